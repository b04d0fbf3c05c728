/** Messages on their way to the server, and drafts that are not yet. */
@NullMarked
package parley.client.outbox;

import org.jspecify.annotations.NullMarked;
