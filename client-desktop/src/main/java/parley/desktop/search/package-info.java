/** Finding messages on this device. */
@NullMarked
package parley.desktop.search;

import org.jspecify.annotations.NullMarked;
