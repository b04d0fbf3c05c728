@NullMarked
package parley.client.address;

import org.jspecify.annotations.NullMarked;
