package parley.bench.desktop;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import parley.bench.history.MixedTalk;
import parley.bench.history.MixedTalk.Said;
import parley.client.store.LocalStore;
import parley.client.store.RoomRow;
import parley.protocol.Message;
import parley.protocol.TextFormat;

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

    private final LocalStore store;

    HeavyRooms(LocalStore store) {
        this.store = store;
    }

    void fill() {
        put(FIRST, mixed(100), false);
        put(REACTIONS, List.of(said("fifty thousand people", MixedTalk.reactions(50_000))), false);
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
        put(MIXED, mixed(MIXED_MESSAGES), true);
        store.checkpoint();
    }

    private static Said said(String text, List<Message.Reaction> reactions) {
        return new Said(text, TextFormat.MD, reactions);
    }

    private static List<Said> mixed(int messages) {
        var talk = new MixedTalk();
        return Stream.generate(talk::next).limit(messages).toList();
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
            store.putMessage(room.key(), each.in(room.state().room(), seq));
            if (seq % 10_000 == 0) store.commit();
        }
        var there = room.withPosition(room.state().epoch(), seq, seq);
        store.putRoom(unread ? there.withUnread(1_000, 0) : there.withMark(seq, seq));
        store.commit();
    }
}
