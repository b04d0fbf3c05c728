package parley.server.store;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import parley.protocol.UserId;

/**
 * What a transaction reads and writes of single messages. A message is named by its log and the
 * sequence of its posting. Used by one thread; sees what the transaction wrote before.
 */
public interface MessageRows {
    Optional<StoredEntry> entry(LogKey log, long seq);

    /** The present state of a message that was edited or deleted, as JSON of {@code Message}. */
    Optional<String> changedMessage(LogKey log, long message);

    /** Replaces that state. */
    void putChangedMessage(LogKey log, long message, String json);

    /**
     * Takes the content out of an entry whose message was edited: {@code {"msg":…,"old":true}}
     * stays. That it was done once is still known.
     */
    void supersede(LogKey log, long seq, String json);

    /** As {@link #supersede}, for a message that was deleted: not even a hash stays. */
    void erase(LogKey log, long seq, String json);

    void putVersion(LogKey log, long message, MessageVersion version);

    /** All texts of a message that was edited, the present one too, oldest first. */
    List<MessageVersion> versions(LogKey log, long message);

    /** Whether a user has put this emoji on a message. */
    boolean reacted(LogKey log, long message, String emoji, UserId user);

    /** The emoji on a message. */
    Set<String> emoji(LogKey log, long message);

    /** Puts a user's emoji on a message with entry {@code seq}; empty: takes it away. */
    void react(LogKey log, long message, String emoji, UserId user, Optional<Long> seq);

    /** The pinned messages of a log, the one pinned last first. */
    List<Long> pins(LogKey log);

    /** When a message was pinned; empty: it is no longer. */
    void putPin(LogKey log, long message, Optional<Instant> at);

    /** Deletes versions, reactions and pin of a message. */
    void strip(LogKey log, long message);
}
