@NullMarked
package parley.client.outbox;

import org.jspecify.annotations.NullMarked;
