package parley.desktop.client;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import parley.client.workspace.RequestException;
import parley.client.workspace.WorkspaceSession;
import parley.desktop.workspace.AuditEntry;
import parley.desktop.workspace.Listed;
import parley.desktop.workspace.Moderation;
import parley.desktop.workspace.Page;
import parley.desktop.workspace.Person;
import parley.desktop.workspace.Rights;
import parley.desktop.workspace.RoomSettings;
import parley.protocol.Limits;
import parley.protocol.Member;
import parley.protocol.MemberOp;
import parley.protocol.PeopleOp;
import parley.protocol.Permissions;
import parley.protocol.Result;
import parley.protocol.RoomId;
import parley.protocol.RoomOp;
import parley.protocol.RoomRole;
import parley.protocol.UserId;
import parley.protocol.WorkspaceOp;
import parley.protocol.WorkspaceRole;

/** Looking after a workspace through its session. Safe for use by many threads. */
final class ClientModeration implements Moderation {
    private final WorkspaceSession session;
    private final People people;

    ClientModeration(WorkspaceSession session, People people) {
        this.session = session;
        this.people = people;
    }

    @Override
    public Rights rights(Optional<RoomId> room) {
        var place =
                room.flatMap(session::room)
                        .map(known -> known.room())
                        .map(r ->
                                new Permissions.Place(
                                        r.kind(), r.policy(), r.archived(), r.role()));
        return new Rights(session.you().role(), place);
    }

    @Override
    public Page<Listed> members(Optional<RoomId> room, Optional<String> after) throws IOException {
        return Refusals.ask(() -> {
            var page = session.members(room, after);
            return new Page<>(page.list().stream().map(this::listed).toList(), page.cursor());
        });
    }

    private Listed listed(Member member) {
        return new Listed(
                People.person(member),
                member.role(),
                member.workspaceRole(),
                member.since(),
                member.banned(),
                member.user().equals(session.you().id()));
    }

    @Override
    public void role(RoomId room, Person person, RoomRole role) throws IOException {
        Refusals.ask(() ->
                session.call(
                        new MemberOp.SetRole(
                                Optional.of(room),
                                person.id(),
                                Optional.of(role),
                                Optional.empty())));
    }

    @Override
    public void role(Person person, WorkspaceRole role) throws IOException {
        Refusals.ask(() ->
                session.call(
                        new MemberOp.SetRole(
                                Optional.empty(),
                                person.id(),
                                Optional.empty(),
                                Optional.of(role))));
    }

    @Override
    public void remove(Optional<RoomId> room, Person person, boolean ban, String reason)
            throws IOException {
        Refusals.ask(() ->
                session.call(
                        new MemberOp.Remove(
                                room,
                                person.id(),
                                ban,
                                Optional.of(reason.strip()).filter(r -> !r.isEmpty()))));
    }

    @Override
    public void unban(Optional<RoomId> room, Person person) throws IOException {
        Refusals.ask(() -> session.call(new MemberOp.Unban(room, person.id())));
    }

    @Override
    public Optional<RoomSettings> settings(RoomId room) {
        return session.room(room)
                .map(known -> known.room())
                .map(r ->
                        new RoomSettings(
                                r.name().orElse(""),
                                r.topic().orElse(""),
                                r.policy(),
                                r.archived()));
    }

    @Override
    public void change(RoomId room, RoomSettings before, RoomSettings after) throws IOException {
        Refusals.ask(() ->
                session.changeRoom(
                        new RoomOp.Change(
                                room,
                                Optional.of(after.name()).filter(n -> !n.equals(before.name())),
                                Optional.of(after.topic()).filter(t -> !t.equals(before.topic())),
                                Optional.of(after.policy())
                                        .filter(p -> !p.equals(before.policy())))));
    }

    @Override
    public void archive(RoomId room, boolean on) throws IOException {
        Refusals.ask(() -> session.archiveRoom(room, on));
    }

    @Override
    public void handOver(RoomId room, Person to) throws IOException {
        role(room, to, RoomRole.OWNER);
        role(room, people.me(), RoomRole.MODERATOR);
    }

    @Override
    public Page<AuditEntry> audit(Optional<String> after) throws IOException {
        return Refusals.ask(() -> {
            var page = session.call(new WorkspaceOp.Audit(after, Optional.empty()));
            var names = names(page.list());
            return new Page<>(
                    page.list().stream().map(line -> entry(line, names)).toList(), page.cursor());
        });
    }

    private AuditEntry entry(Result.AuditLine line, Map<UserId, String> names) {
        return new AuditEntry(
                line.ts(),
                name(line.by(), names),
                line.action(),
                line.user().map(u -> name(u, names)),
                line.room().map(this::roomName),
                line.detail().orElse(""));
    }

    private String name(UserId user, Map<UserId, String> names) {
        return names.getOrDefault(user, people.name(user));
    }

    private String roomName(RoomId room) {
        return session.room(room).flatMap(known -> known.title()).orElse(room.toString());
    }

    /** The names of all that are named, asked for where they are not known here. */
    private Map<UserId, String> names(List<Result.AuditLine> lines) throws RequestException {
        Set<UserId> unknown = new LinkedHashSet<>();
        for (var line : lines) {
            unknown.add(line.by());
            line.user().ifPresent(unknown::add);
        }
        unknown.removeIf(u -> session.user(u).isPresent() || u.equals(session.you().id()));
        var all = new ArrayList<>(unknown);
        Map<UserId, String> names = new HashMap<>();
        for (int i = 0; i < all.size(); i += Limits.USERS) {
            var some = all.subList(i, Math.min(all.size(), i + Limits.USERS));
            session.call(new PeopleOp.GetUsers(some))
                    .list()
                    .forEach(c -> names.put(c.user(), c.displayName()));
        }
        return names;
    }
}
