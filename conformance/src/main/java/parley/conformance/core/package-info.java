/** The core without a network, and what it must do where several processes share one store. */
@NullMarked
package parley.conformance.core;

import org.jspecify.annotations.NullMarked;
