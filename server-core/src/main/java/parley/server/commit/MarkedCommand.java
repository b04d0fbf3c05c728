package parley.server.commit;

import java.util.Optional;
import java.util.function.Consumer;
import parley.protocol.ErrorCode;
import parley.protocol.Response;
import parley.protocol.Result;
import parley.server.store.Marker;
import parley.server.store.StoredEntry;

/**
 * A command that happens once for each {@code cid}: the same request again gets the first answer,
 * before any permission is asked, and another request under the same {@code cid} is refused with
 * {@code conflict}. Where what was written is deleted, the answer is {@code gone}.
 */
public abstract class MarkedCommand extends Command {
    private final Marker marker;

    protected MarkedCommand(String id, Marker marker, Consumer<Response> reply) {
        super(id, reply);
        this.marker = marker;
    }

    protected final Marker marker() {
        return marker;
    }

    /** Decides and writes; empty when the first append found the {@code cid} used. */
    protected abstract Optional<Result> attempt(Work work);

    /** The first answer, rebuilt from what it had written. */
    protected abstract Result again(Work work, StoredEntry first);

    @Override
    protected final Result run(Work work) {
        Optional<StoredEntry> first;
        try {
            int before = work.appended();
            Optional<Result> result = attempt(work);
            if (result.isPresent() && work.appended() > before) {
                return result.get();
            }
            first = work.earlier(marker);
            if (first.isEmpty() && result.isPresent()) {
                return result.get(); // there was nothing to change, now or before
            }
        } catch (Refusal refusal) {
            first = work.earlier(marker);
            if (first.isEmpty()) {
                throw refusal;
            }
        }
        StoredEntry entry =
                first.orElseThrow(() -> new IllegalStateException("a cid without an entry"));
        if (entry.marker().isEmpty()) {
            throw new Refusal(ErrorCode.GONE, "what this cid did was deleted");
        }
        if (!marker.sameRequest(entry.marker().get())) {
            throw new Refusal(ErrorCode.CONFLICT, "this cid was used for another request");
        }
        return again(work, entry);
    }
}
