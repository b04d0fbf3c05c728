package parley.client.connection;

import java.util.function.DoubleSupplier;
import org.jspecify.annotations.Nullable;
import parley.protocol.Event;
import parley.protocol.Result;

/** One socket as the machine sees it. */
final class Link {
    /** A replacement is begun this long before the server's greatest age, and a bit more. */
    private static final long REPLACE_BEFORE_MS = 60_000;

    final int socket;

    /** When an opening has to have come one step further. */
    long deadline;

    /** When a replacement is to be opened. */
    long replaceAt = Long.MAX_VALUE;

    long liveSince;
    Event.@Nullable Bye bye;
    private @Nullable Heartbeat heartbeat;

    Link(int socket, long deadline) {
        this.socket = socket;
        this.deadline = deadline;
    }

    void live(Result.Welcome welcome, DoubleSupplier random, long now) {
        liveSince = now;
        heartbeat =
                new Heartbeat(Math.max(1_000, welcome.heartbeatMs()), random.getAsDouble(), now);
        welcome.maxAgeMs()
                .ifPresent(age -> {
                    long before = Math.min(REPLACE_BEFORE_MS, age / 10);
                    long jitter = (long) (random.getAsDouble() * before);
                    replaceAt = now + age - before - jitter;
                });
    }

    Heartbeat heartbeat() {
        if (heartbeat == null) {
            throw new IllegalStateException("socket " + socket + " is not live");
        }
        return heartbeat;
    }

    long wakeAt() {
        return Math.min(heartbeat().wakeAt(), replaceAt);
    }
}
