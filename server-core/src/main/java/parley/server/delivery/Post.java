package parley.server.delivery;

import java.util.Optional;
import parley.protocol.Entry;
import parley.protocol.EntryData;
import parley.protocol.UserId;
import parley.server.store.LogKey;

/**
 * An entry and those it goes to.
 *
 * @param to those of them who are connected to this process
 * @param log who hears this log is meant, wherever they are connected
 * @param about what the entry says something about, by its sequence in the same log: whoever may
 *     not see that gets {@link #hidden} instead; 0: nothing
 * @param leaving who no longer hears the log, and this entry is the last they get
 */
public record Post(Entry entry, Recipients to, LogKey log, long about, Optional<UserId> leaving) {
    /** Of which nobody leaves. */
    public Post(Entry entry, Recipients to, LogKey log, long about) {
        this(entry, to, log, about, Optional.empty());
    }

    /** What stands in the entry's place for those who may not see what it is about. */
    public Entry hidden() {
        return new Entry(
                entry.room(),
                entry.epoch(),
                entry.seq(),
                entry.ts(),
                Optional.empty(),
                Optional.empty(),
                entry.n(),
                new EntryData.VoidEntry());
    }
}
