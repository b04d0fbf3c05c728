package parley.server.limit;

import java.time.Duration;
import parley.protocol.DeviceId;
import parley.protocol.MessageOp;
import parley.protocol.Op;
import parley.protocol.RoomId;
import parley.protocol.UserId;
import parley.server.session.Caller;

/**
 * How often people may ask for what on a socket, beside the limits that operations keep themselves;
 * docs/protocol.md, section "Limits". Safe for use by many threads; never blocks.
 */
public final class RequestLimits {
    /**
     * The rates of one user, but where it says otherwise.
     *
     * @param searches questions to the full text
     * @param typing of one user in one room
     * @param marks how often a user says how far they have read in one room
     * @param requests everything together
     * @param sockets of one device at the same time; a client needs two while it replaces one
     * @param anyDevice whether {@code hello} may name another device than its token's
     */
    public record Rates(
            Rate searches, Rate typing, Rate marks, Rate requests, int sockets, boolean anyDevice) {
        public static final Rates DEFAULT =
                new Rates(
                        Rate.of(30, 30, Duration.ofMinutes(1)),
                        Rate.of(1, 1, Duration.ofSeconds(4)),
                        Rate.of(20, 1, Duration.ofSeconds(2)),
                        Rate.of(600, 100, Duration.ofSeconds(1)),
                        5,
                        false);

        /** No limits, for load generators. */
        public static final Rates UNLIMITED =
                new Rates(
                        Rate.UNLIMITED,
                        Rate.UNLIMITED,
                        Rate.UNLIMITED,
                        Rate.UNLIMITED,
                        Integer.MAX_VALUE,
                        true);
    }

    private static final int MAX_KEYS = 50_000;

    private record Place(UserId user, RoomId room) {}

    private final Buckets<UserId> searches;
    private final Buckets<Place> typing;
    private final Buckets<Place> marks;
    private final Buckets<UserId> requests;
    private final int sockets;
    private final boolean anyDevice;

    public RequestLimits(Rates rates, Ticker ticker) {
        searches = new Buckets<>(rates.searches(), MAX_KEYS, ticker);
        typing = new Buckets<>(rates.typing(), MAX_KEYS, ticker);
        marks = new Buckets<>(rates.marks(), MAX_KEYS, ticker);
        requests = new Buckets<>(rates.requests(), MAX_KEYS, ticker);
        sockets = rates.sockets();
        anyDevice = rates.anyDevice();
    }

    /** How many sockets one device may have at the same time. */
    public int sockets() {
        return sockets;
    }

    /** Whether a socket of this caller may introduce itself as that device. */
    public boolean mayBe(Caller caller, DeviceId device) {
        return anyDevice || caller.device().equals(device);
    }

    /** Counts a request; 0 if it may be carried out, else the milliseconds to wait. */
    public long take(Caller caller, Op<?> op) {
        long wait = requests.take(caller.user());
        if (wait > 0) {
            return wait;
        }
        return switch (op) {
            case MessageOp.Search _ -> searches.take(caller.user());
            case MessageOp.Typing t when t.on() -> typing.take(new Place(caller.user(), t.room()));
            case MessageOp.ReadMark m -> marks.take(new Place(caller.user(), m.room()));
            default -> 0;
        };
    }
}
