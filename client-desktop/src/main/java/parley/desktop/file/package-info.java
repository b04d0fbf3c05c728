/** Files: dropped onto a room, and on their way. */
@NullMarked
package parley.desktop.file;

import org.jspecify.annotations.NullMarked;
