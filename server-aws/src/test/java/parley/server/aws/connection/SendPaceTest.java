package parley.server.aws.connection;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import parley.protocol.DeviceId;
import parley.protocol.UserId;
import parley.server.account.Identity;
import parley.server.aws.table.TestTables;
import parley.server.limit.Rate;

class SendPaceTest {
    private static final UserId ANA = new UserId("u_ana");

    /** What no other worker knows of at most, for each of the other ones. */
    private static final int UNTOLD = 4;

    private Instant now = Instant.ofEpochMilli(4_000_000_000_000L);
    private final InstantSource clock = () -> now;
    private final Connections connections = new Connections(TestTables.fresh(), clock);
    private final List<SendPace> workers = List.of(worker(), worker(), worker());

    private SendPace worker() {
        return new SendPace(connections, new Rate(60, Duration.ofMillis(200)), clock);
    }

    @BeforeEach
    void connect() {
        Instant end = now.plus(Duration.ofHours(1));
        connections.add(
                ConnectionRecord.fresh(
                        "c=", new Identity(ANA, new DeviceId("v_1"), end, 0, 0), now));
    }

    private Connections.Visit visit() {
        return connections.visit(ANA, "c=").orElseThrow();
    }

    /** So many of {@code n} were let through by workers that take turns. */
    private long let(int n) {
        return IntStream.range(0, n).filter(i -> workers.get(i % 3).take(visit()) == 0).count();
    }

    @Test
    void allWorkersTogetherLetThroughWhatOneMay() {
        assertThat(let(200)).isBetween(60L, 60L + 2 * UNTOLD);
        assertThat(workers.getFirst().take(visit())).isBetween(1L, 200L * UNTOLD);

        now = now.plusSeconds(10);

        assertThat(let(200)).isBetween(50L - 2 * UNTOLD, 50L + 2 * UNTOLD);
    }

    @Test
    void whoWritesAsPeopleDoIsNotWrittenDown() {
        for (int i = 0; i < 30; i++) {
            assertThat(workers.get(i % 2).take(visit())).isZero();
            now = now.plusMillis(500);
        }

        assertThat(visit().rested()).isEqualTo(Instant.EPOCH);
    }

    @Test
    void whoRestedHasTheWholeBurstAgain() {
        let(200);
        now = now.plusSeconds(13);

        assertThat(IntStream.range(0, 60).filter(_ -> workers.get(1).take(visit()) > 0)).isEmpty();
        assertThat(workers.get(1).take(visit())).isPositive();
    }
}
