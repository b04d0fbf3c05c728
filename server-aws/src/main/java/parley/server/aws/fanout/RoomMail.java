package parley.server.aws.fanout;

import java.util.List;
import parley.protocol.RoomId;

/** Entries of one room for all who hear it, in order. */
public record RoomMail(RoomId room, List<Letter> letters) {
    public RoomMail {
        letters = List.copyOf(letters);
    }
}
