/** Pictures in the timeline and the viewer. */
@NullMarked
package parley.desktop.picture;

import org.jspecify.annotations.NullMarked;
