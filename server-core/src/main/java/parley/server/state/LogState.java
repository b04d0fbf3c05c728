package parley.server.state;

import parley.server.delivery.Audience;
import parley.server.store.LogHead;
import parley.server.store.LogKey;

/**
 * Where a log stands, and who is listening. What is written is known to the committing thread only;
 * what is published is on disk and may be read by any thread.
 */
public sealed class LogState permits RequestLog {
    private final LogKey key;
    private final Audience audience = new Audience();
    private long written;
    private long writtenN;
    private long writtenCommit;
    private volatile LogHead published;

    LogState(LogHead head) {
        this.key = head.log();
        this.published = head;
        reset();
    }

    public LogKey key() {
        return key;
    }

    public Audience audience() {
        return audience;
    }

    /** What is on disk. */
    public LogHead published() {
        return published;
    }

    /** The running count after what was written last; committing thread only. */
    public long writtenN() {
        return writtenN;
    }

    /** The sequence written last; committing thread only. */
    public long written() {
        return written;
    }

    /** Notes one more entry; committing thread only. */
    public void advance(boolean countable, long commit) {
        written++;
        writtenN += countable ? 1 : 0;
        writtenCommit = commit;
    }

    /** What was written is on disk; committing thread only. */
    public void publish() {
        published = new LogHead(key, written, writtenN, writtenCommit);
    }

    /** What the disk holds, after a transaction that may be lost or not; committing thread only. */
    void restore(LogHead onDisk) {
        published = onDisk;
        reset();
    }

    /** What was written is lost; committing thread only. */
    void reset() {
        LogHead head = published;
        written = head.head();
        writtenN = head.n();
        writtenCommit = head.commit();
    }
}
