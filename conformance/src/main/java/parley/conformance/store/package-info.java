/** What every store of a workspace must do, as tests, and a store in memory. */
@NullMarked
package parley.conformance.store;

import org.jspecify.annotations.NullMarked;
