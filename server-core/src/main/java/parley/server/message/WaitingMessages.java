package parley.server.message;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import parley.protocol.ScheduledId;
import parley.protocol.UserId;
import parley.server.store.ScheduledRecord;
import parley.server.store.SharedStore;

/** Where messages that wait for their time are found. Safe for use by many threads. */
sealed interface WaitingMessages {
    /** A user's own, in no order. */
    List<ScheduledRecord> of(UserId user);

    /** A user's own. */
    Optional<ScheduledRecord> find(UserId user, ScheduledId id);

    /** Those whose time has come, in no order; there may be more. */
    List<ScheduledRecord> due(Instant now);

    /** It was stored. */
    void put(ScheduledRecord record);

    /** It was taken out of the store. */
    void remove(ScheduledRecord record);

    /** All in memory, because nobody else writes. */
    final class Held implements WaitingMessages {
        private final Map<ScheduledId, ScheduledRecord> all = new ConcurrentHashMap<>();

        Held(Collection<ScheduledRecord> stored) {
            stored.forEach(this::put);
        }

        @Override
        public List<ScheduledRecord> of(UserId user) {
            return all.values().stream().filter(each -> each.by().equals(user)).toList();
        }

        @Override
        public Optional<ScheduledRecord> find(UserId user, ScheduledId id) {
            return Optional.ofNullable(all.get(id)).filter(each -> each.by().equals(user));
        }

        @Override
        public List<ScheduledRecord> due(Instant now) {
            return all.values().stream().filter(each -> !each.at().isAfter(now)).toList();
        }

        @Override
        public void put(ScheduledRecord record) {
            all.put(record.id(), record);
        }

        @Override
        public void remove(ScheduledRecord record) {
            all.remove(record.id());
        }
    }

    /** None in memory: read each time they are asked for. Blocks. */
    record Shared(SharedStore store) implements WaitingMessages {
        private static final int AT_ONCE = 100;

        @Override
        public List<ScheduledRecord> of(UserId user) {
            return store.scheduledOf(user);
        }

        @Override
        public Optional<ScheduledRecord> find(UserId user, ScheduledId id) {
            return store.scheduled(user, id);
        }

        @Override
        public List<ScheduledRecord> due(Instant now) {
            return store.due(now, AT_ONCE);
        }

        @Override
        public void put(ScheduledRecord record) {
            // the store has it
        }

        @Override
        public void remove(ScheduledRecord record) {
            // the store has let it go
        }
    }
}
