/** How the text of a message is read and drawn. */
@NullMarked
package parley.desktop.message;

import org.jspecify.annotations.NullMarked;
