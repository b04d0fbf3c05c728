package parley.server.room;

import java.util.Optional;
import parley.protocol.Entry;
import parley.protocol.EntryData;
import parley.protocol.ErrorCode;
import parley.protocol.LeaveReason;
import parley.protocol.Limits;
import parley.protocol.Permissions;
import parley.protocol.RoomKind;
import parley.protocol.RoomRole;
import parley.protocol.UserId;
import parley.server.People;
import parley.server.commit.Refusal;
import parley.server.commit.Work;
import parley.server.state.RoomState;
import parley.server.store.Marker;
import parley.server.store.MemberRecord;

/** The steps by which people come into rooms and leave them; used within a transaction. */
public final class Memberships {
    private final People people;
    private final int most;

    /** {@code most}: how many members a room may have. */
    public Memberships(People people, int most) {
        this.people = people;
        this.most = most;
    }

    /** Whether a room takes one more; a group is smaller than other rooms. */
    boolean hasPlace(RoomState room) {
        return room.size() < most(room.record().kind());
    }

    /** How many members a room of this kind may have. */
    int most(RoomKind kind) {
        return kind == RoomKind.GROUP ? Math.min(most, Limits.GROUP) : most;
    }

    /** An account that may be used; else {@code not_found}. */
    public People.Person require(UserId user) {
        return people.find(user)
                .filter(p -> !p.gone())
                .orElseThrow(() -> new Refusal(ErrorCode.NOT_FOUND, "no such user"));
    }

    /**
     * Brings a user in and tells them in their private log. False when the marker's {@code cid} was
     * used before: nothing was written. Refuses with {@code quota_exceeded} when the room is full.
     */
    public boolean join(
            Work work,
            RoomState room,
            UserId user,
            RoomRole role,
            UserId by,
            Optional<Marker> marker) {
        People.Person person = require(user);
        if (room.isBanned(user)) {
            throw new Refusal(ErrorCode.FORBIDDEN, "banned from this room");
        }
        if (!hasPlace(room)) {
            throw new Refusal(ErrorCode.QUOTA_EXCEEDED, "the room has as many members as it may");
        }
        EntryData joined =
                new EntryData.MemberJoined(user, person.name(), person.displayName(), role, by);
        Optional<Entry> entry = work.append(room, joined, by, marker, false);
        if (entry.isEmpty()) {
            return false;
        }
        long seq = entry.get().seq();
        work.put(new MemberRecord(room.id(), user, role, work.now(), seq, seq, entry.get().n(), 0));
        tell(work, room, user, by);
        return true;
    }

    /** The second person of a direct room comes in with its first message. */
    public void completeDirect(Work work, RoomState room, UserId author) {
        for (UserId user : room.record().pair()) {
            if (room.member(user).isEmpty()) {
                work.put(
                        new MemberRecord(room.id(), user, RoomRole.MEMBER, work.now(), 1, 0, 0, 0));
                tell(work, room, user, author);
            }
        }
    }

    private static void tell(Work work, RoomState room, UserId user, UserId by) {
        work.then(() -> work.state().listen(room, user));
        work.append(user, new EntryData.RoomJoined(room.writtenView(user)), by, Optional.empty());
    }

    /** Takes a user out; the entry of it is the last they get. False as with {@link #join}. */
    public boolean leave(
            Work work,
            RoomState room,
            UserId user,
            LeaveReason why,
            Optional<String> reason,
            UserId by,
            Optional<Marker> marker) {
        if (work.append(room, new EntryData.MemberLeft(user, why), by, marker, false).isEmpty()) {
            return false;
        }
        work.then(() -> work.state().silence(room, user));
        work.remove(room.id(), user);
        work.append(user, new EntryData.RoomLeft(room.id(), why, reason), by, Optional.empty());
        return true;
    }

    /** Refuses to leave a room with people but without an owner. */
    static void requireOtherOwner(RoomState room, UserId leaving) {
        boolean owner = room.role(leaving).filter(r -> r == RoomRole.OWNER).isPresent();
        int owners =
                Math.toIntExact(
                        room.members().stream().filter(m -> m.role() == RoomRole.OWNER).count());
        if (Permissions.wouldOrphan(owner, owners, room.size() - 1)) {
            throw new Refusal(
                    ErrorCode.CONFLICT, "the last owner: make somebody else an owner first");
        }
    }
}
