@NullMarked
package parley.client.timeline;

import org.jspecify.annotations.NullMarked;
