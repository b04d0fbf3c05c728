@NullMarked
package parley.server.state;

import org.jspecify.annotations.NullMarked;
