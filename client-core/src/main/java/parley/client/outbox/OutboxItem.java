package parley.client.outbox;

import java.time.Instant;
import java.util.Optional;
import parley.protocol.Cid;
import parley.protocol.MessageOp;
import parley.protocol.WireError;

/**
 * An own message that is not known to have reached the server.
 *
 * @param cid its idempotency key, made when the person pressed send
 * @param error why it failed; with {@link Delivery#FAILED} only
 */
public record OutboxItem(
        Cid cid,
        MessageOp.Send message,
        Instant queued,
        Delivery delivery,
        Optional<WireError> error) {

    /** How far it got. A timeout is never a failure: the item goes back to queued. */
    public enum Delivery {
        QUEUED,
        SENDING,
        /** The server has it; its place in the timeline is not known yet. */
        SENT,
        /** The server refused it; it stays until it is retried or discarded. */
        FAILED
    }
}
