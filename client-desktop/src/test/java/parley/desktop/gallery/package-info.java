/** Pictures of every screen. */
@NullMarked
package parley.desktop.gallery;

import org.jspecify.annotations.NullMarked;
