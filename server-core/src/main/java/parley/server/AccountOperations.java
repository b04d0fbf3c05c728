package parley.server;

import java.util.Optional;
import parley.protocol.Cid;
import parley.protocol.Op;
import parley.protocol.Result;
import parley.server.session.Caller;

/** The operations about accounts, devices, invites and the workspace itself. */
public interface AccountOperations {
    /**
     * Carries it out; blocks until it is durable. {@code rooms} brings people into rooms they were
     * invited to.
     */
    Outcome<Result> handle(Caller caller, Op<?> op, Optional<Cid> cid, WorkspaceOperations rooms);
}
