package parley.server;

import java.util.Optional;
import parley.protocol.Op;
import parley.protocol.Result;
import parley.server.session.Caller;
import parley.server.store.Marker;

/** The operations about accounts, devices, invites and the workspace itself. */
public interface AccountOperations {
    /**
     * Carries it out; blocks until it is durable. {@code rooms} brings people into rooms they were
     * invited to; {@code marker} is there for what changes something.
     */
    Outcome<Result> handle(
            Caller caller, Op<?> op, Optional<Marker> marker, WorkspaceOperations rooms);
}
