@NullMarked
package parley.client.trust;

import org.jspecify.annotations.NullMarked;
