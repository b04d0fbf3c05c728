@NullMarked
package parley.server.limit;

import org.jspecify.annotations.NullMarked;
