@NullMarked
package parley.client.store;

import org.jspecify.annotations.NullMarked;
