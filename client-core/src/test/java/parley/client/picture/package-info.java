@NullMarked
package parley.client.picture;

import org.jspecify.annotations.NullMarked;
