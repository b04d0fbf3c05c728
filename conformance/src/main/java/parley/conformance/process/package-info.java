/** A server as its own process, which can be killed. */
@NullMarked
package parley.conformance.process;

import org.jspecify.annotations.NullMarked;
