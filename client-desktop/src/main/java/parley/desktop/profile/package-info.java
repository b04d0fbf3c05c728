/** A person's card, and what a moderator can do with them. */
@NullMarked
package parley.desktop.profile;

import org.jspecify.annotations.NullMarked;
