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

    /** Who deleted a message, and when. */
    public record Deleted(UserId by, Instant ts) {}

    /** One emoji on a message; {@code by} names the first 10 at most. */
    public record Reaction(String emoji, int n, boolean me, List<UserId> by) {
        public Reaction {
            by = List.copyOf(by);
        }
    }
}
