package parley.server.account;

import java.time.Instant;
import parley.protocol.DeviceId;
import parley.protocol.UserId;

/**
 * One signed-in device and the family of its refresh tokens.
 *
 * @param name as its user called it
 * @param seen when it last signed in or refreshed
 * @param generation the number of the newest refresh token; the first is 0
 * @param confirmed whether the newest refresh token, or the access token that came with it, was
 *     used; until then its parent may ask for it again
 */
public record Device(
        DeviceId id,
        UserId user,
        String name,
        Instant since,
        Instant seen,
        long generation,
        boolean confirmed) {
    static Device fresh(DeviceId id, UserId user, String name, Instant now) {
        return new Device(id, user, name, now, now, 0, true);
    }

    Device next(Instant now) {
        return new Device(id, user, name, since, now, generation + 1, false);
    }

    Device confirm() {
        return new Device(id, user, name, since, seen, generation, true);
    }
}
