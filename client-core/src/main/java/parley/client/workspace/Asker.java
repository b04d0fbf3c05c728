package parley.client.workspace;

import java.util.function.Consumer;
import parley.client.log.LogCommand.Answer;
import parley.protocol.ErrorCode;
import parley.protocol.Op;
import parley.protocol.WireError;

/** Asks the server over the socket; a request ends with its connection. Engine's thread only. */
interface Asker {
    /** {@code changing}: under a {@code cid} of its own, where the operation takes one. */
    void ask(Op<?> op, boolean changing, Consumer<Answer> then);

    /** Asking again would be answered alike. */
    static boolean isFinal(Answer answer) {
        return answer instanceof Answer.Failure(WireError error)
                && !error.retry()
                && error.code() != ErrorCode.TOKEN_EXPIRED;
    }
}
