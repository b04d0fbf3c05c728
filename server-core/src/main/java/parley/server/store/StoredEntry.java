package parley.server.store;

import java.time.Instant;
import java.util.Optional;
import parley.protocol.Cid;
import parley.protocol.UserId;

/**
 * An entry as it is kept.
 *
 * @param n running count of messages that can be unread, up to and with this entry
 * @param commit which commit of the workspace wrote it: 1, 2, 3 …
 * @param ev its kind, and {@code json} its {@code d}
 */
public record StoredEntry(
        LogKey log,
        long seq,
        Instant ts,
        Optional<UserId> by,
        Optional<Cid> cid,
        Optional<Marker> marker,
        long n,
        long commit,
        String ev,
        String json) {
    private static final String VOID = "void";

    /**
     * What stands where a writer took a place and did not fill it.
     *
     * @param n of the entry before it
     */
    public static StoredEntry nothing(LogKey log, long seq, Instant ts, long n, long commit) {
        return new StoredEntry(
                log,
                seq,
                ts,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                n,
                commit,
                VOID,
                "{}");
    }

    public boolean isNothing() {
        return ev.equals(VOID);
    }
}
