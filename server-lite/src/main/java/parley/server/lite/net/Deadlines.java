package parley.server.lite.net;

import io.netty.channel.EventLoop;
import io.netty.util.concurrent.ScheduledFuture;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Cuts what takes too long on one event loop: one sweep over everything watched, because a timer
 * for each of 10,000 connections would be rescheduled with every frame. Used on its loop only.
 */
@SuppressWarnings("FutureReturnValueIgnored") // a failed write or close ends in exceptionCaught
public final class Deadlines {
    /** Something that must not go on for ever. */
    public interface Watched {
        /** When it is over, on {@link System#nanoTime}'s scale. */
        long dueNanos();

        /** Called once for each sweep that finds it overdue; usually closes it. */
        void overdue();
    }

    private final Set<Watched> watched = Collections.newSetFromMap(new IdentityHashMap<>());
    private @Nullable ScheduledFuture<?> sweep;

    /** Starts to look every {@code interval}, which is how late a cut may come. */
    public void start(EventLoop loop, Duration interval) {
        long nanos = interval.toNanos();
        sweep = loop.scheduleAtFixedRate(this::sweep, nanos, nanos, TimeUnit.NANOSECONDS);
    }

    public void stop() {
        if (sweep != null) {
            sweep.cancel(false);
        }
    }

    public void add(Watched each) {
        watched.add(each);
    }

    public void remove(Watched each) {
        watched.remove(each);
    }

    private void sweep() {
        long now = System.nanoTime();
        List<Watched> late = new ArrayList<>();
        for (Watched each : watched) {
            if (each.dueNanos() - now <= 0) {
                late.add(each);
            }
        }
        late.forEach(Watched::overdue);
    }
}
