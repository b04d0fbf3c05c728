package parley.server.store;

import java.util.List;

/** All that a workspace holds in memory, as read at its start. */
public record Snapshot(
        List<RoomRecord> rooms,
        List<MemberRecord> members,
        List<BanRecord> bans,
        List<LogHead> heads,
        long commit) {
    /** Of a workspace in which nothing was done yet. */
    public static final Snapshot NOTHING =
            new Snapshot(List.of(), List.of(), List.of(), List.of(), 0);
}
