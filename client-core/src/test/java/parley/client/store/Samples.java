package parley.client.store;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import parley.protocol.Cid;
import parley.protocol.Message;
import parley.protocol.MessageId;
import parley.protocol.MessageKind;
import parley.protocol.Room;
import parley.protocol.RoomId;
import parley.protocol.RoomKind;
import parley.protocol.RoomPolicy;
import parley.protocol.RoomRole;
import parley.protocol.TextFormat;
import parley.protocol.UserId;

/** Values for tests. */
final class Samples {
    static final UserId ME = new UserId("u_me");
    static final UserId MAI = new UserId("u_mai");

    private Samples() {}

    static Room room(String name) {
        return new Room(
                new RoomId("r_" + name),
                RoomKind.PUBLIC,
                Optional.of(name),
                Optional.empty(),
                Optional.of(RoomRole.MEMBER),
                2,
                "e1",
                0,
                RoomPolicy.OPEN,
                false,
                Optional.empty());
    }

    static Message message(RoomId room, long seq, UserId by, String text) {
        return message(room, seq, 1, by, text, List.of(), Optional.empty());
    }

    static Message message(
            RoomId room,
            long seq,
            int rev,
            UserId by,
            String text,
            List<String> mentions,
            Optional<Cid> cid) {
        return new Message(
                new MessageId("m_" + seq),
                cid,
                room,
                seq,
                rev,
                by,
                Instant.ofEpochMilli(1_763_690_000_000L + seq * 1_000),
                seq,
                MessageKind.TEXT,
                text,
                TextFormat.MD,
                List.of(),
                Optional.empty(),
                Optional.empty(),
                mentions,
                List.of(),
                rev > 1 ? Optional.of(Instant.ofEpochMilli(1_763_790_000_000L)) : Optional.empty(),
                Optional.empty(),
                false,
                false,
                Optional.empty());
    }
}
