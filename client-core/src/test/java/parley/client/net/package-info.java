@NullMarked
package parley.client.net;

import org.jspecify.annotations.NullMarked;
