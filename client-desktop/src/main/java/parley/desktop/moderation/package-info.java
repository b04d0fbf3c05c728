/**
 * Looking after a workspace or a room: who is in it, who is kept out, how it is set, who did what.
 */
@NullMarked
package parley.desktop.moderation;

import org.jspecify.annotations.NullMarked;
