/** Keys that a workspace makes once and keeps, and the codes and ids made with them. */
@NullMarked
package parley.server.secret;

import org.jspecify.annotations.NullMarked;
