/** What waits for somebody: unread messages and mentions over all rooms. */
@NullMarked
package parley.desktop.attention;

import org.jspecify.annotations.NullMarked;
