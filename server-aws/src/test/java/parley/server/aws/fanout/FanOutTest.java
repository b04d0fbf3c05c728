package parley.server.aws.fanout;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import parley.protocol.DeviceId;
import parley.protocol.UserId;
import parley.server.account.Identity;
import parley.server.aws.connection.ConnectionRecord;
import parley.server.aws.connection.Connections;
import parley.server.aws.table.TestTables;

class FanOutTest {
    private static final Instant END = Instant.ofEpochMilli(4_000_000_000_000L);
    private static final UserId ANA = new UserId("u_ana");

    private final Connections connections =
            new Connections(TestTables.fresh(), InstantSource.system());

    /** Keeps what was sent; some connections are gone, throttled or broken. */
    private static final class PosterDouble implements Poster {
        final Map<String, List<String>> sent = new ConcurrentHashMap<>();
        final Set<String> ended = ConcurrentHashMap.newKeySet();
        final Map<String, AtomicInteger> throttled = new ConcurrentHashMap<>();

        @Override
        public Posted post(String connection, byte[] frame) {
            if (connection.startsWith("gone")) {
                return Posted.GONE;
            }
            if (connection.startsWith("broken")) {
                return Posted.FAILED;
            }
            AtomicInteger left = throttled.get(connection);
            if (left != null && left.getAndDecrement() > 0) {
                return Posted.THROTTLED;
            }
            sent.computeIfAbsent(connection, _ -> new CopyOnWriteArrayList<>())
                    .add(new String(frame, StandardCharsets.UTF_8));
            return Posted.SENT;
        }

        @Override
        public void end(String connection) {
            ended.add(connection);
        }
    }

    private ConnectionRecord connect(String id) {
        ConnectionRecord record =
                ConnectionRecord.fresh(id, new Identity(ANA, new DeviceId("v_ana"), END, 1, 0), END)
                        .greeted(true);
        connections.add(record);
        return record;
    }

    private static FanOut.Parcel parcel(ConnectionRecord to) {
        return new FanOut.Parcel(to, List.of(utf8("one"), utf8("two")));
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    @Test
    void oneThatIsGoneIsForgottenAndNoneStopsTheOthers() {
        PosterDouble poster = new PosterDouble();
        List<FanOut.Parcel> parcels = new ArrayList<>();
        for (String id : List.of("gone", "a=", "broken", "b=")) {
            parcels.add(parcel(connect(id)));
        }

        new FanOut(poster, connections).send(parcels);

        assertThat(poster.sent)
                .containsOnlyKeys("a=", "b=")
                .allSatisfy((_, frames) -> assertThat(frames).containsExactly("one", "two"));
        assertThat(connections.of(ANA))
                .extracting(ConnectionRecord::id)
                .containsExactlyInAnyOrder("a=", "broken", "b=");
    }

    @Test
    void oneThatIsThrottledIsTriedAgainInOrderAndGivenUpAtLast() {
        PosterDouble poster = new PosterDouble();
        poster.throttled.put("soon", new AtomicInteger(3));
        poster.throttled.put("never", new AtomicInteger(Integer.MAX_VALUE));

        new FanOut(poster, connections)
                .send(List.of(parcel(connect("soon")), parcel(connect("never"))));

        assertThat(poster.sent).containsOnlyKeys("soon");
        assertThat(poster.sent.get("soon")).containsExactly("one", "two");
        assertThat(connections.of(ANA)).hasSize(2);
    }

    @Test
    void aHundredArePostedToAtTheSameTimeAndNoMore() {
        CountDownLatch together = new CountDownLatch(FanOut.AT_ONCE);
        AtomicInteger now = new AtomicInteger();
        AtomicInteger most = new AtomicInteger();
        AtomicInteger met = new AtomicInteger();
        Poster poster =
                new Poster() {
                    @Override
                    public Posted post(String connection, byte[] frame) {
                        most.accumulateAndGet(now.incrementAndGet(), Math::max);
                        together.countDown();
                        try {
                            met.addAndGet(together.await(30, TimeUnit.SECONDS) ? 1 : 0);
                        } catch (InterruptedException e) {
                            throw new IllegalStateException(e);
                        }
                        now.decrementAndGet();
                        return Posted.SENT;
                    }

                    @Override
                    public void end(String connection) {
                        throw new AssertionError("nobody asked for that");
                    }
                };
        ConnectionRecord to = connect("a");
        List<FanOut.Parcel> parcels = new ArrayList<>();
        for (int i = 0; i < FanOut.AT_ONCE + 50; i++) {
            parcels.add(new FanOut.Parcel(to, List.of(utf8("x"))));
        }

        new FanOut(poster, connections).send(parcels);

        assertThat(met).hasValue(FanOut.AT_ONCE + 50);
        assertThat(most).hasValue(FanOut.AT_ONCE);
    }

    @Test
    void whoIsEndedHearsWhyAndIsForgotten() {
        PosterDouble poster = new PosterDouble();
        ConnectionRecord there = connect("there");
        ConnectionRecord gone = connect("gone");
        FanOut fanOut = new FanOut(poster, connections);

        fanOut.end(there, utf8("bye"));
        fanOut.end(gone, utf8("bye"));

        assertThat(poster.sent.get("there")).containsExactly("bye");
        assertThat(poster.ended).containsExactly("there");
        assertThat(connections.of(ANA)).isEmpty();
    }

    @Test
    void unreadableFramesAreCountedForEachConnection() {
        assertThat(List.of(connections.strike("x="), connections.strike("x=")))
                .containsExactly(1L, 2L);
        assertThat(connections.strike("x=")).isEqualTo(3);
        assertThat(connections.strike("y=")).isEqualTo(1);
    }

    @Test
    void aConnectionIsKeptAsItIsUntilItIsRemoved() {
        ConnectionRecord record = connect("c=");
        Identity later = new Identity(ANA, new DeviceId("v_ana"), Instant.EPOCH, 2, 3);

        assertThat(connections.visit(ANA, "c="))
                .map(Connections.Visit::connection)
                .contains(record);
        assertThat(connections.replace(record.renewed(later))).isTrue();
        assertThat(connections.of(List.of(ANA, new UserId("u_ben"))))
                .containsOnlyKeys(ANA)
                .containsEntry(ANA, List.of(record.renewed(later)));
        connections.remove(ANA, "c=");

        assertThat(connections.replace(record)).isFalse();
        assertThat(connections.visit(ANA, "c=")).isEmpty();
        assertThat(record.renewed(later).listens(Instant.EPOCH)).isFalse();
    }
}
