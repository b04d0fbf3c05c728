package parley.server.aws.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import parley.conformance.core.SharedPair;
import parley.conformance.core.Workspace;
import parley.protocol.Cid;
import parley.protocol.Entry;
import parley.protocol.LogLine;
import parley.protocol.MemberOp;
import parley.protocol.Op;
import parley.protocol.Response;
import parley.protocol.Result;
import parley.protocol.UserId;
import parley.server.aws.table.Table;
import parley.server.aws.table.TestTables;

/** A table that throttles and whose answers get lost. */
final class FaultsTest {
    private final AtomicLong ahead = new AtomicLong();
    private final InstantSource clock =
            () -> InstantSource.system().instant().plusMillis(ahead.get());
    private final Table table = TestTables.fresh();
    private final FaultyClient faults = new FaultyClient(table.client());

    private SharedPair pair() {
        Table faulty = new Table(faults.client(), table.name());
        return new SharedPair(new DynamoWorkspaceStore(faulty, clock));
    }

    @Test
    void nothingAcknowledgedIsLostOrTwice() throws Exception {
        try (SharedPair pair = pair()) {
            Map<Long, String> acknowledged = new ConcurrentHashMap<>();
            List<Callable<Integer>> writers = new ArrayList<>();
            int each = 10;
            for (int i = 0; i < 8; i++) {
                int writer = i;
                Workspace at = writer % 2 == 0 ? pair.one : pair.other;
                UserId user = writer % 4 < 2 ? pair.anne : pair.bob;
                writers.add(() -> {
                    for (int n = 0; n < each; n++) {
                        String text = writer + "/" + n;
                        Cid cid = at.cid();
                        Result.Sent sent =
                                SharedPair.sendUntilTaken(at, user, pair.room, text, cid);
                        acknowledged.put(sent.seq().orElseThrow(), text);
                    }
                    return each;
                });
            }

            faults.faulty(true);
            int sent = SharedPair.together(writers).stream().mapToInt(n -> n).sum();
            faults.faulty(false);
            ahead.addAndGet(6_000); // those whose writer never learnt their number are closed

            List<LogLine> log = pair.log(pair.one);
            SharedPair.assertGapFree(log);
            Map<Long, Entry> entries = SharedPair.entries(log);
            assertThat(acknowledged).hasSize(sent);
            acknowledged.forEach((seq, text) ->
                    assertThat(SharedPair.said(SharedPair.entry(entries, seq))).isEqualTo(text));
            Map<String, Integer> times = new HashMap<>();
            entries.values().stream()
                    .map(SharedPair::said)
                    .filter(text -> text.contains("/"))
                    .forEach(text -> times.merge(text, 1, Integer::sum));
            assertThat(times).hasSize(sent).allSatisfy((_, n) -> assertThat(n).isEqualTo(1));
            assertThat(faults.faults()).isGreaterThan(20);
        }
    }

    @Test
    void whoComesAndGoesIsInOnceOrNot() throws Exception {
        try (SharedPair pair = pair()) {
            faults.faulty(true);
            UserId carol = pair.one.person("carol");
            for (int round = 0; round < 8; round++) {
                untilDone(pair, new MemberOp.Add(pair.room, carol, Optional.empty()));
                untilDone(
                        pair,
                        new MemberOp.Remove(
                                Optional.of(pair.room), carol, false, Optional.empty()));
            }
            faults.faulty(false);
            ahead.addAndGet(6_000);

            assertThat(pair.store.look().room(pair.room))
                    .hasValueSatisfying(facts -> assertThat(facts.members()).isEqualTo(2));
            assertThat(pair.store.look().members(pair.room)).hasSize(2);
            assertThat(pair.store.look().roomsOf(carol)).isEmpty();
            SharedPair.assertGapFree(pair.log(pair.other));
        }
    }

    /** Again with a new request: what was done already is refused, and that is as good. */
    private static void untilDone(SharedPair pair, Op<?> op) {
        Response response = pair.one.attempt(pair.anne, op);
        while (response instanceof Response.Failure failure && failure.err().retry()) {
            response = pair.other.attempt(pair.anne, op);
        }
    }
}
