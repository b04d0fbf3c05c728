/** The client core behind the screens. */
@NullMarked
package parley.desktop.client;

import org.jspecify.annotations.NullMarked;
