/** The list of rooms, and finding and making them. */
@NullMarked
package parley.desktop.room;

import org.jspecify.annotations.NullMarked;
