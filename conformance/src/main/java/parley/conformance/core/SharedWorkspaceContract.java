package parley.conformance.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
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
import parley.server.store.ConflictException;
import parley.server.store.LogKey;
import parley.server.store.SharedStore;
import parley.server.store.SharedStore.SharedTransaction;
import parley.server.store.StoredEntry;

/**
 * What holds when several processes write to one {@link SharedStore}: gap-free logs, nothing
 * acknowledged is lost or twice, and no decision rests on what was not so any more.
 */
public interface SharedWorkspaceContract {
    /** An empty store; the contract closes it. */
    SharedStore emptySharedStore() throws Exception;

    /** Lets the store's time go on by so much. */
    void pass(long millis);

    @Test
    default void eightWritersOfOneRoomLeaveNoGapAndLoseNothing() throws Exception {
        try (SharedPair pair = new SharedPair(emptySharedStore())) {
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
                        Result.Sent sent =
                                SharedPair.sendUntilTaken(at, user, pair.room, text, at.cid());
                        acknowledged.put(sent.seq().orElseThrow(), text);
                    }
                    return each;
                });
            }

            SharedPair.together(writers);

            List<LogLine> log = pair.log(pair.other);
            SharedPair.assertGapFree(log);
            assertThat(acknowledged).hasSize(8 * each);
            Map<Long, Entry> entries = SharedPair.entries(log);
            acknowledged.forEach((seq, text) ->
                    assertThat(SharedPair.said(SharedPair.entry(entries, seq))).isEqualTo(text));
            assertThat(log).isEqualTo(pair.log(pair.one));
            assertThat(
                            entries.values().stream()
                                    .filter(e -> e.by().isPresent())
                                    .filter(e -> SharedPair.said(e).contains("/"))
                                    .count())
                    .isEqualTo(8L * each);
        }
    }

    @Test
    default void theSameRequestAtTwoProcessesIsDoneOnce() throws Exception {
        try (SharedPair pair = new SharedPair(emptySharedStore())) {
            for (int round = 0; round < 10; round++) {
                Cid cid = pair.one.cid();
                String text = "once " + round;
                List<Result.Sent> sent =
                        SharedPair.together(
                                List.of(
                                        () ->
                                                SharedPair.sendUntilTaken(
                                                        pair.one, pair.anne, pair.room, text, cid),
                                        () ->
                                                SharedPair.sendUntilTaken(
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
            SharedPair.assertGapFree(log);
            assertThat(SharedPair.entries(log).values())
                    .filteredOn(e -> SharedPair.said(e).startsWith("once"))
                    .hasSize(10);
        }
    }

    @Test
    default void whoIsRemovedSaysNothingAfterwards() throws Exception {
        try (SharedPair pair = new SharedPair(emptySharedStore())) {
            for (int round = 0; round < 6; round++) {
                UserId guest = pair.one.person("guest" + round);
                pair.one.done(pair.anne, new MemberOp.Add(pair.room, guest, Optional.empty()));
                List<Boolean> results =
                        SharedPair.together(
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
                SharedPair.assertGapFree(log);
                Map<Long, Entry> entries = SharedPair.entries(log);
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
        try (SharedPair pair = new SharedPair(emptySharedStore())) {
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
            SharedPair.assertGapFree(lines);
            assertThat(lines).contains(new VoidRange(hole, hole));
            assertThat(SharedPair.said(SharedPair.entry(SharedPair.entries(lines), after)))
                    .isEqualTo("after");
        }
    }

    @Test
    default void whoComesTooLateForItsPlaceWritesNothing() throws Exception {
        try (SharedPair pair = new SharedPair(emptySharedStore())) {
            LogKey log = LogKey.of(pair.room);
            try (SharedTransaction late = pair.store.begin()) {
                long hole = late.take(log, false).head() + 1;
                pass(6_000);
                assertThat(pair.store.look().head(log).head()).isEqualTo(hole);

                late.append(
                        new StoredEntry(
                                log,
                                hole,
                                Instant.EPOCH,
                                Optional.of(pair.anne),
                                Optional.empty(),
                                Optional.empty(),
                                0,
                                1,
                                "pref.changed",
                                "{}"));
                assertThatThrownBy(late::commit).isInstanceOf(ConflictException.class);
            }
            SharedPair.assertGapFree(pair.log(pair.one));
        }
    }

    @Test
    default void aRefusedOrLateWriterClosesItsPlaceItself() throws Exception {
        try (SharedPair pair = new SharedPair(emptySharedStore())) {
            LogKey log = LogKey.of(pair.room);
            try (SharedTransaction refused = pair.store.begin()) {
                refused.take(log, true);
            }
            long next = pair.other.sent(pair.bob, pair.room, "next");

            assertThat(pair.store.look().head(log).head()).isEqualTo(next);
            SharedPair.assertGapFree(pair.log(pair.one));
        }
    }

    @Test
    default void anEditIsMadeOnWhatItsWriterSaw() throws Exception {
        try (SharedPair pair = new SharedPair(emptySharedStore())) {
            for (int round = 0; round < 5; round++) {
                Result.Sent sent =
                        SharedPair.sendUntilTaken(
                                pair.one, pair.anne, pair.room, "first", pair.one.cid());
                MessageId msg = sent.msg().orElseThrow();
                List<Boolean> edited =
                        SharedPair.together(
                                List.of(
                                        () -> edits(pair.one, pair, msg, "one"),
                                        () -> edits(pair.other, pair, msg, "other")));

                assertThat(edited).containsExactlyInAnyOrder(true, false);
            }
            SharedPair.assertGapFree(pair.log(pair.one));
        }
    }

    private static boolean edits(Workspace at, SharedPair pair, MessageId msg, String text) {
        return at.attempt(
                        pair.anne,
                        new MessageOp.Edit(pair.room, msg, text, List.of(), Optional.of(1)))
                instanceof Response.Success;
    }

    @Test
    default void aRoomKeepsAnOwnerWhenBothLeave() throws Exception {
        try (SharedPair pair = new SharedPair(emptySharedStore())) {
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
                        SharedPair.together(
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
        try (SharedPair pair = new SharedPair(emptySharedStore())) {
            for (int round = 0; round < 5; round++) {
                RoomOp.Create named =
                        new RoomOp.Create(
                                RoomKind.PUBLIC,
                                Optional.of("Birds " + round),
                                Optional.empty(),
                                List.of(),
                                Optional.empty());
                List<Boolean> made =
                        SharedPair.together(
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
                    SharedPair.together(
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
        try (SharedPair pair = new SharedPair(emptySharedStore())) {
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
