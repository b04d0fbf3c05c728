package parley.conformance.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Predicate;
import parley.conformance.wire.Person;
import parley.conformance.wire.WireSocket;
import parley.protocol.Cid;
import parley.protocol.Entry;
import parley.protocol.EntryData;
import parley.protocol.ErrorCode;
import parley.protocol.HistoryPolicy;
import parley.protocol.LeaveReason;
import parley.protocol.MemberOp;
import parley.protocol.MessageOp;
import parley.protocol.Op;
import parley.protocol.PostPolicy;
import parley.protocol.Request;
import parley.protocol.Response;
import parley.protocol.Result;
import parley.protocol.Room;
import parley.protocol.RoomId;
import parley.protocol.RoomKind;
import parley.protocol.RoomOp;
import parley.protocol.RoomPolicy;
import parley.protocol.RoomRole;
import parley.protocol.UserId;
import parley.protocol.WireError;
import parley.protocol.WorkspaceRole;

/** Making, finding, entering, changing and leaving rooms. */
public final class RoomScenarios {
    public void aSlowRoomLetsAMemberWriteOnceInAWhile(Stage stage) throws Exception {
        Person ada = stage.person();
        Person ben = stage.person();
        RoomPolicy slow =
                new RoomPolicy(
                        PostPolicy.ALL,
                        PostPolicy.ALL,
                        HistoryPolicy.START,
                        Optional.of(3_600_000));
        Room room = stage.create(RoomKind.PRIVATE, Optional.of(slow), ada, ben);
        assertThat(room.policy()).isEqualTo(slow);
        Cid cid = stage.cid();
        MessageOp.Send first = MessageOp.Send.plain(room.room(), "first");
        Result.Sent sent = stage.api().call(ben, first, cid);

        Response refused =
                stage.api()
                        .respond(
                                ben.access(),
                                Request.change(
                                        "h1",
                                        stage.cid(),
                                        MessageOp.Send.plain(room.room(), "second")));

        WireError error = ((Response.Failure) refused).err();
        assertThat(error.code()).isEqualTo(ErrorCode.RATE_LIMITED);
        assertThat(error.retryMs().orElseThrow()).isBetween(3_000_000L, 3_600_000L);
        assertThat(stage.api().call(ben, first, cid).seq()).isEqualTo(sent.seq());
        stage.say(ada, room.room(), "owners");
        stage.say(ada, room.room(), "do not wait");
    }

    public void whoMakesARoomOwnsIt(Stage stage) throws Exception {
        Person ada = stage.person();
        Person ben = stage.person();

        Room room = stage.create(RoomKind.PUBLIC, Optional.empty(), ada, ben);

        assertThat(room.kind()).isEqualTo(RoomKind.PUBLIC);
        assertThat(room.role()).contains(RoomRole.OWNER);
        assertThat(room.members()).isEqualTo(2);
        assertThat(room.policy()).isEqualTo(RoomPolicy.OPEN);
        assertThat(room.archived()).isFalse();
        assertThat(mine(stage, ben, room.room()).role()).contains(RoomRole.MEMBER);
    }

    public void theFirstMembersHearThatTheyAreIn(Stage stage) throws Exception {
        Person ada = stage.person();
        Person ben = stage.person();
        WireSocket bens = stage.connect(ben);

        RoomId room = stage.room(ada, ben);

        Entry joined = bens.entry(RoomId.ME, "room.joined", joined(room));
        assertThat(((EntryData.RoomJoined) joined.d()).room().role()).contains(RoomRole.MEMBER);
        long seq = stage.say(ada, room, "welcome").seq().orElseThrow();
        assertThat(bens.entry(room, seq).by()).contains(ada.id());
    }

    public void aPublicRoomIsInTheDirectoryAndCanBeJoined(Stage stage) throws Exception {
        Person ada = stage.person();
        Person ben = stage.person();
        WireSocket adas = stage.connect(ada);
        WireSocket bens = stage.connect(ben);
        RoomId room = stage.publicRoom(ada);
        assertThat(directory(bens, room)).isPresent();

        Room joined = bens.call(new RoomOp.Join(room)).room();

        assertThat(joined.role()).contains(RoomRole.MEMBER);
        assertThat(joined.members()).isEqualTo(2);
        Entry entry = adas.entry(room, "member.joined", by(ben));
        assertThat(entry.d())
                .isInstanceOfSatisfying(
                        EntryData.MemberJoined.class,
                        d -> {
                            assertThat(d.user()).isEqualTo(ben.id());
                            assertThat(d.name()).isEqualTo(ben.name());
                            assertThat(d.role()).isEqualTo(RoomRole.MEMBER);
                        });
        bens.entry(RoomId.ME, "room.joined", joined(room));
    }

    public void theDirectoryIsSearchedByNameAndClosedToGuests(Stage stage) throws Exception {
        Person ada = stage.person();
        String name = stage.roomName();
        RoomId room = stage.api().call(ada, named(RoomKind.PUBLIC, name)).room().room();
        RoomId hidden = stage.api().call(ada, named(RoomKind.PRIVATE, name + "-too")).room().room();
        RoomId archived =
                stage.api().call(ada, named(RoomKind.PUBLIC, name + "-old")).room().room();
        stage.api().call(ada, new RoomOp.Archive(archived, true));
        RoomOp.ListRooms search =
                new RoomOp.ListRooms(
                        RoomOp.Scope.PUBLIC,
                        Optional.of(name.toUpperCase(Locale.ROOT)),
                        Optional.empty());

        assertThat(stage.api().call(stage.person(), search).list())
                .extracting(Room::room)
                .containsExactly(room)
                .doesNotContain(hidden);
        Person guest = stage.cast().fresh(WorkspaceRole.GUEST);
        WireSocket guests = stage.connect(guest);
        assertThat(guests.refused(search).code()).isEqualTo(ErrorCode.FORBIDDEN);
        assertThat(guests.refused(new RoomOp.Join(room)).code()).isEqualTo(ErrorCode.NOT_FOUND);
        assertThat(guests.refused(named(RoomKind.PRIVATE, name)).code())
                .isEqualTo(ErrorCode.FORBIDDEN);
        stage.api().call(ada, new MemberOp.Add(room, guest.id(), Optional.empty()));
        assertThat(stage.say(guests, room, "hello from outside").seq()).isPresent();
    }

    public void ownershipIsHandedOver(Stage stage) throws Exception {
        Person ada = stage.person();
        Person ben = stage.person();
        RoomId room = stage.room(ada, ben);
        WireSocket adas = stage.connect(ada);

        assertThat(adas.refused(new RoomOp.Leave(room)).code()).isEqualTo(ErrorCode.CONFLICT);
        assertThat(adas.refused(MemberScenarios.role(room, ada, RoomRole.MEMBER)).code())
                .isEqualTo(ErrorCode.CONFLICT);
        adas.call(MemberScenarios.role(room, ben, RoomRole.OWNER));
        adas.call(MemberScenarios.role(room, ada, RoomRole.MEMBER));

        assertThat(mine(stage, ben, room).role()).contains(RoomRole.OWNER);
        assertThat(adas.refused(MemberScenarios.role(room, ben, RoomRole.MEMBER)).code())
                .isEqualTo(ErrorCode.FORBIDDEN);
        adas.call(new RoomOp.Leave(room));
    }

    public void joiningTwiceIsNoSecondEntry(Stage stage) throws Exception {
        Person ada = stage.person();
        Person ben = stage.person();
        RoomId room = stage.publicRoom(ada);
        WireSocket bens = stage.connect(ben);
        bens.call(new RoomOp.Join(room));
        long head = OrderScenarios.head(bens, room);

        bens.start(new RoomOp.Join(room), stage.cid());

        assertThat(OrderScenarios.head(bens, room)).isEqualTo(head);
    }

    public void aPrivateRoomDoesNotExistForOthers(Stage stage) throws Exception {
        Person ada = stage.person();
        Person eve = stage.person();
        RoomId room = stage.room(ada);
        WireSocket eves = stage.connect(eve);
        RoomId nowhere = new RoomId("r_nowhere");

        for (RoomId asked : List.of(room, nowhere)) {
            for (Op<?> op : everythingAbout(asked, eve)) {
                assertThat(eves.refused(op).code()).as("%s", op).isEqualTo(ErrorCode.NOT_FOUND);
            }
        }
        assertThat(directory(eves, room)).isEmpty();
    }

    public void aGroupDoesNotExistForOthers(Stage stage) throws Exception {
        Person ada = stage.person();
        Person ben = stage.person();
        Person eve = stage.person();
        RoomId group =
                stage.create(RoomKind.GROUP, Optional.empty(), ada, ben, stage.person()).room();
        WireSocket eves = stage.connect(eve);

        assertThat(eves.refused(LogScenarios.read(group, 0, 10)).code())
                .isEqualTo(ErrorCode.NOT_FOUND);
        assertThat(eves.refused(new RoomOp.Join(group)).code()).isEqualTo(ErrorCode.NOT_FOUND);
        assertThat(directory(eves, group)).isEmpty();
    }

    public void writingInAPublicRoomNeedsJoining(Stage stage) throws Exception {
        Person ada = stage.person();
        Person ben = stage.person();
        RoomId room = stage.publicRoom(ada);
        WireSocket bens = stage.connect(ben);

        assertThat(bens.refused(MessageOp.Send.plain(room, "hi")).code())
                .isEqualTo(ErrorCode.NOT_MEMBER);
    }

    public void leavingEndsWhatOneHears(Stage stage) throws Exception {
        Person ada = stage.person();
        Person ben = stage.person();
        RoomId room = stage.publicRoom(ada, ben);
        RoomId fence = stage.room(ada, ben);
        WireSocket bens = stage.connect(ben);

        bens.call(new RoomOp.Leave(room));
        Entry left = bens.entry(room, "member.left", e -> e.d() instanceof EntryData.MemberLeft);
        stage.say(ada, room, "he is gone");
        long seq = stage.say(ada, fence, "fence").seq().orElseThrow();
        bens.entry(fence, seq);

        assertThat(((EntryData.MemberLeft) left.d()).why()).isEqualTo(LeaveReason.LEFT);
        assertThat(bens.entries(room)).noneMatch(entry -> entry.seq() > left.seq());
        Entry own = bens.entry(RoomId.ME, "room.left", left(room));
        assertThat(((EntryData.RoomLeft) own.d()).why()).isEqualTo(LeaveReason.LEFT);
        assertThat(bens.refused(MessageOp.Send.plain(room, "wait")).code())
                .isEqualTo(ErrorCode.NOT_MEMBER);
    }

    public void aRenamedRoomSaysOnlyWhatChanged(Stage stage) throws Exception {
        Person ada = stage.person();
        Person ben = stage.person();
        RoomId room = stage.room(ada, ben);
        WireSocket bens = stage.connect(ben);
        String name = stage.roomName();

        Room changed =
                stage.api().call(ada, change(room, Optional.of(name), Optional.empty())).room();

        assertThat(changed.name()).contains(name);
        Entry entry = bens.entry(room, "room.changed", e -> e.d() instanceof EntryData.RoomChanged);
        assertThat(entry.d())
                .isEqualTo(
                        new EntryData.RoomChanged(
                                Optional.of(name), Optional.empty(), Optional.empty()));
    }

    public void aTopicIsSetAndTakenAway(Stage stage) throws Exception {
        Person ada = stage.person();
        RoomId room = stage.room(ada);

        Room with =
                stage.api()
                        .call(ada, change(room, Optional.empty(), Optional.of("what we do")))
                        .room();
        Room without =
                stage.api().call(ada, change(room, Optional.empty(), Optional.of(""))).room();

        assertThat(with.topic()).contains("what we do");
        assertThat(without.topic()).isEmpty();
        assertThat(mine(stage, ada, room).topic()).isEmpty();
    }

    public void twoPublicRoomsCannotHaveOneName(Stage stage) throws Exception {
        Person ada = stage.person();
        WireSocket socket = stage.connect(ada);
        String name = stage.roomName();
        socket.call(named(RoomKind.PUBLIC, name));

        assertThat(socket.refused(named(RoomKind.PUBLIC, name)).code()).isEqualTo(ErrorCode.EXISTS);
        assertThat(socket.refused(named(RoomKind.PUBLIC, name.toUpperCase(Locale.ROOT))).code())
                .isEqualTo(ErrorCode.EXISTS);
        assertThat(socket.call(named(RoomKind.PRIVATE, name)).room().name()).contains(name);
        assertThat(socket.call(named(RoomKind.PRIVATE, name)).room().name()).contains(name);
    }

    public void anArchivedRoomIsReadButNotWritten(Stage stage) throws Exception {
        Person ada = stage.person();
        RoomId room = stage.room(ada);
        WireSocket socket = stage.connect(ada);
        long seq = stage.say(socket, room, "before").seq().orElseThrow();

        assertThat(socket.call(new RoomOp.Archive(room, true)).room().archived()).isTrue();

        assertThat(socket.refused(MessageOp.Send.plain(room, "after")).code())
                .isEqualTo(ErrorCode.ROOM_ARCHIVED);
        assertThat(socket.call(LogScenarios.read(room, seq - 1, 1)).list()).hasSize(1);
        Entry entry =
                socket.entry(room, "room.archived", e -> e.d() instanceof EntryData.RoomArchived);
        assertThat(entry.d()).isEqualTo(new EntryData.RoomArchived(true));
        assertThat(socket.call(new RoomOp.Archive(room, false)).room().archived()).isFalse();
        assertThat(stage.say(socket, room, "again").seq()).isPresent();
    }

    public void aPlainMemberCannotRenameOrArchive(Stage stage) throws Exception {
        Person ada = stage.person();
        Person ben = stage.person();
        RoomId room = stage.room(ada, ben);
        WireSocket bens = stage.connect(ben);

        assertThat(bens.refused(change(room, Optional.of("mine"), Optional.empty())).code())
                .isEqualTo(ErrorCode.FORBIDDEN);
        assertThat(bens.refused(new RoomOp.Archive(room, true)).code())
                .isEqualTo(ErrorCode.FORBIDDEN);
    }

    public void myRoomsAreListedWithMyRole(Stage stage) throws Exception {
        Person ada = stage.person();
        Person ben = stage.person();
        RoomId room = stage.room(ada, ben);

        assertThat(mine(stage, ada, room).role()).contains(RoomRole.OWNER);
        assertThat(mine(stage, ben, room).role()).contains(RoomRole.MEMBER);
        assertThat(mine(stage, ben, room).head()).isPositive();
    }

    public void aNameMustBeGivenAndShort(Stage stage) throws Exception {
        WireSocket socket = stage.connect(stage.person());

        for (String d :
                List.of(
                        "{\"kind\":\"public\"}",
                        "{\"kind\":\"public\",\"name\":\" \"}",
                        "{\"kind\":\"group\",\"name\":\"has one\"}",
                        "{\"kind\":\"castle\",\"name\":\"x\"}",
                        "{\"kind\":\"direct\"}")) {
            String id = "n" + d.length();
            socket.raw(create(id, stage, d));
            assertThat(socket.refusal(id).code()).as(d).isEqualTo(ErrorCode.BAD_REQUEST);
        }
        socket.raw(
                create("long", stage, "{\"kind\":\"public\",\"name\":\"" + "x".repeat(65) + "\"}"));
        assertThat(socket.refusal("long").code()).isEqualTo(ErrorCode.TOO_LARGE);
    }

    public void aStrangerCannotBeAMember(Stage stage) throws Exception {
        WireSocket socket = stage.connect(stage.person());

        RoomOp.Create create =
                new RoomOp.Create(
                        RoomKind.PRIVATE,
                        Optional.of(stage.roomName()),
                        Optional.empty(),
                        List.of(new UserId("u_nobody")),
                        Optional.empty());

        assertThat(socket.refused(create).code()).isIn(ErrorCode.NOT_FOUND, ErrorCode.BAD_REQUEST);
    }

    private static String create(String id, Stage stage, String d) {
        return "{\"op\":\"room.create\",\"id\":\"%s\",\"cid\":\"%s\",\"d\":%s}"
                .formatted(id, stage.cid(), d);
    }

    static RoomOp.Create named(RoomKind kind, String name) {
        return new RoomOp.Create(
                kind, Optional.of(name), Optional.empty(), List.of(), Optional.empty());
    }

    static RoomOp.Change change(RoomId room, Optional<String> name, Optional<String> topic) {
        return new RoomOp.Change(room, name, topic, Optional.empty());
    }

    static Room mine(Stage stage, Person person, RoomId room) throws IOException {
        return list(stage, person, RoomOp.Scope.MINE).stream()
                .filter(r -> r.room().equals(room))
                .findFirst()
                .orElseThrow(() -> new AssertionError(room + " is not among " + person + "'s"));
    }

    static Optional<Room> directory(WireSocket socket, RoomId room) {
        Optional<String> cursor = Optional.empty();
        do {
            Result.RoomList page =
                    socket.call(
                            new RoomOp.ListRooms(RoomOp.Scope.PUBLIC, Optional.empty(), cursor));
            Optional<Room> found =
                    page.list().stream().filter(r -> r.room().equals(room)).findFirst();
            if (found.isPresent()) {
                return found;
            }
            cursor = page.cursor();
        } while (cursor.isPresent());
        return Optional.empty();
    }

    private static List<Room> list(Stage stage, Person person, RoomOp.Scope scope)
            throws IOException {
        List<Room> rooms = new ArrayList<>();
        Optional<String> cursor = Optional.empty();
        do {
            Result.RoomList page =
                    stage.api().call(person, new RoomOp.ListRooms(scope, Optional.empty(), cursor));
            rooms.addAll(page.list());
            cursor = page.cursor();
        } while (cursor.isPresent());
        return rooms;
    }

    static Predicate<Entry> joined(RoomId room) {
        return entry ->
                entry.d() instanceof EntryData.RoomJoined joined
                        && joined.room().room().equals(room);
    }

    static Predicate<Entry> left(RoomId room) {
        return entry -> entry.d() instanceof EntryData.RoomLeft left && left.room().equals(room);
    }

    private static Predicate<Entry> by(Person person) {
        return entry ->
                entry.d() instanceof EntryData.MemberJoined joined
                        && joined.user().equals(person.id());
    }

    private static List<Op<?>> everythingAbout(RoomId room, Person asker) {
        return List.of(
                LogScenarios.read(room, 0, 10),
                MessageOp.History.before(room, Optional.empty(), 10),
                MessageOp.Send.plain(room, "knock"),
                new MessageOp.ReadMark(room, 1, Optional.empty()),
                new RoomOp.Join(room),
                new RoomOp.Leave(room),
                new RoomOp.Archive(room, true),
                change(room, Optional.of("mine now"), Optional.empty()),
                new MemberOp.ListMembers(Optional.of(room), Optional.empty(), Optional.empty()),
                new MemberOp.Add(room, asker.id(), Optional.empty()));
    }
}
