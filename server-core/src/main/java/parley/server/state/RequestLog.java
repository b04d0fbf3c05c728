package parley.server.state;

import org.jspecify.annotations.Nullable;
import parley.server.store.LogHead;
import parley.server.store.LogKey;
import parley.server.store.StateSource;

/** A log for one request: read when it is asked about. Used by one thread. */
public final class RequestLog extends LogState {
    private final StateSource source;
    private @Nullable LogHead head;
    private boolean placed;

    RequestLog(LogKey key, StateSource source) {
        super(LogHead.empty(key));
        this.source = source;
    }

    @Override
    public LogHead published() {
        LogHead known = head;
        if (known == null) {
            known = source.head(key());
            head = known;
        }
        return known;
    }

    /** What is appended next comes after this place, which nobody else has. */
    public void place(LogHead before) {
        super.restore(before);
        placed = true;
    }

    /** Whether this request has appended, or has a number to append under. */
    public boolean isPlaced() {
        return placed;
    }

    @Override
    public long written() {
        placeAtEnd();
        return super.written();
    }

    @Override
    public long writtenN() {
        placeAtEnd();
        return super.writtenN();
    }

    private void placeAtEnd() {
        if (!placed) {
            super.restore(source.taken(key()));
        }
    }

    @Override
    public void advance(boolean countable, long commit) {
        placeAtEnd();
        placed = true;
        super.advance(countable, commit);
    }
}
