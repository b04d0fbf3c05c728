package parley.server.state;

import java.util.Collection;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import parley.protocol.UserId;
import parley.server.store.MemberRecord;
import parley.server.store.StateSource;

/**
 * A room for one request: members are read as they are asked for, one by one or all. Used by one
 * thread.
 */
final class RequestRoom extends RoomState {
    private final StateSource source;

    /** Whose membership is known, also that they have none. */
    private final Set<UserId> asked = new HashSet<>();

    private final Set<UserId> askedForBan = new HashSet<>();
    private boolean allMembers;
    private boolean allBans;
    private int size;

    RequestRoom(StateSource.RoomFacts facts, LogState log, StateSource source) {
        super(facts.record(), log);
        this.source = source;
        this.size = facts.members();
    }

    @Override
    public Optional<MemberRecord> member(UserId user) {
        if (!allMembers && asked.add(user)) {
            source.member(id(), user).ifPresent(super::put);
        }
        return super.member(user);
    }

    @Override
    public Collection<MemberRecord> members() {
        if (!allMembers) {
            source.members(id()).stream()
                    .filter(each -> asked.add(each.user()))
                    .forEach(super::put);
            allMembers = true;
        }
        return super.members();
    }

    @Override
    public int size() {
        return size;
    }

    @Override
    public boolean isBanned(UserId user) {
        if (!allBans && askedForBan.add(user) && source.isBanned(id(), user)) {
            super.ban(user, true);
        }
        return super.isBanned(user);
    }

    @Override
    public Set<UserId> banned() {
        if (!allBans) {
            source.banned(id()).stream()
                    .filter(askedForBan::add)
                    .forEach(each -> super.ban(each, true));
            allBans = true;
        }
        return super.banned();
    }

    @Override
    void ban(UserId user, boolean on) {
        askedForBan.add(user);
        super.ban(user, on);
    }

    @Override
    void put(MemberRecord member) {
        size += member(member.user()).isEmpty() ? 1 : 0;
        super.put(member);
    }

    @Override
    void remove(UserId user) {
        size -= member(user).isPresent() ? 1 : 0;
        super.remove(user);
    }
}
