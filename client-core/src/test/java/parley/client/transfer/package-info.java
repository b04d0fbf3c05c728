@NullMarked
package parley.client.transfer;

import org.jspecify.annotations.NullMarked;
