package parley.server;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import parley.protocol.Cid;
import parley.protocol.ErrorCode;
import parley.protocol.Result;
import parley.protocol.UserId;
import parley.protocol.WireError;
import parley.server.store.Marker;

/**
 * Actions of one process. Only that they were done is kept, for the last few thousand; after a
 * restart an action that comes again is decided anew.
 */
final class RecentAnswers implements Answers {
    private static final int KEPT = 4_096;
    private static final long BUSY_MS = 500;

    private record Key(UserId user, Cid cid) {}

    /**
     * {@code marker}: a keyed hash of 128 bits of what was asked, so that no password stays in
     * memory; without a result it is under way.
     */
    private record Done(Marker marker, Optional<Result> result) {}

    /** Guarded by itself. */
    private final Map<Key, Done> done =
            new LinkedHashMap<>() {
                private static final long serialVersionUID = 1;

                @Override
                protected boolean removeEldestEntry(Map.Entry<Key, Done> eldest) {
                    return size() > KEPT;
                }
            };

    @Override
    public Outcome<Result> once(Marker marker, Supplier<Outcome<Result>> work) {
        Key key = new Key(marker.author(), marker.cid());
        Done first;
        synchronized (done) {
            first = done.putIfAbsent(key, new Done(marker, Optional.empty()));
        }
        if (first != null) {
            return again(first, marker);
        }
        Optional<Result> result = Optional.empty();
        try {
            Outcome<Result> outcome = work.get();
            if (outcome instanceof Outcome.Ok<Result>(Result value)) {
                result = Optional.of(value);
            }
            return outcome;
        } finally {
            synchronized (done) {
                if (result.isPresent()) {
                    done.put(key, new Done(marker, result));
                } else {
                    done.remove(key);
                }
            }
        }
    }

    private static Outcome<Result> again(Done first, Marker marker) {
        if (!first.marker().sameRequest(marker)) {
            return Outcome.problem(
                    ErrorCode.CONFLICT, "this cid was used for another request", "cid");
        }
        return first.result()
                .map(result -> Outcome.ok(Answers.again(result)))
                .orElseGet(() ->
                        Outcome.problem(
                                WireError.later(
                                        ErrorCode.UNAVAILABLE, "this is being done", BUSY_MS)));
    }
}
