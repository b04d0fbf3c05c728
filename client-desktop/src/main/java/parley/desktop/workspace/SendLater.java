package parley.desktop.workspace;

import java.io.IOException;
import java.time.Instant;
import java.util.List;
import parley.protocol.RoomId;

/** One's own messages that wait at the server for their time. Blocks until it has answered. */
public interface SendLater {
    /** A message that waits; its text is Markdown. */
    record Waiting(String id, RoomId room, Instant at, String text) {}

    /** Keeps a message until {@code at}, at most a year ahead; this device may be off by then. */
    void send(RoomId room, String text, List<String> mentions, Instant at) throws IOException;

    /** All that wait, the next one first. */
    List<Waiting> waiting() throws IOException;

    /** Takes one back. */
    void cancel(Waiting message) throws IOException;
}
