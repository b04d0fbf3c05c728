@NullMarked
package parley.client.log;

import org.jspecify.annotations.NullMarked;
