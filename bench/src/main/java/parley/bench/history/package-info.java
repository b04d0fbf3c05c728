/** A room of a million messages, as a client keeps it. */
@NullMarked
package parley.bench.history;

import org.jspecify.annotations.NullMarked;
