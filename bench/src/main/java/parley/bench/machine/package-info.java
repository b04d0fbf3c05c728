/** What the benchmark stands on: folders, programs and servers' processes. */
@NullMarked
package parley.bench.machine;

import org.jspecify.annotations.NullMarked;
