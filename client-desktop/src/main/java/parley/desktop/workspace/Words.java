package parley.desktop.workspace;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import parley.protocol.MessageId;

/**
 * What a message with files says; the text may be empty.
 *
 * @param mentions ids of those it calls, or {@code @room}
 * @param at when it is sent; empty: as soon as its files are there
 */
public record Words(
        String text, Optional<MessageId> replyTo, List<String> mentions, Optional<Instant> at) {
    /** Not a word. */
    public static final Words NONE = new Words("", Optional.empty(), List.of());

    public Words {
        mentions = List.copyOf(mentions);
    }

    /** Those of a message that waits for nothing but its files. */
    public Words(String text, Optional<MessageId> replyTo, List<String> mentions) {
        this(text, replyTo, mentions, Optional.empty());
    }
}
