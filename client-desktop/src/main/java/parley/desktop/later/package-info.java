/** What is to come: messages that wait for their time, and reminders. */
@NullMarked
package parley.desktop.later;

import org.jspecify.annotations.NullMarked;
