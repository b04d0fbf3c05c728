package parley.conformance.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import parley.conformance.wire.Person;
import parley.conformance.wire.Refused;
import parley.protocol.ErrorCode;
import parley.protocol.FileOp;
import parley.protocol.FilePurpose;
import parley.protocol.InviteOp;
import parley.protocol.MeOp;
import parley.protocol.MemberOp;
import parley.protocol.MessageId;
import parley.protocol.MessageOp;
import parley.protocol.Op;
import parley.protocol.OpNames;
import parley.protocol.PeopleOp;
import parley.protocol.Permissions;
import parley.protocol.PresenceState;
import parley.protocol.Room;
import parley.protocol.RoomId;
import parley.protocol.RoomKind;
import parley.protocol.RoomOp;
import parley.protocol.RoomRole;
import parley.protocol.Sha256;
import parley.protocol.WorkspaceOp;
import parley.protocol.WorkspaceRole;

/** The roles × operations table, asked of the server cell by cell. */
public final class PermissionScenarios {
    public void membersMayDoInRoomsWhatTheTableSays(Stage stage) throws Exception {
        assertRooms(stage, stage.cast().fresh());
    }

    public void guestsMayDoInRoomsWhatTheTableSays(Stage stage) throws Exception {
        assertRooms(stage, stage.cast().fresh(WorkspaceRole.GUEST));
    }

    public void adminsMayDoInRoomsWhatTheTableSays(Stage stage) throws Exception {
        assertRooms(stage, stage.cast().fresh(WorkspaceRole.ADMIN));
    }

    public void directRoomsAreAsTheTableSays(Stage stage) throws Exception {
        Person asker = stage.cast().fresh();
        Person owner = stage.person();
        Person other = stage.person();
        List<String> wrong = new ArrayList<>();
        for (Person second : List.of(asker, other)) {
            RoomId room = stage.create(RoomKind.DIRECT, Optional.empty(), owner, second).room();
            Optional<RoomRole> role =
                    second.equals(asker) ? Optional.of(RoomRole.MEMBER) : Optional.empty();
            askMessages(stage, asker, owner, room, role, wrong);
            for (Op<?> op : aboutARoom(room, other, other)) {
                check(stage, asker, op, expected(stage, asker, owner, room, role, op), role, wrong);
            }
        }

        assertThat(wrong).isEmpty();
    }

    public void noOperationIsForgotten(Stage stage) throws Exception {
        RoomId room = new RoomId("r_any");
        MessageId msg = new MessageId("m_1");
        Person anybody = stage.person();
        Set<String> asked = new TreeSet<>(ELSEWHERE);
        Stream.of(
                        aboutMessages(room, msg, msg),
                        aboutOwnMessages(room, msg),
                        aboutARoom(room, anybody, anybody),
                        aboutAnArchivedRoom(room, anybody),
                        aboutTheWorkspace(stage, anybody))
                .flatMap(List::stream)
                .forEach(op -> asked.add(OpNames.of(op)));

        assertThat(asked).containsExactlyInAnyOrderElementsOf(OpNames.all().keySet());
    }

    /** What belongs to a socket, is about one's own account, or ends what it is asked about. */
    private static final Set<String> ELSEWHERE =
            Set.of(
                    "hello",
                    "sync",
                    "ping",
                    "auth",
                    "bye",
                    "presence.watch",
                    "me.password",
                    "me.profile",
                    "me.device.revoke",
                    "invite.use",
                    "invite.revoke",
                    "scheduled.cancel",
                    "scheduled.change",
                    "file.parts",
                    "file.done",
                    "file.cancel",
                    "file.get");

    public void everybodyMayDoInTheWorkspaceWhatTheTableSays(Stage stage) throws Exception {
        Person target = stage.cast().fresh();
        List<Person> askers =
                List.of(
                        stage.person(),
                        stage.cast().fresh(WorkspaceRole.GUEST),
                        stage.cast().fresh(WorkspaceRole.ADMIN),
                        stage.owner());
        List<String> wrong = new ArrayList<>();

        for (Person asker : askers) {
            WorkspaceRole role = asker.session().you().role();
            for (Op<?> op : aboutTheWorkspace(stage, target)) {
                String name = OpNames.of(op);
                Optional<ErrorCode> expected =
                        name.equals("room.create")
                                ? Permissions.verdict(
                                                name,
                                                role,
                                                Optional.of(
                                                        Permissions.Place.made(
                                                                ((RoomOp.Create) op).kind())),
                                                false)
                                        .error()
                                : Permissions.verdict(name, role, Optional.empty(), isOwn(op))
                                        .error();
                check(stage, asker, op, expected, "as " + role, wrong);
            }
        }

        assertThat(wrong).isEmpty();
    }

    private static void assertRooms(Stage stage, Person asker) throws Exception {
        Person owner = stage.person();
        Person inside = stage.person();
        Person outside = stage.person();
        List<String> wrong = new ArrayList<>();
        for (RoomKind kind : List.of(RoomKind.PUBLIC, RoomKind.PRIVATE, RoomKind.GROUP)) {
            for (RoomRole role : RoomRole.values()) {
                RoomId room = stage.create(kind, Optional.empty(), owner, asker, inside).room();
                if (role != RoomRole.MEMBER) {
                    stage.api().call(owner, MemberScenarios.role(room, asker, role));
                }
                ask(stage, asker, owner, room, Optional.of(role), inside, outside, wrong);
            }
            RoomId room = stage.create(kind, Optional.empty(), owner, inside).room();
            ask(stage, asker, owner, room, Optional.empty(), inside, outside, wrong);
        }

        assertThat(wrong).isEmpty();
    }

    private static void ask(
            Stage stage,
            Person asker,
            Person owner,
            RoomId room,
            Optional<RoomRole> role,
            Person inside,
            Person outside,
            List<String> wrong)
            throws IOException, InterruptedException {
        MessageId kept = askMessages(stage, asker, owner, room, role, wrong);
        for (Op<?> op : aboutARoom(room, inside, outside)) {
            check(stage, asker, op, expected(stage, asker, owner, room, role, op), role, wrong);
        }
        stage.api().call(owner, new RoomOp.Archive(room, true));
        for (Op<?> op : aboutMessages(room, kept, kept)) {
            check(stage, asker, op, expected(stage, asker, owner, room, role, op), role, wrong);
        }
        for (Op<?> op : aboutAnArchivedRoom(room, outside)) {
            check(stage, asker, op, expected(stage, asker, owner, room, role, op), role, wrong);
        }
    }

    /** A message that is still there afterwards. */
    private static MessageId askMessages(
            Stage stage,
            Person asker,
            Person owner,
            RoomId room,
            Optional<RoomRole> role,
            List<String> wrong)
            throws IOException, InterruptedException {
        MessageId kept = MessageScenarios.id(stage.say(owner, room, "kept"));
        MessageId deleted = MessageScenarios.id(stage.say(owner, room, "deleted"));
        for (Op<?> op : aboutMessages(room, kept, deleted)) {
            check(stage, asker, op, expected(stage, asker, owner, room, role, op), role, wrong);
        }
        if (role.filter(r -> r.atLeast(RoomRole.MEMBER)).isPresent()) {
            MessageId mine = MessageScenarios.id(stage.say(asker, room, "mine"));
            for (Op<?> op : aboutOwnMessages(room, mine)) {
                Optional<ErrorCode> ok = expected(stage, asker, owner, room, role, op, true);
                check(stage, asker, op, ok, role, wrong);
            }
        }
        return kept;
    }

    private static void check(
            Stage stage,
            Person asker,
            Op<?> op,
            Optional<ErrorCode> expected,
            Optional<RoomRole> role,
            List<String> wrong)
            throws IOException, InterruptedException {
        check(
                stage,
                asker,
                op,
                expected,
                asker.session().you().role()
                        + " who is "
                        + role.map(RoomRole::toString).orElse("no member"),
                wrong);
    }

    private static void check(
            Stage stage,
            Person asker,
            Op<?> op,
            Optional<ErrorCode> expected,
            String standing,
            List<String> wrong)
            throws IOException, InterruptedException {
        Optional<ErrorCode> answered;
        try {
            stage.api().call(asker, op);
            answered = Optional.empty();
        } catch (Refused e) {
            if (e.code() == ErrorCode.NOT_SUPPORTED) {
                return; // a server need not offer everything
            }
            answered = Optional.of(e.code());
        }
        if (!answered.equals(expected)) {
            wrong.add(
                    "%s %s: expected %s, was %s"
                            .formatted(standing, op, word(expected), word(answered)));
        }
    }

    private static String word(Optional<ErrorCode> code) {
        return code.map(ErrorCode::toString).orElse("success");
    }

    private static Optional<ErrorCode> expected(
            Stage stage, Person asker, Person owner, RoomId room, Optional<RoomRole> role, Op<?> op)
            throws IOException, InterruptedException {
        return expected(stage, asker, owner, room, role, op, isOwn(op));
    }

    /** A list of invites is of one's own, where it may not be of all. */
    private static boolean isOwn(Op<?> op) {
        return op instanceof InviteOp.ListInvites;
    }

    private static Optional<ErrorCode> expected(
            Stage stage,
            Person asker,
            Person owner,
            RoomId room,
            Optional<RoomRole> role,
            Op<?> op,
            boolean own)
            throws IOException, InterruptedException {
        Room seen = RoomScenarios.mine(stage, owner, room);
        return Permissions.verdict(
                        OpNames.of(op),
                        asker.session().you().role(),
                        Optional.of(
                                new Permissions.Place(
                                        seen.kind(), seen.policy(), seen.archived(), role)),
                        own)
                .error();
    }

    private static List<Op<?>> aboutMessages(RoomId room, MessageId kept, MessageId deleted) {
        return List.of(
                MessageScenarios.edit(room, kept, "not yours"),
                new MessageOp.React(room, kept, "👍", true),
                new MessageOp.Pin(room, kept, true),
                new MessageOp.Pins(room, Optional.empty()),
                new MessageOp.Versions(room, kept),
                new MessageOp.Delete(room, deleted));
    }

    private static List<Op<?>> aboutOwnMessages(RoomId room, MessageId mine) {
        return List.of(
                MessageScenarios.edit(room, mine, "still mine"), new MessageOp.Delete(room, mine));
    }

    private static List<Op<?>> aboutARoom(RoomId room, Person inside, Person outside) {
        return List.of(
                LogScenarios.read(room, 0, 10),
                MessageOp.History.before(room, Optional.empty(), 10),
                new MessageOp.ReadMark(room, 1, Optional.empty()),
                new MemberOp.ListMembers(Optional.of(room), Optional.empty(), Optional.empty()),
                new InviteOp.ListInvites(Optional.of(room)),
                SearchScenarios.in(room, "may", Optional.empty()),
                MessageOp.ScheduledMessages.of(Optional.of(room)),
                ticket(Optional.of(room), FilePurpose.FILE),
                files(room),
                new MessageOp.Typing(room, true),
                MessageOp.Send.plain(room, "may I?"),
                RoomScenarios.change(room, Optional.empty(), Optional.of("a topic")),
                invite(room),
                MemberScenarios.role(room, inside, RoomRole.VIEWER),
                new MemberOp.Add(room, outside.id(), Optional.of(RoomRole.VIEWER)),
                new MemberOp.Unban(Optional.of(room), outside.id()),
                MemberScenarios.remove(room, inside),
                new RoomOp.Archive(room, false));
    }

    private static List<Op<?>> aboutAnArchivedRoom(RoomId room, Person outside) {
        return List.of(
                LogScenarios.read(room, 0, 10),
                MessageOp.History.before(room, Optional.empty(), 10),
                new MessageOp.ReadMark(room, 1, Optional.empty()),
                new MemberOp.ListMembers(Optional.of(room), Optional.empty(), Optional.empty()),
                MessageOp.Send.plain(room, "may I?"),
                ticket(Optional.of(room), FilePurpose.VOICE),
                files(room),
                RoomScenarios.change(room, Optional.empty(), Optional.of("another topic")),
                invite(room),
                new MemberOp.Add(room, outside.id(), Optional.of(RoomRole.VIEWER)),
                new RoomOp.Join(room),
                new RoomOp.Leave(room));
    }

    private static List<Op<?>> aboutTheWorkspace(Stage stage, Person target) throws IOException {
        return List.of(
                new MemberOp.ListMembers(Optional.empty(), Optional.empty(), Optional.empty()),
                new InviteOp.Create(
                        Optional.empty(),
                        Optional.of(WorkspaceRole.GUEST),
                        Optional.empty(),
                        Optional.of(1),
                        Optional.empty(),
                        false),
                new MemberOp.SetRole(
                        Optional.empty(),
                        target.id(),
                        Optional.empty(),
                        Optional.of(WorkspaceRole.MEMBER)),
                new MemberOp.Unban(Optional.empty(), target.id()),
                new MemberOp.Remove(Optional.empty(), target.id(), false, Optional.empty()),
                new MemberOp.Unban(Optional.empty(), target.id()),
                new InviteOp.ListInvites(Optional.empty()),
                new PeopleOp.GetUsers(List.of(target.id())),
                new PeopleOp.SetPresence(PresenceState.ONLINE, Optional.empty(), Optional.empty()),
                new MeOp.SetPreference("table", Optional.of("asked")),
                new MeOp.ListPreferences(Optional.empty(), Optional.empty()),
                new MeOp.ListDevices(),
                new RoomOp.ListRooms(RoomOp.Scope.MINE, Optional.empty(), Optional.empty()),
                SearchScenarios.all("nothing", Optional.empty()),
                MessageOp.ScheduledMessages.of(Optional.empty()),
                ticket(Optional.empty(), FilePurpose.AVATAR),
                new WorkspaceOp.Change(Optional.of(stage.api().server().name()), Optional.empty()),
                new WorkspaceOp.Audit(Optional.empty(), Optional.of(10)),
                RoomScenarios.named(RoomKind.PUBLIC, stage.roomName()),
                RoomScenarios.named(RoomKind.PRIVATE, stage.roomName()));
    }

    private static FileOp.Ticket ticket(Optional<RoomId> room, FilePurpose purpose) {
        return new FileOp.Ticket(
                room,
                "may-i.txt",
                3,
                "text/plain",
                Sha256.of("may".getBytes(StandardCharsets.US_ASCII)),
                purpose,
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
    }

    private static FileOp.ListFiles files(RoomId room) {
        return new FileOp.ListFiles(room, Optional.empty(), Optional.empty(), Optional.empty());
    }

    private static InviteOp.Create invite(RoomId room) {
        return new InviteOp.Create(
                Optional.of(room),
                Optional.empty(),
                Optional.of(RoomRole.VIEWER),
                Optional.of(1),
                Optional.empty(),
                false);
    }
}
