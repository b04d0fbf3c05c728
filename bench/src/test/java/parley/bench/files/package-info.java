@NullMarked
package parley.bench.files;

import org.jspecify.annotations.NullMarked;
