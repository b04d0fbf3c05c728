/** The wire: every message, its limits and its JSON form. */
@NullMarked
package parley.protocol;

import org.jspecify.annotations.NullMarked;
