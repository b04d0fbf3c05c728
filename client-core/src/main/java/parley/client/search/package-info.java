/** Finding words in the local history. */
@NullMarked
package parley.client.search;

import org.jspecify.annotations.NullMarked;
