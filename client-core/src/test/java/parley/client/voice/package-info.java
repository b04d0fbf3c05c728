@NullMarked
package parley.client.voice;

import org.jspecify.annotations.NullMarked;
