/** Who is in a room and what it is for. */
@NullMarked
package parley.desktop.details;

import org.jspecify.annotations.NullMarked;
