/** Saying inside the window that something new came in another room. */
@NullMarked
package parley.desktop.notify;

import org.jspecify.annotations.NullMarked;
