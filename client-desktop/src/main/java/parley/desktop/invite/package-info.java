/** Inviting somebody to a workspace. */
@NullMarked
package parley.desktop.invite;

import org.jspecify.annotations.NullMarked;
