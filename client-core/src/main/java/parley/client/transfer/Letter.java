package parley.client.transfer;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import parley.protocol.MessageId;
import parley.protocol.RoomId;
import parley.protocol.TextFormat;

/**
 * What a message says beside the files it carries; the text may be empty.
 *
 * @param at when the server posts it; empty: as soon as its files are there
 */
public record Letter(
        RoomId room,
        String text,
        TextFormat format,
        List<String> mentions,
        Optional<MessageId> replyTo,
        Optional<Instant> at) {
    public Letter {
        mentions = List.copyOf(mentions);
    }

    /** Files without a word. */
    public static Letter to(RoomId room) {
        return new Letter(
                room, "", TextFormat.PLAIN, List.of(), Optional.empty(), Optional.empty());
    }

    /** Not a word, at the same time: what goes with the files that follow. */
    Letter next() {
        return new Letter(room, "", TextFormat.PLAIN, List.of(), Optional.empty(), at);
    }

    /** The same without waiting. */
    Letter now() {
        return new Letter(room, text, format, mentions, replyTo, Optional.empty());
    }
}
