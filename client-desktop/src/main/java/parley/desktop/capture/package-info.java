/** Pictures of a part of the screen. */
@NullMarked
package parley.desktop.capture;

import org.jspecify.annotations.NullMarked;
