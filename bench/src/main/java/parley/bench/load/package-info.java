/** The load generator written in C: compiled here, driven by shapes, read back as numbers. */
@NullMarked
package parley.bench.load;

import org.jspecify.annotations.NullMarked;
