/** A workspace as the screens see it; the client core stands behind it. */
@NullMarked
package parley.desktop.workspace;

import org.jspecify.annotations.NullMarked;
