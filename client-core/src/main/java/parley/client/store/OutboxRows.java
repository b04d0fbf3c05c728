package parley.client.store;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import parley.protocol.Cid;
import parley.protocol.MessageOp;
import parley.protocol.WireError;

/** Reads the outbox, also out of a damaged file. */
final class OutboxRows {
    private OutboxRows() {}

    static List<OutboxRow> read(Db db, Json json) {
        return db.list(
                "SELECT cid, queued, message, error, sent_seq FROM outbox ORDER BY place",
                row -> {
                    String error = row.getString(4);
                    long seq = row.getLong(5);
                    return new OutboxRow(
                            Cid.parse(row.getString(1)),
                            json.read(row.getString(3), MessageOp.Send.class),
                            Instant.ofEpochMilli(row.getLong(2)),
                            error == null
                                    ? Optional.empty()
                                    : Optional.of(json.read(error, WireError.class)),
                            seq == 0 ? OptionalLong.empty() : OptionalLong.of(seq));
                });
    }
}
