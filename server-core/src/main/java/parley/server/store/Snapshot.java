package parley.server.store;

import java.util.List;

/** All that a workspace holds in memory, as read at its start. */
public record Snapshot(
        List<RoomRecord> rooms,
        List<MemberRecord> members,
        List<BanRecord> bans,
        List<LogHead> heads,
        long commit) {}
