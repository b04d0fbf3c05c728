/** Emoji as pictures: which there are, how they are found, drawn and chosen. */
@NullMarked
package parley.desktop.emoji;

import org.jspecify.annotations.NullMarked;
