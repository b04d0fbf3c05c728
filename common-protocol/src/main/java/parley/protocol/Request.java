package parley.protocol;

import java.util.Optional;

/**
 * What a client sends.
 *
 * @param id unique on its connection, at most 32 characters of printable ASCII; without one there
 *     is no response
 * @param cid the idempotency key; required by every operation that changes something durable
 */
public record Request(Optional<String> id, Optional<Cid> cid, Op<?> op) {
    public Request {
        id.ifPresent(Request::requireId);
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

    static String requireId(String id) {
        if (!isId(id)) {
            throw new BadField("id", "1 to 32 characters of printable ASCII");
        }
        return id;
    }

    static boolean isId(String id) {
        if (id.isEmpty() || id.length() > 32) {
            return false;
        }
        for (int i = 0; i < id.length(); i++) {
            if (id.charAt(i) < ' ' || id.charAt(i) > '~') {
                return false;
            }
        }
        return true;
    }
}
