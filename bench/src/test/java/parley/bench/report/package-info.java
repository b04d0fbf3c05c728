@NullMarked
package parley.bench.report;

import org.jspecify.annotations.NullMarked;
