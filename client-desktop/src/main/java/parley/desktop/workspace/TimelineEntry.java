package parley.desktop.workspace;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import parley.desktop.text.Line;
import parley.protocol.FileRef;
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
            Optional<Quote> quote,
            Extra extra)
            implements TimelineEntry {
        /** Markdown without anything on it. */
        public Said(
                MessageId id,
                long seq,
                Instant at,
                Person author,
                String text,
                boolean own,
                boolean mentionsMe,
                boolean edited,
                Optional<Person> deletedBy,
                Optional<Quote> quote) {
            this(id, seq, at, author, text, own, mentionsMe, edited, deletedBy, quote, Extra.NONE);
        }

        /** The words, else the names of the files; empty for a voice note. */
        public String summary() {
            return text.isEmpty()
                    ? extra.attached().files().stream()
                            .map(FileRef::name)
                            .collect(Collectors.joining(", "))
                    : text;
        }

        /** The same with something else on it. */
        public Said with(Extra other) {
            return new Said(
                    id, seq, at, author, text, own, mentionsMe, edited, deletedBy, quote, other);
        }
    }

    /**
     * What few messages have.
     *
     * @param markdown whether the text is Markdown
     * @param reactions in the order they came
     */
    record Extra(
            boolean markdown,
            boolean pinned,
            List<Reaction> reactions,
            List<Mention> mentions,
            Attached attached) {
        /** Nothing but Markdown. */
        public static final Extra NONE = new Extra(true, false, List.of(), List.of());

        /** Without files. */
        public Extra(
                boolean markdown,
                boolean pinned,
                List<Reaction> reactions,
                List<Mention> mentions) {
            this(markdown, pinned, reactions, mentions, Attached.NONE);
        }

        public Extra {
            reactions = List.copyOf(reactions);
            mentions = List.copyOf(mentions);
        }
    }

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
    record Quote(
            MessageId id,
            long seq,
            String author,
            String text,
            boolean deleted,
            Attached attached) {
        /** Without files. */
        public Quote(MessageId id, long seq, String author, String text, boolean deleted) {
            this(id, seq, author, text, deleted, Attached.NONE);
        }
    }
}
