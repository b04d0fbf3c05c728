package parley.server.state;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.concurrent.BrokenBarrierException;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import parley.protocol.DeviceId;
import parley.protocol.Event;
import parley.protocol.UserId;
import parley.server.session.Caller;
import parley.server.session.Connection;
import parley.server.store.Snapshot;

class WorkspaceStateTest {
    private static final int ROUNDS = 20_000;

    private final Caller caller =
            new Caller(new UserId("u_ruth0000"), new DeviceId("d_desk0000"), Instant.EPOCH);

    private final class Socket implements Connection {
        @Override
        public Caller caller() {
            return caller;
        }

        @Override
        public boolean isGone() {
            return false;
        }

        @Override
        public void tell(Event event) {}
    }

    @Test
    @Timeout(value = 2, unit = TimeUnit.MINUTES)
    void aConnectionThatComesWhileTheLastOneGoesIsKnown() throws Exception {
        WorkspaceState state =
                new WorkspaceState(new Snapshot(List.of(), List.of(), List.of(), List.of(), 0));
        var together = new CyclicBarrier(2);
        var last = new Connection[] {new Socket()};
        state.open(last[0]);

        for (int round = 0; round < ROUNDS; round++) {
            Connection going = last[0];
            Connection coming = new Socket();
            Thread other =
                    Thread.ofPlatform().start(() -> meet(together, () -> state.close(going)));
            meet(together, () -> state.open(coming));
            other.join();

            assertThat(state.connections(caller.user())).containsExactly(coming);
            last[0] = coming;
        }
    }

    private static void meet(CyclicBarrier together, Runnable then) {
        try {
            together.await();
        } catch (InterruptedException | BrokenBarrierException e) {
            throw new IllegalStateException(e);
        }
        then.run();
    }
}
