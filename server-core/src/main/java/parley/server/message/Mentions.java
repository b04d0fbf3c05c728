package parley.server.message;

import java.util.List;
import java.util.Optional;
import parley.protocol.ErrorCode;
import parley.protocol.RoomRole;
import parley.protocol.UserId;
import parley.protocol.WireError;
import parley.server.commit.Refusal;
import parley.server.room.Access;
import parley.server.state.RoomState;

/** Who may be called, and by whom. */
final class Mentions {
    private static final String ROOM = "@room";

    /** In larger rooms only moderators call everybody. */
    private static final int SMALL = 50;

    private Mentions() {}

    /**
     * Those of {@code asked} who are in the room, once each; others would be told of nothing they
     * could read. Refuses {@code @room} from somebody who may not call everybody.
     */
    static List<String> checked(RoomState room, UserId by, List<String> asked, Access access) {
        if (asked.isEmpty()) {
            return asked;
        }
        if (asked.contains(ROOM)
                && room.size() > SMALL
                && !access.effectiveRole(room, by).atLeast(RoomRole.MODERATOR)) {
            throw new Refusal(
                    new WireError(
                            ErrorCode.FORBIDDEN,
                            "only moderators call everybody in a room of this size",
                            false,
                            Optional.empty(),
                            Optional.of("mentions"),
                            Optional.empty(),
                            Optional.empty()));
        }
        return asked.stream().distinct().filter(each -> hears(room, each)).toList();
    }

    private static boolean hears(RoomState room, String mention) {
        if (mention.equals(ROOM)) {
            return true;
        }
        UserId user = new UserId(mention);
        return room.member(user).isPresent() || room.record().pair().contains(user);
    }
}
