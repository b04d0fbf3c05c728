/** The main window: rail, room list, timeline, details, side by side or one at a time. */
@NullMarked
package parley.desktop.main;

import org.jspecify.annotations.NullMarked;
