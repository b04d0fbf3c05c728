package parley.desktop.workspace;

import java.util.Optional;
import java.util.function.Consumer;
import parley.protocol.Cid;
import parley.protocol.MessageId;
import parley.protocol.RoomId;

/** One room of a workspace. Calls may touch the disk and belong in the background. */
public interface Conversation {
    RoomId room();

    /**
     * Opens a window on the newest messages, or on the first unread one; {@code listener} is told
     * on any thread, in order, what is to be shown now.
     */
    RoomWindow open(Consumer<RoomWindow.Shown> listener);

    /** The text that was typed and not sent. */
    String draft();

    /** Keeps the text for later; empty takes it away. */
    void saveDraft(String text);

    /** Queues a message on disk; it goes out when it can. */
    void send(String text, Optional<MessageId> replyTo);

    /** Tries a failed message again. */
    void retry(Cid cid);

    /** Takes back a message that failed or waits. */
    void discard(Cid cid);

    /** Everything up to {@code seq} was seen. */
    void markRead(long seq);

    /** Tells the others whether one types; may be lost. */
    void typing(boolean on);
}
