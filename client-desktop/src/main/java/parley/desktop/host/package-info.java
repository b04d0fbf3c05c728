/** The workspace that runs on this PC: starting it, its state, its invite. */
@NullMarked
package parley.desktop.host;

import org.jspecify.annotations.NullMarked;
