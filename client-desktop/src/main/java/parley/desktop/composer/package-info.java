/** Where a message is written. */
@NullMarked
package parley.desktop.composer;

import org.jspecify.annotations.NullMarked;
