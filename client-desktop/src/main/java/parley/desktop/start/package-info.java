/** The first start: three doors. */
@NullMarked
package parley.desktop.start;

import org.jspecify.annotations.NullMarked;
