@NullMarked
package parley.server.secret;

import org.jspecify.annotations.NullMarked;
