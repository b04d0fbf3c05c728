package parley.client.transfer;

import java.util.List;
import java.util.Optional;
import parley.protocol.MessageId;
import parley.protocol.RoomId;
import parley.protocol.TextFormat;

/** What a message says beside the files it carries; the text may be empty. */
public record Letter(
        RoomId room,
        String text,
        TextFormat format,
        List<String> mentions,
        Optional<MessageId> replyTo) {
    public Letter {
        mentions = List.copyOf(mentions);
    }

    /** Files without a word. */
    public static Letter to(RoomId room) {
        return new Letter(room, "", TextFormat.PLAIN, List.of(), Optional.empty());
    }
}
