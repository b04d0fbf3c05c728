package parley.server.invite;

import java.time.Instant;
import java.util.Optional;
import parley.protocol.InviteId;
import parley.protocol.RoomId;
import parley.protocol.RoomRole;
import parley.protocol.UserId;
import parley.protocol.WorkspaceRole;

/**
 * One invite. Its code is not kept, only a keyed hash of it.
 *
 * @param codeHash base64url
 * @param shortCode 40 bits, which end after {@link #MAX_WRONG} wrong tries; else 128 bits
 * @param uses how many people have used it
 * @param maxUses absent: as many as like
 * @param expires absent: never; it still holds at this very moment, no longer after it
 * @param wrong wrong short codes that were tried while this one was good
 */
public record Invite(
        InviteId id,
        String codeHash,
        boolean shortCode,
        UserId by,
        Instant made,
        WorkspaceRole workspaceRole,
        Optional<RoomId> room,
        Optional<RoomRole> roomRole,
        int uses,
        Optional<Integer> maxUses,
        Optional<Instant> expires,
        int wrong,
        boolean revoked) {
    /** After so many wrong tries a short code ends. */
    public static final int MAX_WRONG = 20;

    /** Whether it lets one more person in. */
    public boolean good(Instant now) {
        return !revoked
                && expires.map(end -> !now.isAfter(end)).orElse(true)
                && maxUses.map(max -> uses < max).orElse(true)
                && !(shortCode && wrong >= MAX_WRONG);
    }

    Invite used() {
        return new Invite(
                id,
                codeHash,
                shortCode,
                by,
                made,
                workspaceRole,
                room,
                roomRole,
                uses + 1,
                maxUses,
                expires,
                wrong,
                revoked);
    }

    Invite withWrong(int count) {
        return new Invite(
                id,
                codeHash,
                shortCode,
                by,
                made,
                workspaceRole,
                room,
                roomRole,
                uses,
                maxUses,
                expires,
                count,
                revoked);
    }

    Invite ended() {
        return new Invite(
                id,
                codeHash,
                shortCode,
                by,
                made,
                workspaceRole,
                room,
                roomRole,
                uses,
                maxUses,
                expires,
                wrong,
                true);
    }
}
