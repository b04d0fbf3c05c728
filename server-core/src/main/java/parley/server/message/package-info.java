/** Messages: sending them, reading them, and how far somebody has read. */
@NullMarked
package parley.server.message;

import org.jspecify.annotations.NullMarked;
