package parley.client.workspace;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import parley.client.log.LogCommand.Answer;
import parley.protocol.Cid;
import parley.protocol.Codec;
import parley.protocol.ErrorCode;
import parley.protocol.Op;
import parley.protocol.Request;
import parley.protocol.Response;
import parley.protocol.Result;

/**
 * Requests that wait for their answers. Those of a person outlive a broken connection: they are
 * sent again, with the same key, on the next one. Used by the engine's thread.
 */
final class Calls {
    /** How long an answer may take, in milliseconds. */
    static final long PATIENCE_MS = 10_000;

    /** One request. */
    static final class Call {
        final Request request;
        final long deadline;
        final boolean lasting;
        final Consumer<Answer> then;
        boolean sent;

        Call(Request request, long deadline, boolean lasting, Consumer<Answer> then) {
            this.request = request;
            this.deadline = deadline;
            this.lasting = lasting;
            this.then = then;
        }
    }

    private final Map<String, Call> open = new LinkedHashMap<>();
    private long count;

    /** A request that ends with its connection. */
    Call ask(Op<?> op, Optional<Cid> cid, long now, Consumer<Answer> then) {
        return add(op, cid, now, false, then);
    }

    /** A request that goes on over the next connection, until its deadline. */
    Call askLasting(Op<?> op, Optional<Cid> cid, long now, Consumer<Answer> then) {
        return add(op, cid, now, true, then);
    }

    private Call add(
            Op<?> op, Optional<Cid> cid, long now, boolean lasting, Consumer<Answer> then) {
        String id = "c" + ++count;
        Call call =
                new Call(new Request(Optional.of(id), cid, op), now + PATIENCE_MS, lasting, then);
        open.put(id, call);
        return call;
    }

    /** The form of the answer to a request that waits. */
    Optional<Class<? extends Result>> expected(String id) {
        return Optional.ofNullable(open.get(id)).map(call -> Codec.resultOf(call.request.op()));
    }

    /** Gives an answer to who asked; true when it says that the token was not taken. */
    boolean answered(Response response) {
        Call call = open.get(response.re());
        if (call == null) {
            return false;
        }
        boolean token =
                response instanceof Response.Failure f
                        && (f.err().code() == ErrorCode.TOKEN_EXPIRED
                                || f.err().code() == ErrorCode.UNAUTHENTICATED);
        if (token && call.lasting) {
            call.sent = false;
            return true;
        }
        open.remove(response.re());
        call.then.accept(
                switch (response) {
                    case Response.Success s -> new Answer.Success(s.d());
                    case Response.Failure f -> new Answer.Failure(f.err());
                });
        return token;
    }

    /** Ends what waited too long; true when anything did. */
    boolean tick(long now) {
        List<Call> late = new ArrayList<>();
        open.values().removeIf(call -> now >= call.deadline && late.add(call));
        late.forEach(call -> call.then.accept(new Answer.None()));
        return !late.isEmpty();
    }

    long wakeAt() {
        long at = Long.MAX_VALUE;
        for (Call call : open.values()) {
            at = Math.min(at, call.deadline);
        }
        return at;
    }

    /** The connection is gone. */
    void lost() {
        open.values().removeIf(call -> !call.lasting);
        open.values().forEach(call -> call.sent = false);
    }

    /** What is to be sent on a new connection. */
    List<Call> unsent() {
        return open.values().stream().filter(call -> !call.sent).toList();
    }

    /** Nothing will be answered any more. */
    void close() {
        List<Call> all = List.copyOf(open.values());
        open.clear();
        all.forEach(call -> call.then.accept(new Answer.None()));
    }
}
