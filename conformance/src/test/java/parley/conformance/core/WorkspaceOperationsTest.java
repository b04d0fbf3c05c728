package parley.conformance.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import parley.conformance.store.InMemoryWorkspaceStore;
import parley.protocol.Cid;
import parley.protocol.Codec;
import parley.protocol.ErrorCode;
import parley.protocol.HistoryPolicy;
import parley.protocol.Limits;
import parley.protocol.Member;
import parley.protocol.MemberOp;
import parley.protocol.Message;
import parley.protocol.MessageOp;
import parley.protocol.PeopleOp;
import parley.protocol.PostPolicy;
import parley.protocol.PresenceState;
import parley.protocol.Response;
import parley.protocol.Result;
import parley.protocol.RoomId;
import parley.protocol.RoomKind;
import parley.protocol.RoomOp;
import parley.protocol.RoomPolicy;
import parley.protocol.ScheduledId;
import parley.protocol.SessionOp;
import parley.protocol.TextFormat;
import parley.protocol.UserId;
import parley.server.store.Marker;
import parley.server.store.ScheduledRecord;
import parley.server.store.WorkspaceStore;

/** What no scenario over the wire can bring about: failing disks, unlucky moments, huge pages. */
class WorkspaceOperationsTest {
    private final UnreliableStore store = new UnreliableStore();
    private final Workspace workspace = new Workspace(store);
    private final UserId anne = workspace.person("anne");
    private final UserId bob = workspace.person("bob");
    private final RoomId room =
            workspace.room(anne, RoomKind.PRIVATE, "plans", Optional.empty(), bob).room();

    @AfterEach
    void close() {
        workspace.close();
    }

    @Test
    void aSlowRoomIsSlowAfterARestartToo() {
        RoomPolicy slow =
                new RoomPolicy(
                        PostPolicy.ALL,
                        PostPolicy.ALL,
                        HistoryPolicy.START,
                        Optional.of(3_600_000));
        workspace.done(
                anne,
                new RoomOp.Change(room, Optional.empty(), Optional.empty(), Optional.of(slow)));
        workspace.sent(bob, room, "once an hour");
        workspace.restart();

        assertThat(workspace.failed(bob, MessageOp.Send.plain(room, "again")))
                .isEqualTo(ErrorCode.RATE_LIMITED);
        workspace.sent(anne, room, "the owner does not wait");
    }

    @Test
    void whoDoesNotWantToBeDisturbedIsNotAfterARestart() {
        workspace.done(
                bob,
                new PeopleOp.SetPresence(
                        PresenceState.DND, Optional.of("in a meeting"), Optional.empty()));
        workspace.restart();
        workspace.connect(bob);

        Result.MemberList list =
                (Result.MemberList)
                        workspace.done(
                                anne,
                                new MemberOp.ListMembers(
                                        Optional.of(room), Optional.empty(), Optional.empty()));

        assertThat(list.list())
                .filteredOn(m -> m.user().equals(bob))
                .extracting(Member::presence)
                .containsExactly(Optional.of(PresenceState.DND));
    }

    @Test
    void refusedChangesHideNothingFromASyncAfterARestart() {
        for (int i = 0; i < 20; i++) {
            workspace.send(bob, new RoomId("r_none"), "nobody hears", workspace.cid());
        }
        String token = sync(anne, Optional.empty()).token();
        workspace.restart();
        workspace.sent(bob, room, "hello");

        assertThat(sync(anne, Optional.of(token)).rooms())
                .extracting(Result.SyncRoom::room)
                .containsExactly(room);
    }

    @Test
    void whatWaitsOutlivesARestart() {
        workspace.done(
                bob,
                new MessageOp.Send(
                        room,
                        "later",
                        TextFormat.PLAIN,
                        Optional.empty(),
                        List.of(),
                        Optional.empty(),
                        List.of(),
                        false,
                        Optional.of(Instant.ofEpochMilli(workspace.millis() + 1_000)),
                        Optional.empty()));

        workspace.restart();

        awaitText();
        assertThat(read()).containsExactly("later");
        assertThat(workspace.done(bob, MessageOp.ScheduledMessages.of(Optional.empty())))
                .isEqualTo(new Result.ScheduledList(List.of()));
    }

    @Test
    void aWaitingMessageThatCannotBeReadHoldsUpNoOther() {
        Instant due = Instant.ofEpochMilli(workspace.millis());
        try (WorkspaceStore.Transaction transaction = store.begin()) {
            transaction.putScheduled(waiting("s_1", due.minusSeconds(9), "{\"room\":7}"));
            MessageOp.Send later = MessageOp.Send.plain(room, "later");
            String json = new String(new Codec().encodeBody(later), StandardCharsets.UTF_8);
            transaction.putScheduled(waiting("s_2", due.minusSeconds(1), json));
            transaction.commit();
        }

        workspace.restart();

        awaitText();
        assertThat(read()).containsExactly("later");
        assertThat(workspace.done(bob, MessageOp.ScheduledMessages.of(Optional.empty())))
                .isEqualTo(new Result.ScheduledList(List.of()));
    }

    private ScheduledRecord waiting(String id, Instant at, String json) {
        Marker marker = Marker.of(bob, workspace.cid(), new byte[32]);
        return new ScheduledRecord(new ScheduledId(id), bob, room, at, marker, json);
    }

    private void awaitText() {
        long end = System.nanoTime() + Duration.ofSeconds(20).toNanos();
        while (read().isEmpty() && System.nanoTime() < end) {
            LockSupport.parkNanos(Duration.ofMillis(20).toNanos());
        }
    }

    @Test
    void aLostCommitLeavesNothingAndTheSameRequestSucceedsLater() {
        Socket socket = workspace.connect(anne);
        Cid cid = workspace.cid();
        store.nextCommits(UnreliableStore.Fate.LOST);
        assertThat(error(workspace.send(bob, room, "hello", cid))).isEqualTo(ErrorCode.UNAVAILABLE);
        assertThat(socket.seqs(room.value())).isEmpty();

        store.nextCommits(UnreliableStore.Fate.KEPT);
        Response again = workspace.send(bob, room, "hello", cid);

        assertThat(again).isInstanceOf(Response.Success.class);
        assertThat(socket.seqs(room.value())).containsExactly(3L);
        assertThat(read()).containsExactly("hello");
    }

    @Test
    void aCommitThatWasKeptAlthoughItWasReportedLostHappensOnce() {
        Cid cid = workspace.cid();
        store.nextCommits(UnreliableStore.Fate.KEPT_BUT_REPORTED_LOST);
        assertThat(error(workspace.send(bob, room, "hello", cid))).isEqualTo(ErrorCode.UNAVAILABLE);

        store.nextCommits(UnreliableStore.Fate.KEPT);
        Response again = workspace.send(bob, room, "hello", cid);

        assertThat(((Result.Sent) ((Response.Success) again).d()).dup()).isTrue();
        assertThat(workspace.sent(anne, room, "hi")).isEqualTo(4);
        assertThat(read()).containsExactly("hello", "hi");
    }

    @Test
    void aFullDiskIsReadOnlyUntilThereIsRoomAgain() {
        store.nextCommits(UnreliableStore.Fate.DISK_FULL);
        assertThat(error(workspace.send(bob, room, "hello", workspace.cid())))
                .isEqualTo(ErrorCode.READ_ONLY);
        assertThat(read()).isEmpty();

        store.nextCommits(UnreliableStore.Fate.KEPT);
        workspace.sent(bob, room, "there is room again");
        assertThat(read()).containsExactly("there is room again");
    }

    @Test
    void whoIsInARoomStillHearsItAfterALostCommitTookThemOut() {
        Socket socket = workspace.connect(bob);
        store.nextCommits(UnreliableStore.Fate.LOST);
        workspace.failed(bob, new RoomOp.Leave(room));
        store.nextCommits(UnreliableStore.Fate.KEPT);

        long seq = workspace.sent(anne, room, "still there?");

        assertThat(socket.seqs(room.value())).containsExactly(seq);
    }

    @Test
    void whoWasRemovedHearsTheirRemovalAndNothingAfterIt() {
        Socket socket = workspace.connect(bob);
        workspace.done(anne, new MemberOp.Remove(Optional.of(room), bob, false, Optional.empty()));
        workspace.sent(anne, room, "gone");

        assertThat(socket.seqs(room.value())).containsExactly(3L);
    }

    @Test
    void manyAtOnceGetNumbersWithoutGapsAndEverybodySeesThemInOrder() throws Exception {
        Socket socket = workspace.connect(anne);
        List<Callable<List<Long>>> writers = new ArrayList<>();
        for (int i = 0; i < 8; i++) {
            UserId author = i % 2 == 0 ? anne : bob;
            writers.add(() ->
                    LongStream.range(0, 200)
                            .map(n -> workspace.sent(author, room, "n " + n))
                            .boxed()
                            .toList());
        }
        List<Long> seqs = new ArrayList<>();
        try (ExecutorService threads = Executors.newFixedThreadPool(8)) {
            for (Future<List<Long>> each : threads.invokeAll(writers)) {
                List<Long> own = each.get();
                assertThat(own).isSorted();
                seqs.addAll(own);
            }
        }
        List<Long> all = LongStream.rangeClosed(3, 1_602).boxed().toList();
        assertThat(seqs).containsExactlyInAnyOrderElementsOf(all);
        assertThat(socket.seqs(room.value())).isEqualTo(all);
    }

    @Test
    void aSocketThatEndedWhileItsHelloWaitedIsNotThere() {
        Socket socket = new Socket(bob);
        workspace.gone(socket);
        workspace.hello(socket);
        workspace.sent(anne, room, "anybody?");

        assertThat(socket.seqs(room.value())).isEmpty();
        assertThat(members(Optional.of(room)))
                .filteredOn(m -> m.user().equals(bob))
                .extracting(Member::presence)
                .containsExactly(Optional.of(PresenceState.OFFLINE));
    }

    @Test
    void listsOfAnyLengthComeInPagesThatFitAFrame() {
        for (int i = 0; i < 300; i++) {
            workspace.person("someone." + i, "漢".repeat(64));
        }
        for (int i = 0; i < 60; i++) {
            workspace.room(anne, RoomKind.PUBLIC, "room " + i, Optional.of("題".repeat(250)));
        }
        assertThat(members(Optional.empty())).hasSize(302).doesNotHaveDuplicates();
        for (RoomOp.Scope scope : RoomOp.Scope.values()) {
            int expected = scope == RoomOp.Scope.MINE ? 61 : 60;
            List<RoomId> ids = new ArrayList<>();
            Optional<String> cursor = Optional.empty();
            do {
                Result.RoomList page =
                        (Result.RoomList)
                                workspace.done(
                                        anne,
                                        new RoomOp.ListRooms(scope, Optional.empty(), cursor));
                page.list().forEach(r -> ids.add(r.room()));
                cursor = page.cursor();
            } while (cursor.isPresent());
            assertThat(ids).hasSize(expected).doesNotHaveDuplicates();
        }
        workspace.connect(anne);
        List<RoomId> synced = new ArrayList<>();
        Result.SyncPage page = sync(anne, Optional.empty());
        page.rooms().forEach(r -> synced.add(r.room()));
        while (page.more()) {
            page = sync(anne, Optional.of(page.token()));
            page.rooms().forEach(r -> synced.add(r.room()));
        }
        assertThat(synced).hasSize(61).doesNotHaveDuplicates();
    }

    @Test
    void aRoomThatWasLeftDoesNotCrowdOutOneThatMoved() {
        String token = sync(bob, Optional.empty()).token();
        RoomId other =
                workspace.room(anne, RoomKind.PRIVATE, "other", Optional.empty(), bob).room();
        workspace.done(bob, new RoomOp.Leave(other));
        workspace.sent(anne, room, "moved");

        Result.SyncPage page =
                (Result.SyncPage)
                        workspace.done(bob, new SessionOp.Sync(Optional.of(token), Optional.of(1)));

        assertThat(page.rooms())
                .extracting(Result.SyncRoom::room, Result.SyncRoom::gone)
                .containsExactlyInAnyOrder(tuple(room, false), tuple(other, true));
    }

    @Test
    void thePlaceBetweenTwoHugeMessagesFitsAFrame() {
        String huge = "x".repeat(16_000);
        for (int i = 0; i < 4; i++) {
            workspace.sent(anne, room, huge);
        }
        Result.HistoryPage page =
                (Result.HistoryPage)
                        workspace.done(
                                anne,
                                new MessageOp.History(
                                        room,
                                        Optional.empty(),
                                        Optional.empty(),
                                        Optional.of(5L),
                                        Optional.empty(),
                                        Optional.of(10),
                                        Optional.empty()));

        assertThat(page.list()).extracting(Message::seq).containsExactly(5L);
        assertThat(page.more()).isTrue();
        assertThat(page.from()).isEqualTo(5);
        assertThat(page.to()).isEqualTo(5);
    }

    @Test
    void aFullRoomTakesNobodyAndIsPassedOverByNewcomers() {
        Limits few = new Limits(30_000, 16_000, 10, 1, 1, 64, 250, 50, 2, 10_000, 200, 500);
        try (Workspace small = new Workspace(new InMemoryWorkspaceStore(), few)) {
            UserId first = small.person("first");
            UserId second = small.person("second");
            UserId third = small.person("third");
            assertThat(small.welcomed(first)).isInstanceOf(Response.Success.class);
            assertThat(small.welcomed(second)).isInstanceOf(Response.Success.class);
            RoomId general =
                    ((Result.RoomList)
                                    small.done(
                                            first,
                                            new RoomOp.ListRooms(
                                                    RoomOp.Scope.MINE,
                                                    Optional.empty(),
                                                    Optional.empty())))
                            .list()
                            .getFirst()
                            .room();

            assertThat(small.welcomed(third)).isInstanceOf(Response.Success.class);
            assertThat(small.failed(third, new RoomOp.Join(general)))
                    .isEqualTo(ErrorCode.QUOTA_EXCEEDED);
            assertThat(small.failed(first, new MemberOp.Add(general, third, Optional.empty())))
                    .isEqualTo(ErrorCode.QUOTA_EXCEEDED);
            small.done(second, new RoomOp.Leave(general));
            small.done(third, new RoomOp.Join(general));
        }
    }

    private Result.SyncPage sync(UserId user, Optional<String> since) {
        return (Result.SyncPage) workspace.done(user, new SessionOp.Sync(since, Optional.empty()));
    }

    private List<Member> members(Optional<RoomId> of) {
        List<Member> all = new ArrayList<>();
        Optional<String> cursor = Optional.empty();
        do {
            Result.MemberList page =
                    (Result.MemberList)
                            workspace.done(
                                    anne, new MemberOp.ListMembers(of, cursor, Optional.empty()));
            all.addAll(page.list());
            cursor = page.cursor();
        } while (cursor.isPresent());
        return all;
    }

    private List<String> read() {
        Result.HistoryPage page =
                (Result.HistoryPage)
                        workspace.done(anne, MessageOp.History.before(room, Optional.empty(), 100));
        return page.list().stream().map(Message::text).toList();
    }

    private static ErrorCode error(Response response) {
        return ((Response.Failure) response).err().code();
    }
}
