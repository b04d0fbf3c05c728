package parley.client.workspace;

import java.util.Optional;
import parley.protocol.Op;
import parley.protocol.Request;
import parley.protocol.Wire;

/** What kind of request an operation makes. */
final class Mutations {
    private Mutations() {}

    /** Whether it changes something durable and carries a key. */
    static boolean mutates(Op<?> op) {
        Wire wire = op.getClass().getAnnotation(Wire.class);
        return wire != null && wire.mutates();
    }

    /** One that is not answered. */
    static Request silent(Op<?> op) {
        return new Request(Optional.empty(), Optional.empty(), op);
    }
}
