package parley.server.aws.connection;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Map;
import parley.protocol.UserId;
import parley.server.limit.Rate;

/**
 * How fast each user sends on their connections, over all workers: a bucket as a single number,
 * when it is full again, which stands beside the connections that every event reads. A worker tells
 * the table after every {@value #STEP} messages that come faster than the rate, so that people who
 * write cost nothing, and each worker lets so many through at most that no other knows of. Safe for
 * use by many threads; blocks.
 */
public final class SendPace {
    private static final int STEP = 5;
    private static final int MAX_USERS = 10_000;

    private final Connections connections;
    private final Duration period;
    private final Duration depth;
    private final InstantSource clock;

    /** When each would be full again for what was not told. Guarded by itself. */
    private final Map<UserId, Instant> untold =
            new LinkedHashMap<>() {
                private static final long serialVersionUID = 1;

                @Override
                protected boolean removeEldestEntry(Map.Entry<UserId, Instant> eldest) {
                    return size() > MAX_USERS;
                }
            };

    public SendPace(Connections connections, Rate rate, InstantSource clock) {
        this.connections = connections;
        this.period = rate.period();
        this.depth = rate.period().multipliedBy(rate.burst());
        this.clock = clock;
    }

    /** Takes one; 0 if there was one, else the milliseconds until there will be, at least 1. */
    public long take(Connections.Visit visit) {
        UserId user = visit.connection().identity().user();
        Instant now = clock.instant();
        synchronized (untold) {
            Duration own = left(untold.getOrDefault(user, now), now).plus(period);
            Duration wait = left(visit.rested(), now).plus(own).minus(depth);
            if (wait.isPositive()) {
                return Math.max(1, wait.toMillis());
            }
            if (own.compareTo(period.multipliedBy(STEP)) < 0) {
                untold.put(user, now.plus(own));
                return 0;
            }
            untold.remove(user);
        }
        connections.tire(user, period.multipliedBy(STEP));
        return 0;
    }

    private static Duration left(Instant full, Instant now) {
        return full.isAfter(now) ? Duration.between(now, full) : Duration.ZERO;
    }
}
