package parley.desktop.workspace;

import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import parley.protocol.RoomId;

/** One's own messages that wait at the server for their time. Blocks until it has answered. */
public interface SendLater {
    /** A message that waits; its text is Markdown, of a long one the beginning. */
    record Waiting(String id, RoomId room, Instant at, String text) {}

    /** Keeps a message until {@code at}, at most a year ahead; this device may be off by then. */
    void send(RoomId room, String text, List<String> mentions, Instant at) throws IOException;

    /** All that wait, the next one first. */
    List<Waiting> waiting() throws IOException;

    /** A whole text, and the ids of those it calls. */
    record Whole(String text, List<String> mentions) {
        public Whole {
            mentions = List.copyOf(mentions);
        }
    }

    /** All of a message; empty when it does not wait any more. */
    Optional<Whole> whole(Waiting message) throws IOException;

    /** Lets it wait for another time. */
    void move(Waiting message, Instant at) throws IOException;

    /** Gives it another text. */
    void edit(Waiting message, Whole text) throws IOException;

    /** Sends it within a moment. */
    void sendNow(Waiting message) throws IOException;

    /** Takes one back. */
    void cancel(Waiting message) throws IOException;
}
