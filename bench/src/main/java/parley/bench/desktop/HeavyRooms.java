package parley.bench.desktop;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import parley.client.store.LocalStore;
import parley.client.store.RoomRow;
import parley.protocol.Message;
import parley.protocol.MessageId;
import parley.protocol.MessageKind;
import parley.protocol.RoomId;
import parley.protocol.TextFormat;
import parley.protocol.UserId;

/** Messages that are hard to show, put into rooms of a desktop that are there already. */
final class HeavyRooms {
    /** It stands first in the list, so a desktop opens it. */
    private static final String FIRST = "general";

    /** A message with 50,000 reactions among ordinary ones. */
    static final String REACTIONS = "room-02";

    /** A message of nothing but combining marks. */
    static final String MARKS = "room-03";

    /** Markdown that nests without end. */
    static final String BOMB = "room-04";

    /** 50,000 unread messages with markdown and reactions. */
    static final String MIXED = "room-05";

    private static final int MIXED_MESSAGES = 50_000;
    private static final int TEXT = 15_900;
    private static final List<String> EMOJI =
            List.of("👍", "❤️", "😂", "🎉", "😮", "😢", "🙏", "👀", "🔥", "✅");
    private static final long BEGAN_MS = 1_750_000_000_000L;

    private final LocalStore store;

    HeavyRooms(LocalStore store) {
        this.store = store;
    }

    void fill() {
        var talk = new ArrayList<Said>();
        for (int i = 0; i < 100; i++) talk.add(mixed(i));
        put(FIRST, talk, false);
        put(REACTIONS, List.of(said("fifty thousand people", reactions(50_000))), false);
        put(MARKS, List.of(said("a" + "\u0301".repeat(TEXT / 2), List.of())), false);
        put(
                BOMB,
                List.of(
                        said("> ".repeat(TEXT / 2), List.of()),
                        said("*a".repeat(TEXT / 2), List.of()),
                        said("[".repeat(TEXT), List.of()),
                        said("- ".repeat(TEXT / 2) + "x", List.of()),
                        said("`".repeat(TEXT), List.of())),
                false);
        var mixed = new ArrayList<Said>();
        for (int i = 0; i < MIXED_MESSAGES; i++) mixed.add(mixed(i));
        put(MIXED, mixed, true);
        store.checkpoint();
    }

    private record Said(String text, List<Message.Reaction> reactions) {}

    private static Said said(String text, List<Message.Reaction> reactions) {
        return new Said(text, reactions);
    }

    private static Said mixed(int i) {
        var reactions = i % 3 == 0 ? reactions(30) : List.<Message.Reaction>of();
        return switch (i % 5) {
            case 0 ->
                    said(
                            "**Ready** for `release` " + i + ": _see_ https://example.org/" + i,
                            reactions);
            case 1 -> said("- one\n- two\n  - three\n\n> and an answer " + i, reactions);
            case 2 -> said("```java\nint answer = " + i + ";\nreturn answer;\n```", reactions);
            default -> said("An ordinary line of talk, number " + i + ".", reactions);
        };
    }

    private static List<Message.Reaction> reactions(int people) {
        var by = List.of(author(1), author(2), author(3));
        return EMOJI.stream()
                .map(each -> new Message.Reaction(each, people / EMOJI.size(), false, by))
                .toList();
    }

    private static UserId author(int n) {
        return new UserId("u_%026d".formatted(n));
    }

    private void put(String name, List<Said> messages, boolean unread) {
        RoomRow room =
                store.rooms().stream()
                        .filter(row -> row.state().name().equals(Optional.of(name)))
                        .findFirst()
                        .orElseThrow();
        long seq = room.last();
        for (var each : messages) {
            seq++;
            store.putMessage(room.key(), message(room.state().room(), seq, each));
            if (seq % 10_000 == 0) store.commit();
        }
        var there = room.withPosition(room.state().epoch(), seq, seq);
        store.putRoom(unread ? there.withUnread(1_000, 0) : there.withMark(seq, seq));
        store.commit();
    }

    private static Message message(RoomId room, long seq, Said said) {
        return new Message(
                new MessageId("m_%026d".formatted(seq)),
                Optional.empty(),
                room,
                seq,
                1,
                author((int) (seq % 7)),
                Instant.ofEpochMilli(BEGAN_MS + seq * 20_000L),
                seq,
                MessageKind.TEXT,
                said.text(),
                TextFormat.MD,
                List.of(),
                Optional.empty(),
                Optional.empty(),
                List.of(),
                said.reactions(),
                Optional.empty(),
                Optional.empty(),
                false,
                false,
                Optional.empty());
    }
}
