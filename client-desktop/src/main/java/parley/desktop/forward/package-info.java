/** Sending a message to another room, and reading what it said before. */
@NullMarked
package parley.desktop.forward;

import org.jspecify.annotations.NullMarked;
