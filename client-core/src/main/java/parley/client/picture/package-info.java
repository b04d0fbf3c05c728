/** Pictures before anybody looks at them: what a file claims to be, its thumbnail, its place. */
@NullMarked
package parley.client.picture;

import org.jspecify.annotations.NullMarked;
