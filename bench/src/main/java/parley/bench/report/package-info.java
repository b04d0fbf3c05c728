/** Figures, their medians and the page they are printed on. */
@NullMarked
package parley.bench.report;

import org.jspecify.annotations.NullMarked;
