package parley.protocol;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Writing, changing, reading and finding messages. */
public sealed interface MessageOp<R extends Result> extends Op<R> {
    /**
     * {@code text} is at most 16,000 bytes of UTF-8; {@code mentions} are user ids or
     * {@code @room}.
     */
    @Wire(value = "message.send", mutates = true)
    record Send(
            RoomId room,
            String text,
            TextFormat format,
            Optional<MessageId> replyTo,
            List<FileId> files,
            Optional<VoiceNote> voice,
            List<String> mentions,
            boolean silent,
            Optional<Instant> sendAt,
            Optional<Ext> ext)
            implements MessageOp<Result.Sent> {
        public Send {
            text = Text.body("text", text, Limits.TEXT);
            files = List.copyOf(files);
            if (files.size() > Limits.FILES) {
                throw BadField.tooLarge("files", files.size(), Limits.FILES);
            }
            if (text.isBlank() && files.isEmpty() && voice.isEmpty()) {
                throw new BadField("text", "something to say");
            }
            if (voice.isPresent() && !files.isEmpty()) {
                throw new BadField("files", "either files or a voice note");
            }
            mentions = checkMentions(mentions);
            int rest = ext.map(e -> Text.utf8Length(e.json())).orElse(0);
            requireEntry(text, mentions, rest + voice.map(v -> v.wave().length()).orElse(0));
        }

        /** Plain text and nothing else. */
        public static Send plain(RoomId room, String text) {
            return new Send(
                    room,
                    text,
                    TextFormat.PLAIN,
                    Optional.empty(),
                    List.of(),
                    Optional.empty(),
                    List.of(),
                    false,
                    Optional.empty(),
                    Optional.empty());
        }
    }

    /** {@code ifRev}: refuse with {@code conflict} when the message has another revision. */
    @Wire(value = "message.edit", mutates = true)
    record Edit(
            RoomId room, MessageId msg, String text, List<String> mentions, Optional<Integer> ifRev)
            implements MessageOp<Result.Edited> {
        public Edit {
            text = Text.body("text", text, Limits.TEXT);
            mentions = checkMentions(mentions);
            requireEntry(text, mentions, 0);
        }
    }

    /** Erases the content from the log, too. */
    @Wire(value = "message.delete", mutates = true)
    record Delete(RoomId room, MessageId msg) implements MessageOp<Result.Seq> {}

    @Wire(value = "message.react", mutates = true)
    record React(RoomId room, MessageId msg, String emoji, Boolean on)
            implements MessageOp<Result.Seq> {
        public React {
            emoji = Text.line("emoji", emoji, 16);
        }
    }

    @Wire(value = "message.pin", mutates = true)
    record Pin(RoomId room, MessageId msg, Boolean on) implements MessageOp<Result.Seq> {}

    /** What is pinned in a room, the one pinned last first. */
    @Wire("message.pins")
    record Pins(RoomId room, Optional<String> cursor) implements MessageOp<Result.SearchPage> {
        public Pins {
            Limits.opaque("cursor", cursor);
        }
    }

    /** Earlier texts of an edited message, for moderators; none after a delete. */
    @Wire("message.versions")
    record Versions(RoomId room, MessageId msg) implements MessageOp<Result.VersionList> {}

    /**
     * Messages in their final state; at most one of the four places is given, none means the
     * newest.
     */
    @Wire("history.read")
    record History(
            RoomId room,
            Optional<Long> before,
            Optional<Long> after,
            Optional<Long> around,
            Optional<Instant> at,
            Optional<Integer> limit,
            Optional<String> epoch)
            implements MessageOp<Result.HistoryPage> {
        public History {
            int places = 0;
            for (Optional<?> place : List.of(before, after, around, at)) {
                places += place.isPresent() ? 1 : 0;
            }
            if (places > 1) {
                throw new BadField("before", "one of before, after, around, at");
            }
            Limits.page("limit", limit, Limits.PAGE);
            Limits.sequence("before", before);
            Limits.sequence("after", after);
            Limits.sequence("around", around);
            Limits.opaque("epoch", epoch);
        }

        /** The newest page, or the one before {@code seq}. */
        public static History before(RoomId room, Optional<Long> seq, int limit) {
            return new History(
                    room,
                    seq,
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    Optional.of(limit),
                    Optional.empty());
        }
    }

    /**
     * Words to find; never a query language. {@code has}: {@code file}, {@code voice} or {@code
     * link}.
     */
    @Wire("search")
    record Search(
            String q,
            Optional<RoomId> room,
            Optional<UserId> from,
            Optional<String> has,
            Optional<Instant> before,
            Optional<Instant> after,
            Optional<Integer> limit,
            Optional<String> cursor)
            implements MessageOp<Result.SearchPage> {
        private static final Set<String> KINDS = Set.of("file", "voice", "link");

        public Search {
            q = Text.line("q", q, 256);
            if (has.isPresent() && !KINDS.contains(has.get())) {
                throw new BadField("has", "file, voice or link");
            }
            Limits.page("limit", limit, Limits.PAGE);
            Limits.opaque("cursor", cursor);
        }
    }

    /** One's own that wait; with {@code scheduled} that one alone, with its whole text. */
    @Wire("scheduled.list")
    record ScheduledMessages(Optional<RoomId> room, Optional<ScheduledId> scheduled)
            implements MessageOp<Result.ScheduledList> {
        /** All, or those of one room. */
        public static ScheduledMessages of(Optional<RoomId> room) {
            return new ScheduledMessages(room, Optional.empty());
        }
    }

    /**
     * Moves a waiting message to another time or sends it {@code now} (then {@code at} counts for
     * nothing), gives it another text, or both. {@code mentions} are those of the text: without one
     * both stay as they are.
     */
    @Wire(value = "scheduled.change", mutates = true)
    record ChangeScheduled(
            ScheduledId scheduled,
            Optional<Instant> at,
            boolean now,
            Optional<String> text,
            List<String> mentions)
            implements MessageOp<Result.Sent> {
        public ChangeScheduled {
            text = text.map(t -> Text.body("text", t, Limits.TEXT));
            mentions = checkMentions(mentions);
            if (at.isEmpty() && text.isEmpty() && !now) {
                throw new BadField("at", "a time, a text, or both");
            }
            if (text.isEmpty() && !mentions.isEmpty()) {
                throw new BadField("mentions", "those of a text");
            }
            requireEntry(text.orElse(""), mentions, 0);
        }
    }

    @Wire(value = "scheduled.cancel", mutates = true)
    record CancelScheduled(ScheduledId scheduled) implements MessageOp<Result.Done> {}

    /** The highest sequence the caller has read; only moves forward. */
    @Wire(value = "read.mark", mutates = true)
    record ReadMark(RoomId room, long seq, Optional<String> epoch)
            implements MessageOp<Result.Seq> {
        public ReadMark {
            if (seq < 0) {
                throw new BadField("seq", "0 or more");
            }
            Limits.opaque("epoch", epoch);
        }
    }

    /** Not answered; at most one in 4 s for each room. */
    @Wire("typing")
    record Typing(RoomId room, Boolean on) implements MessageOp<Result.Done> {}

    /** What a text takes as JSON may be twice its bytes; the entry has a limit of its own. */
    private static void requireEntry(String text, List<String> mentions, int rest) {
        int bytes = Text.jsonLength(text) + rest + ENVELOPE_SHARE;
        for (String each : mentions) {
            bytes += each.length() + 3;
        }
        if (bytes > Limits.ENTRY) {
            throw BadField.tooLarge("text", bytes, Limits.ENTRY);
        }
    }

    /** More than all members of an entry but its text, mentions and ext take, in bytes. */
    int ENVELOPE_SHARE = 1_000;

    private static List<String> checkMentions(List<String> mentions) {
        if (mentions.size() > Limits.MENTIONS) {
            throw BadField.tooLarge("mentions", mentions.size(), Limits.MENTIONS);
        }
        for (String each : mentions) {
            WireId.require("mentions", each);
        }
        return List.copyOf(mentions);
    }
}
