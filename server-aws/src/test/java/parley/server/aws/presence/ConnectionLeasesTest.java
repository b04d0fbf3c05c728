package parley.server.aws.presence;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;
import parley.protocol.Codec;
import parley.protocol.DeviceId;
import parley.protocol.Event;
import parley.protocol.Presence;
import parley.protocol.PresenceState;
import parley.protocol.RoomId;
import parley.protocol.UserId;
import parley.server.account.Identity;
import parley.server.aws.connection.ConnectionRecord;
import parley.server.aws.connection.Connections;
import parley.server.aws.fanout.FanOut;
import parley.server.aws.fanout.Poster;
import parley.server.aws.table.Table;
import parley.server.aws.table.TestTables;
import parley.server.people.Leases.Lease;
import parley.server.session.Caller;

class ConnectionLeasesTest {
    private static final Instant START = Instant.parse("2100-03-01T12:00:00Z");
    private static final UserId ANA = new UserId("u_ana");
    private static final UserId BEN = new UserId("u_ben");

    private final Table table = TestTables.fresh();
    private Instant now = START;
    private final InstantSource clock = () -> now;
    private final List<UserId> left = new CopyOnWriteArrayList<>();
    private final Connections connections = new Connections(table, clock, left::add);
    private final Map<String, List<String>> sent = new ConcurrentHashMap<>();
    private final Set<String> gone = ConcurrentHashMap.newKeySet();
    private final ConnectionLeases leases =
            new ConnectionLeases(
                    table, connections, new FanOut(poster(), connections), new Codec(), clock);

    private Poster poster() {
        return new Poster() {
            @Override
            public Posted post(String connection, byte[] frame) {
                sent.computeIfAbsent(connection, _ -> new ArrayList<>())
                        .add(new String(frame, StandardCharsets.UTF_8));
                return gone.contains(connection) ? Posted.GONE : Posted.SENT;
            }

            @Override
            public void end(String connection) {
                gone.add(connection);
            }
        };
    }

    /** A connection as a request sees it. */
    private record Socket(String id, Caller caller) implements ConnectionLeases.Kept {
        @Override
        public boolean isGone() {
            return false;
        }

        @Override
        public void tell(Event event) {
            throw new IllegalStateException("presence goes through the fan-out");
        }
    }

    private ConnectionRecord open(UserId user, String id) {
        Identity who =
                new Identity(user, new DeviceId("v_1"), START.plus(Duration.ofDays(1)), 1, 0);
        ConnectionRecord record = ConnectionRecord.fresh(id, who, now);
        connections.add(record);
        return record;
    }

    private void watch(UserId user, String id, UserId... users) {
        leases.watch(new Socket(id, new Caller(user, new DeviceId("v_1"), now)), Set.of(users));
    }

    private static Event news(UserId about) {
        return new Event.PresenceChanged(
                List.of(
                        new Presence(
                                about, PresenceState.ONLINE, Optional.empty(), Optional.empty())));
    }

    @Test
    void theFirstConnectionAndTheLastOneAreTheOnesThatCount() {
        assertThat(connections.greet(open(ANA, "a="))).isTrue();
        assertThat(connections.greet(open(ANA, "b="))).isFalse();
        assertThat(leases.of(List.of(ANA, BEN))).containsOnlyKeys(ANA);

        connections.remove(ANA, "a=");
        assertThat(left).isEmpty();
        connections.remove(ANA, "b=");
        connections.remove(ANA, "b=");

        assertThat(left).containsExactly(ANA);
        assertThat(leases.of(List.of(ANA))).containsEntry(ANA, new Lease(false, Optional.of(now)));
    }

    @Test
    void aConnectionWhoseEndNobodyToldCountsNoLongerThanOneMayLast() {
        connections.greet(open(ANA, "a="));

        now = now.plus(ConnectionRecord.LIFE);

        assertThat(leases.of(List.of(ANA))).containsEntry(ANA, Lease.NONE);
        assertThat(connections.greet(open(ANA, "b="))).isTrue();
        assertThat(connections.of(ANA)).extracting(ConnectionRecord::id).containsExactly("b=");
    }

    @Test
    void onlyConnectionsThatWatchAreToldAndOneThatIsGoneEndsItsLease() {
        connections.greet(open(ANA, "a="));
        connections.greet(open(ANA, "b="));
        connections.greet(open(BEN, "c="));
        watch(ANA, "a=", BEN);
        watch(BEN, "c=", ANA);
        gone.add("c=");

        leases.tell(List.of(ANA, BEN), BEN, news(BEN));
        leases.tell(List.of(ANA, BEN), ANA, news(ANA));

        assertThat(sent).containsOnlyKeys("a=", "c=");
        assertThat(sent.get("a=")).singleElement().asString().contains(BEN.value());
        assertThat(left).containsExactly(BEN);
    }

    @Test
    void whoWatchesNobodyIsToldNothingAndWhatEndedIsForgotten() {
        connections.greet(open(ANA, "a="));
        watch(ANA, "a=", BEN);
        connections.remove(ANA, "a=");
        connections.greet(open(ANA, "b="));
        watch(ANA, "b=", BEN);
        assertThat(table.get("USER#u_ana", "WATCHES").orElseThrow().has("c:a=")).isFalse();

        watch(ANA, "b=");
        leases.tell(List.of(ANA), BEN, news(BEN));

        assertThat(sent).isEmpty();
    }

    @Test
    void whoTypesIsSeenByAllWorkersForSixSeconds() {
        RoomId room = new RoomId("r_1");
        TableTypists one = new TableTypists(table, clock);
        TableTypists other = new TableTypists(table, clock);

        assertThat(one.note(room, ANA, true)).contains(List.of(ANA));
        now = now.plusSeconds(4);
        assertThat(other.note(room, BEN, true)).contains(List.of(ANA, BEN));
        assertThat(other.note(room, ANA, false)).contains(List.of(BEN));
        assertThat(one.note(room, ANA, false)).isEmpty();
        now = now.plusSeconds(7);

        assertThat(one.note(room, ANA, true)).contains(List.of(ANA));
    }
}
