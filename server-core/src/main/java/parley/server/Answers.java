package parley.server;

import java.util.function.Supplier;
import parley.protocol.Result;
import parley.server.store.Marker;

/**
 * Actions that stand in no log, each done once for its {@code cid} while that is remembered: one
 * that is sent again, because its answer was lost, is not done twice, also while the first is still
 * under way. Safe for use by many threads; may block.
 */
public interface Answers {
    /**
     * The first answer with {@code dup}, if there was one; else does {@code work}. {@code conflict}
     * where the {@code cid} was another request's, {@code unavailable} while it is under way.
     */
    Outcome<Result> once(Marker marker, Supplier<Outcome<Result>> work);

    /** What an action that was done before is answered with. */
    static Result again(Result first) {
        return switch (first) {
            case Result.Done _ -> new Result.Done(true);
            case Result.InviteUsed used -> new Result.InviteUsed(used.room(), true);
            default -> first;
        };
    }
}
