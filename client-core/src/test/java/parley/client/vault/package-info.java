@NullMarked
package parley.client.vault;

import org.jspecify.annotations.NullMarked;
