/** What is measured, one class each. */
@NullMarked
package parley.bench.workload;

import org.jspecify.annotations.NullMarked;
