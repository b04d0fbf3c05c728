/** The in-memory store keeps the contract. */
@NullMarked
package parley.conformance.store;

import org.jspecify.annotations.NullMarked;
