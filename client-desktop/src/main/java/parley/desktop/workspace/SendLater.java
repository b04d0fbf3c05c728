package parley.desktop.workspace;

import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import parley.protocol.RoomId;

/** One's own messages that wait at the server for their time. Blocks until it has answered. */
public interface SendLater {
    /**
     * A message that waits; its text is Markdown, of a long one the beginning.
     *
     * @param attached of several files the first
     * @param files how many it carries
     */
    record Waiting(String id, RoomId room, Instant at, String text, Attached attached, int files) {}

    /**
     * Keeps a message until {@code at}, at most a year ahead; this device may be off by then. What
     * is attached is one's own and was uploaded for that room.
     */
    void send(RoomId room, Whole message, Instant at) throws IOException;

    /** All that wait, the next one first. */
    List<Waiting> waiting() throws IOException;

    /** A whole text, the ids of those it calls, and all it carries. */
    record Whole(String text, List<String> mentions, Attached attached) {
        public Whole {
            mentions = List.copyOf(mentions);
        }

        /** Words alone. */
        public Whole(String text, List<String> mentions) {
            this(text, mentions, Attached.NONE);
        }
    }

    /** All of a message; empty when it does not wait any more. */
    Optional<Whole> whole(Waiting message) throws IOException;

    /** Lets it wait for another time. */
    void move(Waiting message, Instant at) throws IOException;

    /** Gives it another text; what is attached stays, whatever {@code text} says of it. */
    void edit(Waiting message, Whole text) throws IOException;

    /** Sends it within a moment. */
    void sendNow(Waiting message) throws IOException;

    /** Takes one back; what was attached may be sent again for a day. */
    void cancel(Waiting message) throws IOException;

    /** Gives up what was attached to a message that was taken back. */
    void forget(Attached attached) throws IOException;
}
