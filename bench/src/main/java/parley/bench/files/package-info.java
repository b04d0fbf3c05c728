/** Large files through a network that is cut, and their speed beside nginx and curl. */
@NullMarked
package parley.bench.files;

import org.jspecify.annotations.NullMarked;
