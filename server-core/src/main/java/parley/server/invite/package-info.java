/** Invites: codes that let somebody into the workspace, or into one of its rooms as well. */
@NullMarked
package parley.server.invite;

import org.jspecify.annotations.NullMarked;
