package parley.desktop.fake;

import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import parley.desktop.workspace.AuditEntry;
import parley.desktop.workspace.Change;
import parley.desktop.workspace.Listed;
import parley.desktop.workspace.Moderation;
import parley.desktop.workspace.Page;
import parley.desktop.workspace.Person;
import parley.desktop.workspace.Rights;
import parley.desktop.workspace.RoomMember;
import parley.desktop.workspace.RoomSettings;
import parley.protocol.Permissions;
import parley.protocol.RoomId;
import parley.protocol.RoomPolicy;
import parley.protocol.RoomRole;
import parley.protocol.WorkspaceRole;

/** Looking after the workspace in memory. */
public final class FakeModeration implements Moderation {
    private static final Instant SINCE = Instant.parse("2026-03-02T08:00:00Z");
    private static final int PAGE = 200;

    private final FakeWorkspace workspace;
    public WorkspaceRole me = WorkspaceRole.OWNER;
    public final Map<Person, WorkspaceRole> roles = new HashMap<>();
    public final List<Person> banned = new ArrayList<>();
    public final List<String> reasons = new ArrayList<>();
    public final List<AuditEntry> audit = new ArrayList<>();
    public final Map<RoomId, RoomPolicy> policies = new HashMap<>();
    public final List<RoomId> archived = new ArrayList<>();
    public int asked;

    FakeModeration(FakeWorkspace workspace) {
        this.workspace = workspace;
    }

    @Override
    public Rights rights(Optional<RoomId> room) {
        return new Rights(
                me,
                room.flatMap(id ->
                        workspace.rooms.stream()
                                .filter(r -> r.id().equals(id))
                                .findFirst()
                                .map(r ->
                                        new Permissions.Place(
                                                r.kind(),
                                                policy(id),
                                                archived.contains(id),
                                                Optional.of(r.role())))));
    }

    private RoomPolicy policy(RoomId room) {
        return policies.getOrDefault(room, RoomPolicy.OPEN);
    }

    @Override
    public Page<Listed> members(Optional<RoomId> room, Optional<String> after) throws IOException {
        workspace.ask();
        asked++;
        var all = new ArrayList<Listed>();
        if (room.isPresent()) {
            workspace.members.forEach(m -> all.add(listed(m)));
        } else {
            workspace.people.stream()
                    .filter(p -> !banned.contains(p))
                    .forEach(p -> all.add(listed(p)));
        }
        banned.forEach(p ->
                all.add(new Listed(p, Optional.empty(), Optional.empty(), SINCE, true, false)));
        int from = after.map(Integer::parseInt).orElse(0);
        int to = Math.min(all.size(), from + PAGE);
        return new Page<>(
                all.subList(from, to),
                to < all.size() ? Optional.of(Integer.toString(to)) : Optional.empty());
    }

    private static Listed listed(RoomMember m) {
        return new Listed(
                m.person(), Optional.of(m.role()), Optional.empty(), SINCE, false, m.me());
    }

    private Listed listed(Person p) {
        boolean self = p.equals(workspace.card().me());
        return new Listed(
                p,
                Optional.empty(),
                Optional.of(self ? me : roles.getOrDefault(p, WorkspaceRole.MEMBER)),
                SINCE,
                false,
                self);
    }

    @Override
    public void role(RoomId room, Person person, RoomRole role) throws IOException {
        workspace.ask();
        workspace.members.replaceAll(m ->
                m.person().equals(person)
                        ? new RoomMember(person, role, m.presence(), m.status(), m.me())
                        : m);
        workspace.tell(new Change.Members(room));
    }

    @Override
    public void role(Person person, WorkspaceRole role) throws IOException {
        workspace.ask();
        roles.put(person, role);
    }

    @Override
    public void remove(Optional<RoomId> room, Person person, boolean ban, String reason)
            throws IOException {
        workspace.ask();
        workspace.members.removeIf(m -> m.person().equals(person));
        reasons.add(reason);
        if (ban) {
            banned.add(person);
        }
        room.ifPresent(id -> workspace.tell(new Change.Members(id)));
    }

    @Override
    public void unban(Optional<RoomId> room, Person person) throws IOException {
        workspace.ask();
        banned.remove(person);
    }

    @Override
    public Optional<RoomSettings> settings(RoomId room) {
        return workspace.rooms.stream()
                .filter(r -> r.id().equals(room))
                .findFirst()
                .map(r ->
                        new RoomSettings(
                                r.name(), r.topic(), policy(room), archived.contains(room)));
    }

    @Override
    public void change(RoomId room, RoomSettings before, RoomSettings after) throws IOException {
        workspace.ask();
        policies.put(room, after.policy());
        workspace.rename(room, after.name(), after.topic());
    }

    @Override
    public void archive(RoomId room, boolean on) throws IOException {
        workspace.ask();
        if (on) {
            archived.add(room);
        } else {
            archived.remove(room);
        }
    }

    @Override
    public void handOver(RoomId room, Person to) throws IOException {
        role(room, to, RoomRole.OWNER);
        role(room, workspace.card().me(), RoomRole.MODERATOR);
    }

    @Override
    public Page<AuditEntry> audit(Optional<String> after) throws IOException {
        workspace.ask();
        return new Page<>(audit, Optional.empty());
    }
}
