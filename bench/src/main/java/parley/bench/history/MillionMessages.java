package parley.bench.history;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import parley.bench.machine.Bench;
import parley.client.store.LocalStore;
import parley.client.store.RoomRow;
import parley.protocol.Room;
import parley.protocol.RoomId;
import parley.protocol.RoomKind;
import parley.protocol.RoomPolicy;
import parley.protocol.RoomRole;
import parley.protocol.UserId;

/**
 * A client's file with one room that has a million messages of {@link MixedTalk} by twenty people.
 */
public final class MillionMessages {
    public static final UserId ME = new UserId("u_00000000000000000000000000");
    static final RoomId ROOM = new RoomId("r_00000000000000000000000001");

    private static final String EPOCH = "e_1";
    private static final int PER_COMMIT = 10_000;

    private MillionMessages() {}

    /** Makes the file with so many messages, unless an earlier run has made it whole. */
    static Path file(Bench bench, int messages) throws IOException {
        var folder = bench.work().resolve("history-mixed-" + messages);
        var file = folder.resolve("history.db");
        var whole = folder.resolve("whole");
        if (Files.exists(whole)) return file;
        Bench.delete(folder);
        bench.say("  writing %,d messages …".formatted(messages));
        try (var store = LocalStore.open(file, ME)) {
            fill(store, store.addRoom(room(messages)), messages);
            store.checkpoint();
        }
        Files.createFile(whole);
        return file;
    }

    /** Puts so many messages after what the room holds; all are read. */
    public static void fill(LocalStore store, RoomRow room, int messages) {
        var talk = new MixedTalk();
        long first = room.last() + 1;
        long last = room.last() + messages;
        for (long seq = first; seq <= last; seq++) {
            store.putMessage(room.key(), talk.next().in(room.state().room(), seq));
            if (seq % PER_COMMIT == 0) {
                store.commit();
            }
        }
        store.putRoom(room.withPosition(room.state().epoch(), last, last).withMark(last, last));
        store.commit();
    }

    private static Room room(int head) {
        return new Room(
                ROOM,
                RoomKind.GROUP,
                Optional.of("A million"),
                Optional.empty(),
                Optional.of(RoomRole.MEMBER),
                20,
                EPOCH,
                head,
                RoomPolicy.OPEN,
                false,
                Optional.empty());
    }
}
