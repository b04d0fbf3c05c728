/** The benchmark: what it is run on, in which order, and its command line. */
@NullMarked
package parley.bench;

import org.jspecify.annotations.NullMarked;
