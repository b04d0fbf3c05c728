/** What keys do, and changing that. */
@NullMarked
package parley.desktop.keys;

import org.jspecify.annotations.NullMarked;
