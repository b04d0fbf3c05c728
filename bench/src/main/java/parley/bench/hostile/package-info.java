/** Files that mean harm, over and over: nothing may escape and nothing may stay. */
@NullMarked
package parley.bench.hostile;

import org.jspecify.annotations.NullMarked;
