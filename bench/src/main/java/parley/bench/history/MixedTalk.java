package parley.bench.history;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import parley.protocol.FileRef;
import parley.protocol.Message;
import parley.protocol.MessageId;
import parley.protocol.MessageKind;
import parley.protocol.RoomId;
import parley.protocol.TextFormat;
import parley.protocol.UserId;
import parley.protocol.VoiceNote;

/**
 * What is said in a busy room, the same on every machine: three of five messages are Markdown
 * (emphasis with a link, a list with a quotation, a block of code), and every third has ten
 * different reactions of thirty people.
 */
public final class MixedTalk {
    private static final List<String> EMOJI =
            List.of("👍", "❤️", "😂", "🎉", "😮", "😢", "🙏", "👀", "🔥", "✅");
    private static final int REACTING = 30;
    private static final Instant BEGAN = Instant.ofEpochSecond(1_700_000_000);

    private final Chatter chatter = new Chatter(1);
    private int said;

    /** A text, what people think of it, and what it carries. */
    public record Said(
            String text,
            TextFormat format,
            List<Message.Reaction> reactions,
            List<FileRef> files,
            Optional<VoiceNote> voice) {
        public Said(String text, TextFormat format, List<Message.Reaction> reactions) {
            this(text, format, reactions, List.of(), Optional.empty());
        }

        /** The same with what another message carries. */
        public Said carrying(Message other) {
            return new Said(text, format, reactions, other.files(), other.voice());
        }

        /** As a message by one of twenty people, 30 s after the one before. */
        public Message in(RoomId room, long seq) {
            return new Message(
                    new MessageId("m_%026d".formatted(seq)),
                    Optional.empty(),
                    room,
                    seq,
                    1,
                    author(seq * 7919 % 20),
                    BEGAN.plusSeconds(seq * 30),
                    seq,
                    voice.isPresent() ? MessageKind.VOICE : MessageKind.TEXT,
                    voice.isPresent() ? "" : text,
                    format,
                    files,
                    voice,
                    Optional.empty(),
                    List.of(),
                    reactions,
                    Optional.empty(),
                    Optional.empty(),
                    false,
                    false,
                    Optional.empty());
        }
    }

    public Said next() {
        int i = said++;
        String words = chatter.text();
        var reactions = i % 3 == 0 ? reactions(REACTING) : List.<Message.Reaction>of();
        return switch (i % 5) {
            case 0 ->
                    markdown("**Ready:** _see_ https://example.org/" + i + " " + words, reactions);
            case 1 -> markdown("- one\n- two\n  - three\n\n> " + words, reactions);
            case 2 -> markdown("```java\nint answer = " + i + ";\n```\n" + words, reactions);
            default -> new Said(words, TextFormat.PLAIN, reactions);
        };
    }

    private static Said markdown(String text, List<Message.Reaction> reactions) {
        return new Said(text, TextFormat.MD, reactions);
    }

    /** Of so many people, shared among ten emoji. */
    public static List<Message.Reaction> reactions(int people) {
        var by = List.of(author(1), author(2), author(3));
        return EMOJI.stream()
                .map(each -> new Message.Reaction(each, people / EMOJI.size(), false, by))
                .toList();
    }

    /** The n-th of the people of these rooms. */
    private static UserId author(long n) {
        return new UserId("u_%026d".formatted(n));
    }
}
