package parley.server.state;

import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import parley.protocol.HistoryPolicy;
import parley.protocol.Room;
import parley.protocol.RoomId;
import parley.protocol.RoomKind;
import parley.protocol.RoomRole;
import parley.protocol.UserId;
import parley.server.store.MemberRecord;
import parley.server.store.RoomRecord;

/** A room in memory. Changed by the committing thread only, read by any. */
public sealed class RoomState permits RequestRoom {
    private final LogState log;
    private final Map<UserId, MemberRecord> members = new ConcurrentHashMap<>();
    private final Set<UserId> banned = ConcurrentHashMap.newKeySet();
    private volatile RoomRecord record;

    RoomState(RoomRecord record, LogState log) {
        this.record = record;
        this.log = log;
    }

    public RoomId id() {
        return record.id();
    }

    public RoomRecord record() {
        return record;
    }

    public LogState log() {
        return log;
    }

    public Optional<MemberRecord> member(UserId user) {
        return Optional.ofNullable(members.get(user));
    }

    public Optional<RoomRole> role(UserId user) {
        return member(user).map(MemberRecord::role);
    }

    /** A live view. */
    public Collection<MemberRecord> members() {
        return members.values();
    }

    public int size() {
        return members.size();
    }

    /** Whether a user may not come in until a moderator says so. */
    public boolean isBanned(UserId user) {
        return banned.contains(user);
    }

    /** Whoever may not come in until a moderator says so; in no order. */
    public Set<UserId> banned() {
        return Set.copyOf(banned);
    }

    void ban(UserId user, boolean on) {
        if (on) {
            banned.add(user);
        } else {
            banned.remove(user);
        }
    }

    void put(RoomRecord next) {
        record = next;
    }

    void put(MemberRecord member) {
        members.put(member.user(), member);
    }

    void remove(UserId user) {
        members.remove(user);
    }

    /**
     * The first sequence a user may see: 1, or that of their joining where the room shows its
     * history from there.
     */
    public long firstVisible(UserId user) {
        return record.policy().history() == HistoryPolicy.JOINED
                ? member(user).map(MemberRecord::fromSeq).orElse(Long.MAX_VALUE)
                : 1;
    }

    /** Whether a member may see what stands at a sequence. */
    public boolean sees(UserId user, long seq) {
        return seq >= firstVisible(user);
    }

    /** As this user sees it. */
    public Room view(UserId user) {
        return view(user, log.published().head());
    }

    /** As this user will see it after the commit; committing thread only. */
    public Room writtenView(UserId user) {
        return view(user, log.written());
    }

    private Room view(UserId user, long head) {
        RoomRecord now = record;
        Optional<UserId> other =
                now.kind() == RoomKind.DIRECT
                        ? Optional.of(
                                now.pair().stream()
                                        .filter(m -> !m.equals(user))
                                        .findFirst()
                                        .orElse(user))
                        : Optional.empty();
        return new Room(
                now.id(),
                now.kind(),
                now.name(),
                now.topic(),
                role(user),
                size(),
                now.epoch(),
                head,
                now.policy(),
                now.archived(),
                other);
    }
}
