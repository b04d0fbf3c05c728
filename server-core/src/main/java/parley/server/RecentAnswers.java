package parley.server;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Supplier;
import parley.protocol.Cid;
import parley.protocol.ErrorCode;
import parley.protocol.Op;
import parley.protocol.Result;
import parley.protocol.UserId;

/**
 * Actions that were done not long ago, so that one that is sent again, because its answer was lost,
 * is not done twice. Only that it was done is kept, for the last few thousand; after a restart an
 * action that comes again is decided anew. Safe for use by many threads.
 */
final class RecentAnswers {
    private static final int KEPT = 4_096;

    private record Key(UserId user, Cid cid) {}

    /** {@code op}: a hash, so that no password stays in memory. */
    private record Done(int op, Result result) {}

    /** Guarded by itself. */
    private final Map<Key, Done> done =
            new LinkedHashMap<>() {
                private static final long serialVersionUID = 1;

                @Override
                protected boolean removeEldestEntry(Map.Entry<Key, Done> eldest) {
                    return size() > KEPT;
                }
            };

    /** The first answer with {@code dup}, if there was one; else does {@code work}. */
    Outcome<Result> once(UserId user, Cid cid, Op<?> op, Supplier<Outcome<Result>> work) {
        Key key = new Key(user, cid);
        Done first;
        synchronized (done) {
            first = done.get(key);
        }
        if (first != null) {
            return first.op() == op.hashCode()
                    ? Outcome.ok(again(first.result()))
                    : Outcome.problem(
                            ErrorCode.CONFLICT, "this cid was used for another request", "cid");
        }
        Outcome<Result> outcome = work.get();
        if (outcome instanceof Outcome.Ok<Result>(Result result)) {
            synchronized (done) {
                done.put(key, new Done(op.hashCode(), result));
            }
        }
        return outcome;
    }

    private static Result again(Result first) {
        return switch (first) {
            case Result.Done _ -> new Result.Done(true);
            case Result.InviteUsed used -> new Result.InviteUsed(used.room(), true);
            default -> first;
        };
    }
}
