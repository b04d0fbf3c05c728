package parley.client.store;

import java.time.Instant;
import java.util.Optional;
import java.util.OptionalLong;
import parley.protocol.Cid;
import parley.protocol.MessageOp;
import parley.protocol.WireError;

/**
 * An own message that was not seen in its room's log yet.
 *
 * @param error why the server refused it
 * @param sentSeq where the server put it, when it answered before the log showed it
 */
public record OutboxRow(
        Cid cid,
        MessageOp.Send message,
        Instant queued,
        Optional<WireError> error,
        OptionalLong sentSeq) {}
