/** Emoji: the tool that cuts their sheets, and their tests. */
@NullMarked
package parley.desktop.emoji;

import org.jspecify.annotations.NullMarked;
