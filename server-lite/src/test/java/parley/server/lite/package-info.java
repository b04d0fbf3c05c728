/** The server as a whole. */
@NullMarked
package parley.server.lite;

import org.jspecify.annotations.NullMarked;
