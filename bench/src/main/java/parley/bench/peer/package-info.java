/** The servers under load, each a process of its own: Parley and those it is compared with. */
@NullMarked
package parley.bench.peer;

import org.jspecify.annotations.NullMarked;
