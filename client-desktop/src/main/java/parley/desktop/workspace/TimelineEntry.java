package parley.desktop.workspace;

import java.time.Instant;
import java.util.Optional;
import parley.desktop.text.Line;
import parley.protocol.MessageId;

/** Something that stands in a room's timeline for good. */
public sealed interface TimelineEntry {
    /** Its place in the room. */
    long seq();

    /** When it was accepted. */
    Instant at();

    /** A message. */
    record Said(
            MessageId id,
            long seq,
            Instant at,
            Person author,
            String text,
            boolean own,
            boolean mentionsMe,
            boolean edited,
            Optional<Person> deletedBy,
            Optional<Quote> quote)
            implements TimelineEntry {}

    /** Somebody came, went, or changed the room. */
    record Happened(long seq, Instant at, Kind kind, Line what) implements TimelineEntry {}

    /** What kind of thing happened. */
    enum Kind {
        JOINED,
        LEFT,
        ROLE,
        CHANGED
    }

    /** The message that another one answers. */
    record Quote(MessageId id, long seq, String author, String text, boolean deleted) {}
}
