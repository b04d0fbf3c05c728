package parley.server.lite.account;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import parley.protocol.InviteId;
import parley.protocol.RoomId;
import parley.protocol.RoomRole;
import parley.protocol.UserId;
import parley.protocol.WorkspaceRole;
import parley.server.invite.Invite;

/** Rows of the invite tables, and the one step that uses an invite; within a transaction. */
final class InviteRows {
    static final String SELECT =
            "SELECT id, code_hash, short_code, made_by, made_at_ms, workspace_role, room, room_role,"
                    + " uses, max_uses, expires_at_ms, wrong, revoked FROM invite";

    /** As {@link Invite#good}, for the moment in the first value. */
    static final String GOOD =
            "revoked = 0 AND (expires_at_ms IS NULL OR expires_at_ms >= ?)"
                    + " AND (max_uses IS NULL OR uses < max_uses)"
                    + " AND NOT (short_code = 1 AND wrong >= "
                    + Invite.MAX_WRONG
                    + ")";

    private InviteRows() {}

    static Invite read(ResultSet row) throws SQLException {
        int maxUses = row.getInt(10);
        boolean many = row.wasNull();
        Instant expires = Sql.time(row, 11);
        boolean forever = row.wasNull();
        @Nullable String room = row.getString(7);
        @Nullable String roomRole = row.getString(8);
        return new Invite(
                new InviteId(row.getString(1)),
                row.getString(2),
                row.getBoolean(3),
                new UserId(row.getString(4)),
                Sql.time(row, 5),
                Sql.value(WorkspaceRole.class, row.getString(6)),
                Optional.ofNullable(room).map(RoomId::new),
                Optional.ofNullable(roomRole).map(each -> Sql.value(RoomRole.class, each)),
                row.getInt(9),
                many ? Optional.empty() : Optional.of(maxUses),
                forever ? Optional.empty() : Optional.of(expires),
                row.getInt(12),
                row.getBoolean(13));
    }

    /** Counts the user as one more; false if the invite is no longer good for them. */
    static boolean use(Connection connection, InviteId invite, UserId user, Instant now)
            throws SQLException {
        boolean before =
                Sql.one(
                                connection,
                                row -> true,
                                "SELECT 1 FROM invite_use WHERE invite = ? AND user = ?",
                                invite.value(),
                                user.value())
                        .isPresent();
        if (before) {
            return true;
        }
        int counted =
                Sql.run(
                        connection,
                        "UPDATE invite SET uses = uses + 1 WHERE " + GOOD + " AND id = ?",
                        now,
                        invite.value());
        if (counted == 0) {
            return false;
        }
        Sql.run(
                connection,
                "INSERT INTO invite_use (invite, user, used_at_ms) VALUES (?,?,?)",
                invite.value(),
                user.value(),
                now);
        return true;
    }
}
