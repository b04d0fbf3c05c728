/** Who is connected, and as whom. */
@NullMarked
package parley.server.session;

import org.jspecify.annotations.NullMarked;
