/** Fonts, colours and the appearance of the desktop. */
@NullMarked
package parley.desktop.theme;

import org.jspecify.annotations.NullMarked;
