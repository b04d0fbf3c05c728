/** What was said in a room, and how it is laid out. */
@NullMarked
package parley.desktop.timeline;

import org.jspecify.annotations.NullMarked;
