/** Recording and playing voice notes. */
@NullMarked
package parley.desktop.voice;

import org.jspecify.annotations.NullMarked;
