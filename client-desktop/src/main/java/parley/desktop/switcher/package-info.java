/** Going to a room by a few letters of its name. */
@NullMarked
package parley.desktop.switcher;

import org.jspecify.annotations.NullMarked;
