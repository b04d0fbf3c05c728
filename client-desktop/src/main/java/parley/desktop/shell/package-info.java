/** The window: which screen is shown, and what lies over it. */
@NullMarked
package parley.desktop.shell;

import org.jspecify.annotations.NullMarked;
