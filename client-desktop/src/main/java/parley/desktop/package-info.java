/** The desktop client: its entry points and what all screens share. */
@NullMarked
package parley.desktop;

import org.jspecify.annotations.NullMarked;
