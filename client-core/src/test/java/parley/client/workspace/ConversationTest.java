package parley.client.workspace;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import parley.client.address.BadAddress;
import parley.client.connection.ConnectionState;
import parley.client.connection.StopReason;
import parley.client.search.SearchQuery;
import parley.protocol.ErrorCode;
import parley.protocol.InviteOp;
import parley.protocol.MessageOp;
import parley.protocol.RoomId;
import parley.protocol.RoomKind;
import parley.protocol.RoomOp;
import parley.server.lite.StartException;

/** Two clients and a real server. */
class ConversationTest {
    @TempDir Path folder;
    private TestServer server;
    private Person ruth;
    private Person mai;

    @BeforeEach
    void start() throws StartException {
        server = TestServer.start(folder.resolve("server"));
        ruth = new Person("ruth", folder.resolve("ruth"));
        mai = new Person("mai", folder.resolve("mai"));
    }

    @AfterEach
    void stop() {
        ruth.close();
        mai.close();
        server.close();
    }

    private static RoomId createRoom(Person person, String name) throws RequestException {
        return person.session()
                .createRoom(
                        new RoomOp.Create(
                                RoomKind.PUBLIC,
                                Optional.of(name),
                                Optional.empty(),
                                List.of(),
                                Optional.empty()))
                .room();
    }

    private RoomId meet() throws BadAddress, RequestException {
        ruth.signUp(server.link(), server.setupCode());
        Await.until("ruth is online", () -> ruth.session().connection().online());
        RoomId room = createRoom(ruth, "orders");
        String code = invite();
        mai.signUp(server.link(), code);
        Await.until("mai is online", () -> mai.session().connection().online());
        mai.session().joinRoom(room);
        return room;
    }

    private String invite() throws RequestException {
        return ruth.session()
                .createInvite(
                        new InviteOp.Create(
                                Optional.empty(),
                                Optional.empty(),
                                Optional.empty(),
                                Optional.empty(),
                                Optional.empty(),
                                false))
                .code()
                .orElseThrow();
    }

    private static int unread(Person person, RoomId room) {
        return person.session().room(room).map(RoomSummary::unread).orElse(-1);
    }

    @Test
    void twoPeopleTalkAndBothSeeTheSameInTheSameOrder() throws Exception {
        RoomId room = meet();
        try (Watcher hers = new Watcher(ruth.session(), room);
                Watcher his = new Watcher(mai.session(), room)) {
            IntStream.rangeClosed(1, 20)
                    .forEach(i -> {
                        ruth.say(room, "ruth " + i);
                        mai.say(room, "mai " + i);
                    });

            Await.until("ruth sees 40", () -> hers.texts().size() == 40);
            Await.until("mai sees 40", () -> his.texts().size() == 40);

            assertThat(hers.texts()).isEqualTo(his.texts()).doesNotHaveDuplicates();
            assertThat(hers.texts().stream().filter(t -> t.startsWith("ruth")))
                    .isEqualTo(IntStream.rangeClosed(1, 20).mapToObj(i -> "ruth " + i).toList());
            Await.until("nothing is on its way", () -> hers.outgoing().isEmpty());
            assertThat(ruth.session().outbox().items(Optional.empty())).isEmpty();
            Await.until("mai has 20 unread", () -> unread(mai, room) == 20);
        }
    }

    @Test
    void whatIsReadIsReadOnEveryDevice() throws Exception {
        RoomId room = meet();
        try (Person other = new Person("mai", folder.resolve("other"))) {
            other.signIn(server.link());
            ruth.say(room, "one");
            ruth.say(room, "two");
            Await.until("two are unread", () -> unread(mai, room) == 2 && unread(other, room) == 2);
            long head = mai.session().room(room).orElseThrow().room().head();

            mai.session().markRead(room, head + 10);

            Await.until("read here", () -> unread(mai, room) == 0);
            Await.until("read there", () -> unread(other, room) == 0);
        }
    }

    @Test
    void aDraftIsThereOnEveryDeviceUntilItIsSent() throws Exception {
        RoomId room = meet();
        try (Person other = new Person("mai", folder.resolve("other"))) {
            other.signIn(server.link());
            Await.until("both know the room", () -> other.session().room(room).isPresent());

            mai.session().drafts().keep(room, "half a sent");
            Await.until(
                    "it is on the other device",
                    () -> other.session().drafts().draft(room).equals("half a sent"));
            other.session().pause();
            other.session().drafts().keep(room, "half a sentence");
            other.reopen();
            Await.until(
                    "what was typed offline is here",
                    () -> mai.session().drafts().draft(room).equals("half a sentence"));

            mai.say(room, "half a sentence and the rest");

            Await.until(
                    "sent: it is nobody's draft any more",
                    () ->
                            mai.session().drafts().draft(room).isEmpty()
                                    && other.session().drafts().draft(room).isEmpty());
        }
    }

    @Test
    void aDeviceThatComesLaterCountsEachUnreadMessageOnce() throws Exception {
        RoomId room = meet();
        ruth.say(room, "one");
        ruth.say(room, "two");
        Await.until("two are unread", () -> unread(mai, room) == 2);
        try (Person other = new Person("mai", folder.resolve("other"))) {
            other.signIn(server.link());
            try (Watcher there = new Watcher(other.session(), room)) {
                Await.until("both are there", () -> there.texts().size() == 2);
                ruth.say(room, "three");
                Await.until("so is the third", () -> there.texts().size() == 3);
                Await.until("three are unread", () -> unread(other, room) == 3);
            }
        }
    }

    @Test
    void whatWasMissedIsUnreadEvenWhereItIsNotHeldYet() throws Exception {
        RoomId room = meet();
        ruth.say(room, "before");
        Await.until("one is unread", () -> unread(mai, room) == 1);
        mai.session().pause();
        Await.until(
                "mai is offline",
                () -> mai.session().connection() instanceof ConnectionState.Stopped);
        IntStream.rangeClosed(1, 700).forEach(i -> ruth.say(room, "missed " + i));
        Await.until(
                "all are sent", () -> ruth.session().outbox().items(Optional.empty()).isEmpty());

        mai.reopen();

        Await.until("all of it is unread", () -> unread(mai, room) == 701);
    }

    @Test
    void whatWasWrittenOfflineIsSentInOrderWhenTheServerIsBack() throws Exception {
        RoomId room = meet();
        mai.session().pause();
        Await.until(
                "mai is offline",
                () -> mai.session().connection() instanceof ConnectionState.Stopped);
        IntStream.rangeClosed(1, 5).forEach(i -> mai.say(room, "offline " + i));
        mai.session().drafts().keep(room, "half a sent");
        Await.until(
                "all are queued",
                () -> mai.session().outbox().items(Optional.of(room)).size() == 5);
        mai.reopen();
        server.restart();

        try (Watcher hers = new Watcher(ruth.session(), room);
                Watcher his = new Watcher(mai.session(), room)) {
            Await.until("ruth sees them", () -> hers.texts().size() == 5);
            Await.until("so does mai", () -> his.texts().size() == 5);

            assertThat(hers.texts())
                    .containsExactly(
                            "offline 1", "offline 2", "offline 3", "offline 4", "offline 5");
            assertThat(mai.session().drafts().draft(room)).isEqualTo("half a sent");
        }
    }

    @Test
    void aNewcomerReadsBackToTheFirstMessageAndFindsItsWords() throws Exception {
        ruth.signUp(server.link(), server.setupCode());
        Await.until("ruth is online", () -> ruth.session().connection().online());
        RoomId room = createRoom(ruth, "long");
        IntStream.rangeClosed(1, 700).forEach(i -> ruth.say(room, "number " + i));
        Await.until(
                "all are sent", () -> ruth.session().outbox().items(Optional.empty()).isEmpty());
        mai.signUp(server.link(), invite());
        Await.until("mai is online", () -> mai.session().connection().online());
        mai.session().joinRoom(room);

        try (Watcher his = new Watcher(mai.session(), room)) {
            Await.until("the newest page", () -> his.texts().contains("number 700"));
            Await.until(
                    "the first message",
                    () -> {
                        his.timeline().older();
                        return his.texts().contains("number 1");
                    });

            assertThat(his.texts())
                    .isEqualTo(IntStream.rangeClosed(1, 700).mapToObj(i -> "number " + i).toList());
            Await.until(
                    "found",
                    () ->
                            mai.session().search().find(SearchQuery.of("number 42")).hits().size()
                                    == 11);
        }
    }

    @Test
    void whatTheServerRefusesIsFailedAndCanBeDiscarded() throws Exception {
        RoomId room = meet();
        ruth.session().archiveRoom(room, true);

        mai.say(room, "too late");

        Await.until(
                "it failed",
                () ->
                        mai.session().outbox().items(Optional.of(room)).stream()
                                .anyMatch(i ->
                                        i.error()
                                                .filter(e -> e.code() == ErrorCode.ROOM_ARCHIVED)
                                                .isPresent()));
        assertThat(
                        mai.session()
                                .outbox()
                                .discard(
                                        mai.session()
                                                .outbox()
                                                .items(Optional.of(room))
                                                .getFirst()
                                                .cid()))
                .isTrue();
        Await.until("it is gone", () -> mai.session().outbox().items(Optional.of(room)).isEmpty());
    }

    @Test
    void aRevokedDeviceIsSignedOutAndSignsInAgainWithItsHistory() throws Exception {
        RoomId room = meet();
        ruth.say(room, "keep me");
        Await.until("mai has it", () -> unread(mai, room) == 1);
        try (Person other = new Person("mai", folder.resolve("other"))) {
            WorkspaceSession session = other.signIn(server.link());
            Await.until("the other device is online", () -> session.connection().online());
            session.changePassword(Person.PASSWORD, "another long password");
        }
        Await.until(
                "signed out",
                () ->
                        mai.session().connection()
                                        instanceof ConnectionState.Stopped(var _, StopReason reason)
                                && reason == StopReason.SIGNED_OUT);
        mai.say(room, "written while signed out");

        SignInOutcome wrong = mai.session().signInAgain(Person.PASSWORD);
        SignInOutcome right = mai.session().signInAgain("another long password");

        assertThat(wrong).isInstanceOf(SignInOutcome.Refused.class);
        assertThat(right).isInstanceOf(SignInOutcome.Ready.class);
        try (Watcher hers = new Watcher(ruth.session(), room)) {
            Await.until(
                    "the message arrives", () -> hers.texts().contains("written while signed out"));
        }
        assertThat(mai.session().room(room).orElseThrow().unread()).isEqualTo(1);
    }

    @Test
    void directRoomsShowTheOtherPersonsName() throws Exception {
        meet();
        RoomId direct =
                ruth.session()
                        .createRoom(
                                new RoomOp.Create(
                                        RoomKind.DIRECT,
                                        Optional.empty(),
                                        Optional.empty(),
                                        List.of(mai.session().you().id()),
                                        Optional.empty()))
                        .room();

        ruth.session().outbox().send(MessageOp.Send.plain(direct, "psst"));

        Await.until("mai has the room", () -> unread(mai, direct) == 1);
        Await.until(
                "it has a name",
                () ->
                        mai.session()
                                .room(direct)
                                .flatMap(RoomSummary::title)
                                .filter("ruth"::equals)
                                .isPresent());
    }
}
