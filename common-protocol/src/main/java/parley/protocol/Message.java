package parley.protocol;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * A message in its final state, as {@code history.read} and {@code search} give it.
 *
 * @param rev 1 when posted, one more with each edit
 * @param n the room's running count of messages that can be unread, up to and with this one
 * @param deleted who deleted it and when; text and all else is empty then
 */
public record Message(
        MessageId id,
        Optional<Cid> cid,
        RoomId room,
        long seq,
        int rev,
        UserId by,
        Instant ts,
        long n,
        MessageKind kind,
        String text,
        TextFormat format,
        List<FileRef> files,
        Optional<VoiceNote> voice,
        Optional<MessageId> replyTo,
        List<String> mentions,
        List<Reaction> reactions,
        Optional<Instant> edited,
        Optional<Deleted> deleted,
        boolean silent,
        boolean pinned,
        Optional<Ext> ext) {
    public Message {
        if (seq < 1) {
            throw new BadField("seq", "1 or more");
        }
        files = List.copyOf(files);
        mentions = List.copyOf(mentions);
        reactions = List.copyOf(reactions);
    }

    /** As this entry of a room's log posted it. */
    public static Message posted(
            RoomId room,
            long seq,
            Optional<Cid> cid,
            UserId by,
            Instant ts,
            long n,
            EntryData.MessagePosted posted) {
        return new Message(
                posted.id(),
                cid,
                room,
                seq,
                1,
                by,
                ts,
                n,
                posted.kind(),
                posted.text(),
                posted.format(),
                posted.files(),
                posted.voice(),
                posted.replyTo(),
                posted.mentions(),
                List.of(),
                Optional.empty(),
                Optional.empty(),
                posted.silent(),
                false,
                posted.ext());
    }

    /** After an edit at this time. */
    public Message edited(EntryData.MessageEdited edit, Instant at) {
        return new Message(
                id,
                cid,
                room,
                seq,
                edit.rev(),
                by,
                ts,
                n,
                kind,
                edit.text(),
                edit.format(),
                files,
                voice,
                replyTo,
                edit.mentions(),
                reactions,
                Optional.of(at),
                deleted,
                silent,
                pinned,
                ext);
    }

    /**
     * What is left of it once it is deleted. A client keeps the {@code key} by which it knows its
     * own; a server keeps none.
     */
    public Message deleted(Deleted how, Optional<Cid> key) {
        return new Message(
                id,
                key,
                room,
                seq,
                rev,
                by,
                ts,
                n,
                kind,
                "",
                TextFormat.PLAIN,
                List.of(),
                Optional.empty(),
                Optional.empty(),
                List.of(),
                List.of(),
                Optional.empty(),
                Optional.of(how),
                silent,
                false,
                Optional.empty());
    }

    /** With other reactions, and pinned or not. */
    public Message with(List<Reaction> others, boolean pin) {
        return with(text, others, pin);
    }

    /** With another text and nothing else changed: what is kept apart from the rest. */
    public Message withText(String other) {
        return with(other, reactions, pinned);
    }

    private Message with(String words, List<Reaction> others, boolean pin) {
        return new Message(
                id, cid, room, seq, rev, by, ts, n, kind, words, format, files, voice, replyTo,
                mentions, others, edited, deleted, silent, pin, ext);
    }

    /** Who deleted a message, and when. */
    public record Deleted(UserId by, Instant ts) {}

    /** One emoji on a message; {@code by} names the first 10 at most. */
    public record Reaction(String emoji, int n, boolean me, List<UserId> by) {
        public Reaction {
            by = List.copyOf(by);
        }
    }
}
