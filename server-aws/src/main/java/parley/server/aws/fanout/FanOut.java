package parley.server.aws.fanout;

import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import parley.server.aws.connection.ConnectionRecord;
import parley.server.aws.connection.Connections;

/**
 * Posts to many connections at the same time, and keeps each one's frames in order. A connection
 * that is gone is forgotten, one that is throttled is tried again for about a second, and none
 * stops the others.
 */
public final class FanOut {
    /** Posts at the same time; what one invocation may reasonably do by itself. */
    public static final int AT_ONCE = 100;

    private static final Logger LOG = LoggerFactory.getLogger(FanOut.class);
    private static final int TRIES = 6;
    private static final long FIRST_WAIT_MS = 20;

    private final Poster poster;
    private final Connections connections;
    private final Semaphore free = new Semaphore(AT_ONCE);

    public FanOut(Poster poster, Connections connections) {
        this.poster = poster;
        this.connections = connections;
    }

    /** What one connection is sent, in order. */
    public record Parcel(ConnectionRecord to, List<byte[]> frames) {
        public Parcel {
            frames = List.copyOf(frames);
        }
    }

    /** Returns once each was sent or given up. */
    public void send(List<Parcel> parcels) {
        if (parcels.size() == 1) {
            deliver(parcels.getFirst());
            return;
        }
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (Parcel each : parcels) {
                threads.execute(() -> bounded(each));
            }
        }
    }

    /** Ends a connection and forgets it. */
    public void end(ConnectionRecord connection) {
        connections.remove(connection.identity().user(), connection.id());
        poster.end(connection.id());
    }

    /** Ends a connection and forgets it; {@code last} is sent before. */
    public void end(ConnectionRecord connection, byte[] last) {
        connections.remove(connection.identity().user(), connection.id());
        if (post(connection.id(), last) != Poster.Posted.GONE) {
            poster.end(connection.id());
        }
    }

    private void bounded(Parcel parcel) {
        free.acquireUninterruptibly();
        try {
            deliver(parcel);
        } finally {
            free.release();
        }
    }

    private void deliver(Parcel parcel) {
        String id = parcel.to().id();
        for (byte[] each : parcel.frames()) {
            switch (post(id, each)) {
                case SENT -> {}
                case GONE -> {
                    connections.remove(parcel.to().identity().user(), id);
                    return;
                }
                case THROTTLED, FAILED -> {
                    // The client sees the gap and reads what it missed.
                    LOG.warn("gave up a frame for {}", parcel.to().identity().user());
                    return;
                }
            }
        }
    }

    private Poster.Posted post(String connection, byte[] frame) {
        Poster.Posted posted = poster.post(connection, frame);
        for (int tried = 1; posted == Poster.Posted.THROTTLED && tried < TRIES; tried++) {
            if (!await(tried)) {
                return posted;
            }
            posted = poster.post(connection, frame);
        }
        return posted;
    }

    private static boolean await(int tried) {
        try {
            long bound = FIRST_WAIT_MS << tried;
            TimeUnit.MILLISECONDS.sleep(ThreadLocalRandom.current().nextLong(bound) + 1);
            return true;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
