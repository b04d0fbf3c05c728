@NullMarked
package parley.bench.load;

import org.jspecify.annotations.NullMarked;
