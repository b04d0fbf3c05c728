package parley.desktop.workspace;

import java.util.List;
import java.util.Optional;
import parley.protocol.MessageId;

/**
 * What a message with files says; the text may be empty.
 *
 * @param mentions ids of those it calls, or {@code @room}
 */
public record Words(String text, Optional<MessageId> replyTo, List<String> mentions) {
    /** Not a word. */
    public static final Words NONE = new Words("", Optional.empty(), List.of());

    public Words {
        mentions = List.copyOf(mentions);
    }
}
