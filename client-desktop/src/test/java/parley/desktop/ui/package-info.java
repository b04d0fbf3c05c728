/** Tests that draw or click real screens, without a display. */
@NullMarked
package parley.desktop.ui;

import org.jspecify.annotations.NullMarked;
