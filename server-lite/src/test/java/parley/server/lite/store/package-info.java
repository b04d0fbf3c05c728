/** Real files: the contract, what survives a restart, and what is refused. */
@NullMarked
package parley.server.lite.store;

import org.jspecify.annotations.NullMarked;
