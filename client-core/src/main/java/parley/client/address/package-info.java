/** Where a server is: addresses and invite links as people paste them. */
@NullMarked
package parley.client.address;

import org.jspecify.annotations.NullMarked;
