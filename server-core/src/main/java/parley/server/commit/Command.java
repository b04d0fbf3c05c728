package parley.server.commit;

import java.util.function.Consumer;
import parley.protocol.Response;
import parley.protocol.Result;

/** A request that changes something: decides, and writes what follows. */
public abstract class Command {
    private final String id;
    private final Consumer<Response> reply;

    /** {@code id}: the request's, empty when it has none. */
    protected Command(String id, Consumer<Response> reply) {
        this.id = id;
        this.reply = reply;
    }

    /**
     * Runs on the committing thread. Throws {@link Refusal} before it writes anything, or not at
     * all; the result is answered after the commit.
     */
    protected abstract Result run(Work work);

    /** What {@link #run} answers, or why it refused. */
    final Response answer(Work work) {
        try {
            return new Response.Success(id, run(work));
        } catch (Refusal refusal) {
            return new Response.Failure(id, refusal.error());
        }
    }

    String id() {
        return id;
    }

    Consumer<Response> reply() {
        return reply;
    }
}
