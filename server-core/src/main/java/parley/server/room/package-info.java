/** Rooms and who is in them. */
@NullMarked
package parley.server.room;

import org.jspecify.annotations.NullMarked;
