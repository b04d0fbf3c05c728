/** The core on its own: a store in memory that can fail, sockets that only remember. */
@NullMarked
package parley.conformance.core;

import org.jspecify.annotations.NullMarked;
