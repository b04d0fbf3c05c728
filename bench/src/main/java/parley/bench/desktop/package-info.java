/** The desktop in a process of its own: start, memory, frames. */
@NullMarked
package parley.bench.desktop;

import org.jspecify.annotations.NullMarked;
