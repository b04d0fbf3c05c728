package parley.protocol;

import java.util.Optional;

/**
 * What a client sends.
 *
 * @param id unique on its connection, at most 32 characters; without one there is no response
 * @param cid the idempotency key; required by every operation that changes something durable
 */
public record Request(Optional<String> id, Optional<Cid> cid, Op<?> op) {
    public Request {
        if (id.isPresent() && (id.get().isEmpty() || id.get().length() > 32)) {
            throw new BadField("id", "1 to 32 characters");
        }
        if (cid.isEmpty() && OpNames.mutates(op.getClass())) {
            throw new BadField("cid", "a UUIDv7");
        }
    }

    /** A request that only reads. */
    public static Request read(String id, Op<?> op) {
        return new Request(Optional.of(id), Optional.empty(), op);
    }

    /** A request that changes something. */
    public static Request change(String id, Cid cid, Op<?> op) {
        return new Request(Optional.of(id), Optional.of(cid), op);
    }
}
