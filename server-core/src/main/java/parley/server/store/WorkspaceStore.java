package parley.server.store;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.SequencedMap;
import parley.protocol.Cid;
import parley.protocol.FileId;
import parley.protocol.Message;
import parley.protocol.RoomId;
import parley.protocol.ScheduledId;
import parley.protocol.UserId;

/**
 * What a workspace keeps: the logs, and what follows from them. Logs are only ever appended to,
 * gap-free from 1.
 *
 * <p>Reads are safe for use by many threads; {@link #begin} belongs to one thread at a time. Calls
 * block, and throw {@link StoreException} when the store could not be reached.
 */
public interface WorkspaceStore extends AutoCloseable {
    /** All that is held in memory. */
    Snapshot load();

    /** An opaque name for this store's contents; another one after a restore. */
    String generation();

    /** Begins the next transaction; the one before has been committed or closed. */
    Transaction begin();

    /** Entries with {@code after < seq <= until}, oldest first, at most {@code limit}. */
    List<StoredEntry> entries(LogKey log, long after, long until, int limit);

    /**
     * Entries of kind {@code message.posted} with {@code seq < before}, newest first, at most
     * {@code limit}.
     */
    List<StoredEntry> postedBefore(LogKey log, long before, int limit);

    /**
     * Entries of kind {@code message.posted} with {@code seq > after}, oldest first, at most {@code
     * limit}.
     */
    List<StoredEntry> postedAfter(LogKey log, long after, int limit);

    /** The first sequence written at or after {@code at}; empty when there is none. */
    OptionalLong firstAt(LogKey log, Instant at);

    /**
     * Those of the given ones of which the log holds a changed state, by sequence of their posting.
     */
    Map<Long, String> changedMessages(LogKey log, long from, long to);

    /** The reactions on messages, as {@code viewer} sees them, by sequence of their posting. */
    Map<Long, List<Message.Reaction>> reactions(LogKey log, long from, long to, UserId viewer);

    /** As {@link MessageRows#versions}. */
    List<MessageVersion> versions(LogKey log, long message);

    /** As {@link MessageRows#pins}. */
    List<Long> pins(LogKey log);

    /**
     * Messages by their present text, the newest first. What was posted a moment ago is found; a
     * store that begins to search an old log may miss the oldest for some minutes.
     */
    List<SearchQuery.Found> search(SearchQuery query);

    Optional<String> preference(UserId user, String key);

    /**
     * A user's preferences in an order of the store's own that never changes, at most {@code
     * limit}, those behind the key {@code after}.
     */
    SequencedMap<String, String> preferences(UserId user, Optional<String> after, int limit);

    /** All messages that wait for their time. */
    List<ScheduledRecord> scheduled();

    /** What users said of themselves. */
    List<PresenceRecord> presences();

    /** The files, as they are committed. */
    FileRows files();

    /** The running count at a sequence; 0 before the first. */
    long runningCount(LogKey log, long seq);

    @Override
    void close();

    /** One atomic step; what was not committed never was. Used by one thread. */
    interface Transaction extends MessageRows, AutoCloseable {
        /**
         * Appends; returns false and changes nothing when the author's {@code cid} was used before.
         */
        boolean append(StoredEntry entry);

        /** What an author's action wrote, also in this transaction. */
        Optional<StoredEntry> byCid(UserId author, Cid cid);

        void putRoom(RoomRecord room);

        void putMember(MemberRecord member);

        void removeMember(RoomId room, UserId user);

        /** Keeps somebody out of a room, or no longer. */
        void putBan(BanRecord ban, boolean on);

        /** An empty value takes the preference away. */
        void putPreference(UserId user, String key, Optional<String> value);

        void putScheduled(ScheduledRecord message);

        /** Keeps it in the place of the one with its id, which is there. */
        void changeScheduled(ScheduledRecord message);

        void removeScheduled(ScheduledId message);

        /** In the place of what the user said before; a plain one is not kept. */
        void putPresence(PresenceRecord presence);

        /** The files, as this transaction sees them. */
        FileRows files();

        /** Makes or replaces a file. */
        void putFile(FileRecord file);

        void removeFile(FileId file);

        /** Returns when everything is on disk. */
        void commit();

        /** Gives up what was not committed. */
        @Override
        void close();
    }
}
