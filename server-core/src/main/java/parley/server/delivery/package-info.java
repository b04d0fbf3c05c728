/** What goes out to connections after a commit. */
@NullMarked
package parley.server.delivery;

import org.jspecify.annotations.NullMarked;
