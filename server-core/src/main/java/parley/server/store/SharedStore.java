package parley.server.store;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import parley.protocol.ScheduledId;
import parley.protocol.UserId;

/**
 * A store that several processes read and write at once. What a transaction has read is still so
 * when it commits, or the commit fails with {@link ConflictException} and the request is decided
 * anew.
 */
public interface SharedStore extends WorkspaceStore {
    /** What others have committed, for one request that only reads. */
    StateSource look();

    /** Any number of transactions may be under way. */
    @Override
    SharedTransaction begin();

    /** The waiting messages of one user, in no order. */
    List<ScheduledRecord> scheduledOf(UserId user);

    /** One's own waiting message. */
    Optional<ScheduledRecord> scheduled(UserId user, ScheduledId id);

    /** What these users said of themselves; those who said nothing are left out. */
    Map<UserId, PresenceRecord> presences(Collection<UserId> users);

    /** Those whose time has come, the oldest first, at most {@code limit}. */
    List<ScheduledRecord> due(Instant now, int limit);

    /** One atomic step of one process. What it reads as a source, its commit relies on. */
    interface SharedTransaction extends WorkspaceStore.Transaction, StateSource {
        /**
         * Takes the next place of a log for one entry that {@link #append} is then given, while
         * others take those after it: nobody waits for anybody. A place that is not filled by a
         * commit is closed with a void. Throws {@link ConflictException} when the room was changed
         * after it was read.
         *
         * @return where the log stood before that place
         */
        LogHead take(LogKey log, boolean countable);

        /**
         * All or nothing. Places that were not taken before are those after the log's last, and
         * nobody else has taken one meanwhile. Throws {@link ConflictException} when something that
         * this transaction read was changed by somebody else; nothing is kept then.
         */
        @Override
        void commit();
    }
}
