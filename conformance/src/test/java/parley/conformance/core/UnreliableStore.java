package parley.conformance.core;

import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.SequencedMap;
import java.util.Set;
import parley.conformance.store.InMemoryWorkspaceStore;
import parley.protocol.Cid;
import parley.protocol.FileId;
import parley.protocol.Message;
import parley.protocol.RoomId;
import parley.protocol.ScheduledId;
import parley.protocol.UserId;
import parley.server.store.BanRecord;
import parley.server.store.FileRecord;
import parley.server.store.FileRows;
import parley.server.store.LogKey;
import parley.server.store.MemberRecord;
import parley.server.store.MessageVersion;
import parley.server.store.PresenceRecord;
import parley.server.store.RoomRecord;
import parley.server.store.ScheduledRecord;
import parley.server.store.SearchQuery;
import parley.server.store.Snapshot;
import parley.server.store.StoreException;
import parley.server.store.StoredEntry;
import parley.server.store.WorkspaceStore;

/** A store whose next commits can be made to fail. */
final class UnreliableStore implements WorkspaceStore {
    /** What becomes of a commit. */
    enum Fate {
        KEPT,
        LOST,
        /** It is on disk, and the writer is told that it is not. */
        KEPT_BUT_REPORTED_LOST,
        DISK_FULL
    }

    private final WorkspaceStore store = new InMemoryWorkspaceStore();
    private volatile Fate fate = Fate.KEPT;

    void nextCommits(Fate next) {
        fate = next;
    }

    @Override
    public Transaction begin() {
        return new Doomed(store.begin());
    }

    private final class Doomed implements Transaction {
        private final Transaction transaction;

        Doomed(Transaction transaction) {
            this.transaction = transaction;
        }

        @Override
        public void putScheduled(ScheduledRecord message) {
            transaction.putScheduled(message);
        }

        @Override
        public void changeScheduled(ScheduledRecord message) {
            transaction.changeScheduled(message);
        }

        @Override
        public void removeScheduled(ScheduledId message) {
            transaction.removeScheduled(message);
        }

        @Override
        public FileRows files() {
            return transaction.files();
        }

        @Override
        public void putFile(FileRecord file) {
            transaction.putFile(file);
        }

        @Override
        public void removeFile(FileId file) {
            transaction.removeFile(file);
        }

        @Override
        public void commit() {
            switch (fate) {
                case KEPT -> transaction.commit();
                case LOST -> throw new StoreException("lost", new IOException("unplugged"));
                case DISK_FULL -> throw new StoreException("full", new IOException("full"), true);
                case KEPT_BUT_REPORTED_LOST -> {
                    transaction.commit();
                    throw new StoreException("unknown", new IOException("unplugged"));
                }
            }
        }

        @Override
        public boolean append(StoredEntry entry) {
            return transaction.append(entry);
        }

        @Override
        public Optional<StoredEntry> byCid(UserId author, Cid cid) {
            return transaction.byCid(author, cid);
        }

        @Override
        public void putRoom(RoomRecord room) {
            transaction.putRoom(room);
        }

        @Override
        public void putMember(MemberRecord member) {
            transaction.putMember(member);
        }

        @Override
        public void removeMember(RoomId room, UserId user) {
            transaction.removeMember(room, user);
        }

        @Override
        public void putBan(BanRecord ban, boolean on) {
            transaction.putBan(ban, on);
        }

        @Override
        public void putPresence(PresenceRecord presence) {
            transaction.putPresence(presence);
        }

        @Override
        public void putPreference(UserId user, String key, Optional<String> value) {
            transaction.putPreference(user, key, value);
        }

        @Override
        public Optional<StoredEntry> entry(LogKey log, long seq) {
            return transaction.entry(log, seq);
        }

        @Override
        public Optional<String> changedMessage(LogKey log, long message) {
            return transaction.changedMessage(log, message);
        }

        @Override
        public void putChangedMessage(LogKey log, long message, String json) {
            transaction.putChangedMessage(log, message, json);
        }

        @Override
        public void supersede(LogKey log, long seq, String json) {
            transaction.supersede(log, seq, json);
        }

        @Override
        public void erase(LogKey log, long seq, String json) {
            transaction.erase(log, seq, json);
        }

        @Override
        public void putVersion(LogKey log, long message, MessageVersion version) {
            transaction.putVersion(log, message, version);
        }

        @Override
        public List<MessageVersion> versions(LogKey log, long message) {
            return transaction.versions(log, message);
        }

        @Override
        public boolean reacted(LogKey log, long message, String emoji, UserId user) {
            return transaction.reacted(log, message, emoji, user);
        }

        @Override
        public Set<String> emoji(LogKey log, long message) {
            return transaction.emoji(log, message);
        }

        @Override
        public void react(LogKey log, long message, String emoji, UserId user, Optional<Long> seq) {
            transaction.react(log, message, emoji, user, seq);
        }

        @Override
        public List<Long> pins(LogKey log) {
            return transaction.pins(log);
        }

        @Override
        public void putPin(LogKey log, long message, Optional<Instant> at) {
            transaction.putPin(log, message, at);
        }

        @Override
        public void strip(LogKey log, long message) {
            transaction.strip(log, message);
        }

        @Override
        public void close() {
            transaction.close();
        }
    }

    @Override
    public Snapshot load() {
        return store.load();
    }

    @Override
    public String generation() {
        return store.generation();
    }

    @Override
    public List<StoredEntry> entries(LogKey log, long after, long until, int limit) {
        return store.entries(log, after, until, limit);
    }

    @Override
    public List<StoredEntry> postedBefore(LogKey log, long before, int limit) {
        return store.postedBefore(log, before, limit);
    }

    @Override
    public List<StoredEntry> postedAfter(LogKey log, long after, int limit) {
        return store.postedAfter(log, after, limit);
    }

    @Override
    public OptionalLong firstAt(LogKey log, Instant at) {
        return store.firstAt(log, at);
    }

    @Override
    public Map<Long, String> changedMessages(LogKey log, long from, long to) {
        return store.changedMessages(log, from, to);
    }

    @Override
    public Map<Long, List<Message.Reaction>> reactions(
            LogKey log, long from, long to, UserId viewer) {
        return store.reactions(log, from, to, viewer);
    }

    @Override
    public List<MessageVersion> versions(LogKey log, long message) {
        return store.versions(log, message);
    }

    @Override
    public List<Long> pins(LogKey log) {
        return store.pins(log);
    }

    @Override
    public List<SearchQuery.Found> search(SearchQuery query) {
        return store.search(query);
    }

    @Override
    public Optional<String> preference(UserId user, String key) {
        return store.preference(user, key);
    }

    @Override
    public SequencedMap<String, String> preferences(
            UserId user, Optional<String> after, int limit) {
        return store.preferences(user, after, limit);
    }

    @Override
    public List<PresenceRecord> presences() {
        return store.presences();
    }

    @Override
    public List<ScheduledRecord> scheduled() {
        return store.scheduled();
    }

    @Override
    public FileRows files() {
        return store.files();
    }

    @Override
    public long runningCount(LogKey log, long seq) {
        return store.runningCount(log, seq);
    }

    @Override
    public void close() {
        store.close();
    }
}
