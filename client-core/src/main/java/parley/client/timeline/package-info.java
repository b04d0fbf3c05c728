/** What a room's screen shows: a window over the local history that changes live. */
@NullMarked
package parley.client.timeline;

import org.jspecify.annotations.NullMarked;
