package parley.conformance.core;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import parley.protocol.Cid;
import parley.protocol.Entry;
import parley.protocol.EntryData;
import parley.protocol.ErrorCode;
import parley.protocol.LogLine;
import parley.protocol.MemberOp;
import parley.protocol.MessageId;
import parley.protocol.MessageOp;
import parley.protocol.Response;
import parley.protocol.Result;
import parley.protocol.Room;
import parley.protocol.RoomId;
import parley.protocol.RoomKind;
import parley.protocol.RoomOp;
import parley.protocol.RoomRole;
import parley.protocol.SessionOp;
import parley.protocol.UserId;
import parley.protocol.VoidRange;
import parley.server.store.LogKey;
import parley.server.store.SharedStore;
import parley.server.store.SharedStore.SharedTransaction;

/**
 * What holds when several processes write to one {@link SharedStore}: gap-free logs, nothing
 * acknowledged is lost or twice, and no decision rests on what was not so any more.
 */
public interface SharedWorkspaceContract {
    /** How long a test waits for what many writers do. */
    long PATIENCE_SECONDS = 120;

    /** An empty store; the contract closes it. */
    SharedStore emptySharedStore() throws Exception;

    /** Lets the store's time go on by so much. */
    void pass(long millis);

    /** Two processes, and a room with Anne, its owner, and Bob. */
    final class Pair implements AutoCloseable {
        final SharedStore store;
        final Workspace one;
        final Workspace other;
        final UserId anne;
        final UserId bob;
        final RoomId room;

        Pair(SharedStore store) {
            this.store = store;
            this.one = new Workspace(store);
            this.other = one.beside();
            this.anne = one.person("anne");
            this.bob = one.person("bob");
            this.room = one.room(anne, RoomKind.PRIVATE, "plans", Optional.empty(), bob).room();
        }

        /** All of the room's log, as Anne sees it. */
        List<LogLine> log(Workspace at) {
            List<LogLine> lines = new ArrayList<>();
            long after = 0;
            boolean more = true;
            while (more) {
                Result.LogPage page =
                        (Result.LogPage)
                                at.done(
                                        anne,
                                        new SessionOp.LogRead(
                                                room,
                                                after,
                                                Optional.empty(),
                                                Optional.empty(),
                                                Optional.empty()));
                lines.addAll(page.list());
                after = end(lines.getLast());
                more = page.more();
            }
            return lines;
        }

        @Override
        public void close() {
            other.stop();
            one.close();
        }
    }

    private static long end(LogLine line) {
        return switch (line) {
            case Entry entry -> entry.seq();
            case VoidRange range -> range.to();
        };
    }

    /** Every sequence from 1 stands there once, as an entry or in a void. */
    private static void assertGapFree(List<LogLine> lines) {
        long next = 1;
        for (LogLine each : lines) {
            long from =
                    switch (each) {
                        case Entry entry -> entry.seq();
                        case VoidRange range -> range.seq();
                    };
            assertThat(from).isEqualTo(next);
            next = end(each) + 1;
        }
    }

    private static Map<Long, Entry> entries(List<LogLine> lines) {
        Map<Long, Entry> entries = new HashMap<>();
        for (LogLine each : lines) {
            if (each instanceof Entry entry) {
                entries.put(entry.seq(), entry);
            }
        }
        return entries;
    }

    /** Runs all at the same moment; what each returned, in their order. */
    private static <T> List<T> together(List<Callable<T>> all) throws Exception {
        CyclicBarrier start = new CyclicBarrier(all.size());
        List<Future<T>> running = new ArrayList<>();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (Callable<T> each : all) {
                running.add(
                        threads.submit(() -> {
                            start.await();
                            return each.call();
                        }));
            }
            List<T> results = new ArrayList<>();
            for (Future<T> each : running) {
                try {
                    results.add(each.get(PATIENCE_SECONDS, TimeUnit.SECONDS));
                } catch (ExecutionException e) {
                    throw new AssertionError("one of several failed", e);
                }
            }
            return results;
        }
    }

    /** Sends until it is taken: {@code unavailable} is for the client to try again. */
    private static Result.Sent sendUntilTaken(
            Workspace at, UserId user, RoomId room, String text, Cid cid) {
        while (true) {
            Response response = at.send(user, room, text, cid);
            switch (response) {
                case Response.Success(String _, Result.Sent sent) -> {
                    return sent;
                }
                case Response.Failure failure
                        when failure.err().code() == ErrorCode.UNAVAILABLE -> {
                    continue;
                }
                default -> throw new AssertionError(response.toString());
            }
        }
    }

    @Test
    default void eightWritersOfOneRoomLeaveNoGapAndLoseNothing() throws Exception {
        try (Pair pair = new Pair(emptySharedStore())) {
            Map<Long, String> acknowledged = Collections.synchronizedMap(new HashMap<>());
            List<Callable<Integer>> writers = new ArrayList<>();
            int each = 25;
            for (int i = 0; i < 8; i++) {
                int writer = i;
                writers.add(() -> {
                    Workspace at = writer % 2 == 0 ? pair.one : pair.other;
                    UserId user = writer % 4 < 2 ? pair.anne : pair.bob;
                    for (int n = 0; n < each; n++) {
                        String text = writer + "/" + n;
                        Result.Sent sent = sendUntilTaken(at, user, pair.room, text, at.cid());
                        acknowledged.put(sent.seq().orElseThrow(), text);
                    }
                    return each;
                });
            }

            together(writers);

            List<LogLine> log = pair.log(pair.other);
            assertGapFree(log);
            assertThat(acknowledged).hasSize(8 * each);
            Map<Long, Entry> entries = entries(log);
            acknowledged.forEach(
                    (seq, text) -> assertThat(said(entry(entries, seq))).isEqualTo(text));
            assertThat(log).isEqualTo(pair.log(pair.one));
            assertThat(
                            entries.values().stream()
                                    .filter(e -> e.by().isPresent())
                                    .filter(e -> said(e).contains("/"))
                                    .count())
                    .isEqualTo(8L * each);
        }
    }

    private static Entry entry(Map<Long, Entry> entries, long seq) {
        return Objects.requireNonNull(entries.get(seq), "no entry " + seq);
    }

    private static String said(Entry entry) {
        return entry.d() instanceof EntryData.Encoded encoded
                ? encoded.json().replaceAll(".*\"text\":\"([^\"]*)\".*", "$1")
                : "";
    }

    @Test
    default void theSameRequestAtTwoProcessesIsDoneOnce() throws Exception {
        try (Pair pair = new Pair(emptySharedStore())) {
            for (int round = 0; round < 10; round++) {
                Cid cid = pair.one.cid();
                String text = "once " + round;
                List<Result.Sent> sent =
                        together(
                                List.of(
                                        () ->
                                                sendUntilTaken(
                                                        pair.one, pair.anne, pair.room, text, cid),
                                        () ->
                                                sendUntilTaken(
                                                        pair.other,
                                                        pair.anne,
                                                        pair.room,
                                                        text,
                                                        cid)));

                assertThat(sent.get(0).seq()).isEqualTo(sent.get(1).seq());
                assertThat(sent)
                        .extracting(Result.Sent::dup)
                        .containsExactlyInAnyOrder(true, false);
            }
            List<LogLine> log = pair.log(pair.one);
            assertGapFree(log);
            assertThat(entries(log).values())
                    .filteredOn(e -> said(e).startsWith("once"))
                    .hasSize(10);
        }
    }

    @Test
    default void whoIsRemovedSaysNothingAfterwards() throws Exception {
        try (Pair pair = new Pair(emptySharedStore())) {
            for (int round = 0; round < 6; round++) {
                UserId guest = pair.one.person("guest" + round);
                pair.one.done(pair.anne, new MemberOp.Add(pair.room, guest, Optional.empty()));
                List<Boolean> results =
                        together(
                                List.of(
                                        () -> {
                                            Response last = null;
                                            for (int n = 0; n < 200; n++) {
                                                last =
                                                        pair.other.send(
                                                                guest,
                                                                pair.room,
                                                                "by guest",
                                                                pair.other.cid());
                                                if (last instanceof Response.Failure f
                                                        && f.err().code()
                                                                != ErrorCode.UNAVAILABLE) {
                                                    return true;
                                                }
                                            }
                                            return false;
                                        },
                                        () ->
                                                untilTaken(
                                                        pair.one,
                                                        pair.anne,
                                                        new MemberOp.Remove(
                                                                Optional.of(pair.room),
                                                                guest,
                                                                false,
                                                                Optional.empty()))));
                assertThat(results).containsExactly(true, true);
                List<LogLine> log = pair.log(pair.one);
                assertGapFree(log);
                Map<Long, Entry> entries = entries(log);
                long left =
                        entries.values().stream()
                                .filter(e ->
                                        e.d() instanceof EntryData.Encoded d
                                                && d.ev().equals("member.left")
                                                && d.json().contains(guest.value()))
                                .mapToLong(Entry::seq)
                                .findFirst()
                                .orElseThrow();
                assertThat(entries.values())
                        .filteredOn(e -> e.by().equals(Optional.of(guest)))
                        .allMatch(e -> e.seq() < left);
            }
        }
    }

    private static boolean untilTaken(Workspace at, UserId user, parley.protocol.Op<?> op) {
        for (int n = 0; n < 50; n++) {
            Response response = at.attempt(user, op);
            if (response instanceof Response.Success) {
                return true;
            }
        }
        return false;
    }

    @Test
    default void aPlaceThatNobodyFillsIsClosed() throws Exception {
        try (Pair pair = new Pair(emptySharedStore())) {
            LogKey log = LogKey.of(pair.room);
            long before = pair.one.sent(pair.anne, pair.room, "before");
            SharedTransaction killed = pair.store.begin(); // never closed, as if its process ended
            long hole = killed.take(log, true).head() + 1;
            long after = pair.other.sent(pair.bob, pair.room, "after");

            assertThat(hole).isEqualTo(before + 1);
            assertThat(after).isEqualTo(hole + 1);
            assertThat(pair.store.look().head(log).head()).isEqualTo(before);

            pass(6_000);

            assertThat(pair.store.look().head(log).head()).isEqualTo(after);
            List<LogLine> lines = pair.log(pair.one);
            assertGapFree(lines);
            assertThat(lines).contains(new VoidRange(hole, hole));
            assertThat(said(entry(entries(lines), after))).isEqualTo("after");
        }
    }

    @Test
    default void aRefusedOrLateWriterClosesItsPlaceItself() throws Exception {
        try (Pair pair = new Pair(emptySharedStore())) {
            LogKey log = LogKey.of(pair.room);
            try (SharedTransaction refused = pair.store.begin()) {
                refused.take(log, true);
            }
            long next = pair.other.sent(pair.bob, pair.room, "next");

            assertThat(pair.store.look().head(log).head()).isEqualTo(next);
            assertGapFree(pair.log(pair.one));
        }
    }

    @Test
    default void anEditIsMadeOnWhatItsWriterSaw() throws Exception {
        try (Pair pair = new Pair(emptySharedStore())) {
            for (int round = 0; round < 5; round++) {
                Result.Sent sent =
                        sendUntilTaken(pair.one, pair.anne, pair.room, "first", pair.one.cid());
                MessageId msg = sent.msg().orElseThrow();
                List<Boolean> edited =
                        together(
                                List.of(
                                        () -> edits(pair.one, pair, msg, "one"),
                                        () -> edits(pair.other, pair, msg, "other")));

                assertThat(edited).containsExactlyInAnyOrder(true, false);
            }
            assertGapFree(pair.log(pair.one));
        }
    }

    private static boolean edits(Workspace at, Pair pair, MessageId msg, String text) {
        return at.attempt(
                        pair.anne,
                        new MessageOp.Edit(pair.room, msg, text, List.of(), Optional.of(1)))
                instanceof Response.Success;
    }

    @Test
    default void aRoomKeepsAnOwnerWhenBothLeave() throws Exception {
        try (Pair pair = new Pair(emptySharedStore())) {
            for (int round = 0; round < 5; round++) {
                Room fresh =
                        pair.one.room(
                                pair.anne,
                                RoomKind.PRIVATE,
                                "r" + round,
                                Optional.empty(),
                                pair.bob);
                UserId third = pair.one.person("carol");
                pair.one.done(pair.anne, new MemberOp.Add(fresh.room(), third, Optional.empty()));
                pair.one.done(
                        pair.anne,
                        new MemberOp.SetRole(
                                Optional.of(fresh.room()),
                                pair.bob,
                                Optional.of(RoomRole.OWNER),
                                Optional.empty()));
                List<Boolean> left =
                        together(
                                List.of(
                                        () ->
                                                pair.one.attempt(
                                                                pair.anne,
                                                                new RoomOp.Leave(fresh.room()))
                                                        instanceof Response.Success,
                                        () ->
                                                pair.other.attempt(
                                                                pair.bob,
                                                                new RoomOp.Leave(fresh.room()))
                                                        instanceof Response.Success));

                assertThat(left).containsExactlyInAnyOrder(true, false);
            }
        }
    }

    @Test
    default void aNameAndADirectRoomAreThereOnce() throws Exception {
        try (Pair pair = new Pair(emptySharedStore())) {
            for (int round = 0; round < 5; round++) {
                RoomOp.Create named =
                        new RoomOp.Create(
                                RoomKind.PUBLIC,
                                Optional.of("Birds " + round),
                                Optional.empty(),
                                List.of(),
                                Optional.empty());
                List<Boolean> made =
                        together(
                                List.of(
                                        () ->
                                                pair.one.attempt(pair.anne, named)
                                                        instanceof Response.Success,
                                        () ->
                                                pair.other.attempt(pair.bob, named)
                                                        instanceof Response.Success));
                assertThat(made).containsExactlyInAnyOrder(true, false);
            }
            UserId dora = pair.one.person("dora");
            List<RoomId> direct =
                    together(
                            List.of(
                                    () -> direct(pair.one, pair.anne, dora),
                                    () -> direct(pair.other, dora, pair.anne)));
            assertThat(direct.get(0)).isEqualTo(direct.get(1));
        }
    }

    private static RoomId direct(Workspace at, UserId from, UserId to) {
        RoomOp.Create create =
                new RoomOp.Create(
                        RoomKind.DIRECT,
                        Optional.empty(),
                        Optional.empty(),
                        List.of(to),
                        Optional.empty());
        return ((Result.RoomState) at.done(from, create)).room().room();
    }

    @Test
    default void whatAPageDidNotShowIsOnThePageOfItsToken() throws Exception {
        try (Pair pair = new Pair(emptySharedStore())) {
            pair.one.sent(pair.anne, pair.room, "before");
            Result.SyncPage first = sync(pair.one, pair.bob, Optional.empty());
            long seq = pair.other.sent(pair.anne, pair.room, "after");
            pair.other.done(pair.bob, new MessageOp.ReadMark(pair.room, seq, Optional.empty()));

            Result.SyncPage second = sync(pair.one, pair.bob, Optional.of(first.token()));

            assertThat(first.full()).isTrue();
            assertThat(second.full()).isFalse();
            assertThat(
                            LongStream.of(
                                    second.rooms().stream()
                                            .filter(r -> r.room().equals(pair.room))
                                            .mapToLong(r -> r.state().orElseThrow().head())
                                            .toArray()))
                    .containsExactly(seq);
        }
    }

    private static Result.SyncPage sync(Workspace at, UserId user, Optional<String> since) {
        return (Result.SyncPage) at.done(user, new SessionOp.Sync(since, Optional.of(50)));
    }
}
