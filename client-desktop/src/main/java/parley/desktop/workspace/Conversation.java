package parley.desktop.workspace;

import java.io.IOException;
import java.util.List;
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

    /**
     * Queues a message on disk; it goes out when it can.
     *
     * @param mentions ids of those it calls, or {@code @room}
     */
    void send(String text, Optional<MessageId> replyTo, List<String> mentions);

    /**
     * Sends a message with what others carry, which one may read; what does not fit into one
     * message goes in the next. Blocks until the files are there, then is queued like any message.
     *
     * @param text may be empty where something is attached
     */
    void forward(String text, List<Attached> attached) throws IOException;

    /** Changes a message of one's own; blocks until the workspace has answered. */
    void edit(MessageId message, String text, List<String> mentions) throws IOException;

    /** Erases a message; blocks until the workspace has answered. */
    void delete(MessageId message) throws IOException;

    /** Puts an emoji on a message or takes it away; blocks until the workspace has answered. */
    void react(MessageId message, String emoji, boolean on) throws IOException;

    /** Pins a message or takes the pin away; blocks until the workspace has answered. */
    void pin(MessageId message, boolean on) throws IOException;

    /**
     * What a message said, its first text first; moderators only. Empty once it was deleted. Blocks
     * until the workspace has answered.
     */
    List<Version> versions(MessageId message) throws IOException;

    /** The newest pinned messages that are held here. */
    List<TimelineEntry.Said> pinned();

    /** A link that leads to the message at {@code seq}; never blocks. */
    String link(long seq);

    /** Tries a failed message again. */
    void retry(Cid cid);

    /** Takes back a message that failed or waits. */
    void discard(Cid cid);

    /** This room's files on their way. */
    FileTransfers transfers();

    /** What others and oneself have sent. */
    RoomFiles files();

    /** Everything up to {@code seq} was seen. */
    void markRead(long seq);

    /** Tells the others whether one types; may be lost. */
    void typing(boolean on);
}
