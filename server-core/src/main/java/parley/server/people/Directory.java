package parley.server.people;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import parley.protocol.Codec;
import parley.protocol.ErrorCode;
import parley.protocol.Limits;
import parley.protocol.Member;
import parley.protocol.MemberOp;
import parley.protocol.Permissions;
import parley.protocol.Presence;
import parley.protocol.PresenceState;
import parley.protocol.Result;
import parley.protocol.Room;
import parley.protocol.RoomKind;
import parley.protocol.RoomOp;
import parley.protocol.RoomRole;
import parley.protocol.UserCard;
import parley.protocol.UserId;
import parley.protocol.WorkspaceRole;
import parley.server.People;
import parley.server.commit.Refusal;
import parley.server.room.Access;
import parley.server.state.RoomState;
import parley.server.state.WorkspaceState;
import parley.server.store.MemberRecord;

/** Lists of people and rooms, from memory. Guests see only those they share a room with. */
public final class Directory {
    private static final int ROOMS = 50;

    /** Bytes of an answer that are not its list: envelope and cursor. */
    private static final int BESIDE_LIST = 700;

    private final WorkspaceState state;
    private final People people;
    private final Access access;
    private final Presences presence;
    private final Codec codec;

    public Directory(
            WorkspaceState state, People people, Access access, Presences presence, Codec codec) {
        this.codec = codec;
        this.state = state;
        this.people = people;
        this.access = access;
        this.presence = presence;
    }

    /**
     * Users whom the caller may see; others are left out. {@code too_large} when the answer would
     * be longer than {@code maxBytes}.
     */
    public Result.UserList users(UserId caller, List<UserId> users, int maxBytes) {
        List<People.Person> found =
                users.stream()
                        .filter(each -> sees(caller, each))
                        .flatMap(each -> people.find(each).stream())
                        .toList();
        Map<UserId, Presence> shown = presence.of(found.stream().map(People.Person::id).toList());
        List<UserCard> cards = found.stream().map(each -> card(each, shown)).toList();
        if (fitting(cards, maxBytes) < cards.size()) {
            throw new Refusal(ErrorCode.TOO_LARGE, "ask for fewer users at once");
        }
        return new Result.UserList(cards);
    }

    private static UserCard card(People.Person person, Map<UserId, Presence> shown) {
        return new UserCard(
                person.id(),
                person.name(),
                person.displayName(),
                person.profile().avatar(),
                Optional.ofNullable(shown.get(person.id()))
                        .flatMap(Presence::text)
                        .or(person.profile()::status),
                person.role() == WorkspaceRole.BOT,
                person.gone());
    }

    /**
     * Whether the caller may know of somebody: members of everybody, guests of those in their
     * rooms.
     */
    public boolean sees(UserId caller, UserId other) {
        if (caller.equals(other)) {
            return true;
        }
        boolean member =
                people.find(caller).map(p -> p.role().atLeast(WorkspaceRole.MEMBER)).orElse(false);
        return member
                || state.roomsOf(caller).stream()
                        .anyMatch(
                                r -> state.room(r).flatMap(room -> room.member(other)).isPresent());
    }

    /** How many of the first fit into an answer; at least one. */
    private int fitting(List<? extends Record> list, int maxBytes) {
        int bytes = BESIDE_LIST;
        int count = 0;
        for (Record each : list) {
            bytes += codec.encodeBody(each).length + 1;
            if (count > 0 && bytes > maxBytes) {
                break;
            }
            count++;
        }
        return count;
    }

    /** One page, by user id in a room and by name in the workspace. */
    public Result.MemberList members(UserId caller, MemberOp.ListMembers op, int maxBytes) {
        int limit = op.limit().orElse(Limits.PAGE);
        return op.room().isPresent()
                ? ofRoom(
                        caller,
                        access.room(state, op.room().get(), caller, op),
                        op.cursor(),
                        limit,
                        maxBytes)
                : ofWorkspace(caller, op, limit, maxBytes);
    }

    private Result.MemberList ofRoom(
            UserId caller, RoomState room, Optional<String> cursor, int limit, int maxBytes) {
        List<UserId> ordered =
                Stream.concat(
                                room.members().stream().map(MemberRecord::user),
                                moderates(caller, room) ? room.banned().stream() : Stream.empty())
                        .filter(u -> cursor.filter(c -> u.value().compareTo(c) <= 0).isEmpty())
                        .distinct()
                        .sorted(Comparator.comparing(UserId::value))
                        .limit(limit + 1L)
                        .toList();
        List<UserId> users = ordered.subList(0, Math.min(limit, ordered.size()));
        Map<UserId, Presence> shown = presence.of(users);
        List<Member> list = users.stream().map(u -> inRoom(room, u, shown)).toList();
        List<Member> page = list.subList(0, fitting(list, maxBytes));
        return new Result.MemberList(
                page,
                ordered.size() > page.size()
                        ? Optional.of(page.getLast().user().value())
                        : Optional.empty());
    }

    private boolean moderates(UserId caller, RoomState room) {
        Optional<RoomRole> role =
                people.find(caller)
                        .flatMap(p ->
                                Permissions.roleIn(
                                        p.role(),
                                        new Permissions.Place(
                                                room.record().kind(),
                                                room.record().policy(),
                                                room.record().archived(),
                                                room.role(caller))));
        return role.filter(r -> r.atLeast(RoomRole.MODERATOR)).isPresent();
    }

    /** A member, or one who is banned and has no role. */
    private Member inRoom(RoomState room, UserId user, Map<UserId, Presence> shown) {
        Optional<People.Person> person = people.find(user);
        Optional<MemberRecord> member = room.member(user);
        return new Member(
                user,
                person.map(People.Person::name).orElse(""),
                person.map(People.Person::displayName).orElse(""),
                member.map(MemberRecord::role),
                Optional.empty(),
                member.map(MemberRecord::since)
                        .or(() -> person.map(People.Person::since))
                        .orElse(Instant.EPOCH),
                member.flatMap(_ -> state(shown, user)),
                member.isEmpty());
    }

    private Result.MemberList ofWorkspace(
            UserId caller, MemberOp.ListMembers op, int limit, int maxBytes) {
        access.workspace(caller, op, Optional.empty());
        List<People.Person> found = people.list(op.cursor(), limit + 1);
        List<Member> list = new ArrayList<>();
        List<People.Person> some = found.subList(0, Math.min(limit, found.size()));
        Map<UserId, Presence> shown = presence.of(some.stream().map(People.Person::id).toList());
        for (People.Person each : some) {
            list.add(
                    new Member(
                            each.id(),
                            each.name(),
                            each.displayName(),
                            Optional.empty(),
                            Optional.of(each.role()),
                            each.since(),
                            state(shown, each.id()),
                            each.banned()));
        }
        List<Member> page = list.subList(0, fitting(list, maxBytes));
        return new Result.MemberList(
                page,
                found.size() > page.size() ? Optional.of(page.getLast().name()) : Optional.empty());
    }

    private static Optional<PresenceState> state(Map<UserId, Presence> shown, UserId user) {
        return Optional.ofNullable(shown.get(user)).map(Presence::state);
    }

    /** One page, by name. */
    public Result.RoomList rooms(UserId caller, RoomOp.ListRooms op, int maxBytes) {
        List<Room> all =
                switch (op.scope()) {
                    case MINE ->
                            state.roomsOf(caller).stream()
                                    .flatMap(r -> state.room(r).stream())
                                    .filter(r -> r.member(caller).isPresent())
                                    .map(r -> r.view(caller))
                                    .toList();
                    case PUBLIC -> publicRooms(caller);
                };
        String q = op.q().map(text -> text.toLowerCase(Locale.ROOT)).orElse("");
        List<Room> found =
                all.stream()
                        .filter(r ->
                                q.isEmpty()
                                        || r.name().orElse("").toLowerCase(Locale.ROOT).contains(q))
                        .filter(r -> op.cursor().filter(c -> key(r).compareTo(c) <= 0).isEmpty())
                        .sorted(Comparator.comparing(Directory::key))
                        .limit(ROOMS + 1L)
                        .toList();
        List<Room> page = found.subList(0, Math.min(ROOMS, fitting(found, maxBytes)));
        return new Result.RoomList(
                page,
                found.size() > page.size() ? Optional.of(key(page.getLast())) : Optional.empty());
    }

    private List<Room> publicRooms(UserId caller) {
        WorkspaceRole role =
                people.find(caller).map(People.Person::role).orElse(WorkspaceRole.GUEST);
        if (!role.atLeast(WorkspaceRole.MEMBER)) {
            throw new Refusal(ErrorCode.FORBIDDEN, "guests come into rooms by invite");
        }
        return state.rooms().stream()
                .filter(r -> r.record().kind() == RoomKind.PUBLIC && !r.record().archived())
                .map(r -> r.view(caller))
                .toList();
    }

    private static String key(Room room) {
        return room.name().orElse("") + "\n" + room.room().value();
    }
}
