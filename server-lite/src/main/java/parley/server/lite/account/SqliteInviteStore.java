package parley.server.lite.account;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import parley.protocol.InviteId;
import parley.protocol.UserId;
import parley.server.invite.Invite;
import parley.server.invite.InviteStore;
import parley.server.lite.store.SqliteDatabase;

/** Invites in the workspace's own file. */
public final class SqliteInviteStore implements InviteStore {
    private final SqliteDatabase database;

    public SqliteInviteStore(SqliteDatabase database) {
        this.database = database;
    }

    @Override
    public void add(Invite invite) {
        database.write(
                "cannot add the invite " + invite.id(),
                connection ->
                        Sql.run(
                                connection,
                                "INSERT INTO invite (id, code_hash, short_code, made_by, made_at_ms,"
                                        + " workspace_role, room, room_role, uses, max_uses,"
                                        + " expires_at_ms, wrong, revoked)"
                                        + " VALUES (?,?,?,?,?,?,?,?,?,?,?,?,?)",
                                invite.id().value(),
                                invite.codeHash(),
                                invite.shortCode(),
                                invite.by().value(),
                                invite.made(),
                                invite.workspaceRole(),
                                invite.room().map(room -> room.value()),
                                invite.roomRole(),
                                invite.uses(),
                                invite.maxUses(),
                                invite.expires(),
                                invite.wrong(),
                                invite.revoked()));
    }

    @Override
    public Optional<Invite> find(InviteId id) {
        return database.read(
                "cannot read the invite " + id,
                connection ->
                        Sql.one(
                                connection,
                                InviteRows::read,
                                InviteRows.SELECT + " WHERE id = ?",
                                id.value()));
    }

    @Override
    public Optional<Invite> byCodeHash(String codeHash) {
        return database.read(
                "cannot look up an invite",
                connection ->
                        Sql.one(
                                connection,
                                InviteRows::read,
                                InviteRows.SELECT + " WHERE code_hash = ?",
                                codeHash));
    }

    @Override
    public List<Invite> good(Instant now, int limit) {
        return database.read(
                "cannot list the invites",
                connection ->
                        Sql.all(
                                connection,
                                InviteRows::read,
                                InviteRows.SELECT
                                        + " WHERE "
                                        + InviteRows.GOOD
                                        + " ORDER BY made_at_ms DESC, id DESC LIMIT ?",
                                now,
                                limit));
    }

    @Override
    public boolean use(InviteId id, UserId user, Instant now) {
        return database.write(
                "cannot use the invite " + id,
                connection -> InviteRows.use(connection, id, user, now));
    }

    @Override
    public boolean revoke(InviteId id) {
        return database.write(
                        "cannot revoke the invite " + id,
                        connection ->
                                Sql.run(
                                        connection,
                                        "UPDATE invite SET revoked = 1 WHERE id = ? AND revoked = 0",
                                        id.value()))
                > 0;
    }

    @Override
    public int forget(Instant before, Instant now) {
        return database.write(
                "cannot forget ended invites",
                connection -> {
                    String over =
                            " WHERE made_at_ms < ? AND NOT ("
                                    + InviteRows.GOOD
                                    + ") AND (expires_at_ms IS NULL OR expires_at_ms < ?"
                                    + " OR expires_at_ms >= ?)";
                    Sql.run(
                            connection,
                            "DELETE FROM invite_use WHERE invite IN (SELECT id FROM invite"
                                    + over
                                    + ")",
                            before,
                            now,
                            before,
                            now);
                    return Sql.run(
                            connection, "DELETE FROM invite" + over, before, now, before, now);
                });
    }

    @Override
    public int wrongShortCode(Instant now) {
        return database.write(
                "cannot count a wrong short code",
                connection -> {
                    String which = InviteRows.GOOD + " AND short_code = 1";
                    int ended =
                            Sql.run(
                                    connection,
                                    "UPDATE invite SET wrong = wrong + 1 WHERE "
                                            + which
                                            + " AND wrong = ?",
                                    now,
                                    Invite.MAX_WRONG - 1);
                    Sql.run(connection, "UPDATE invite SET wrong = wrong + 1 WHERE " + which, now);
                    return ended;
                });
    }
}
