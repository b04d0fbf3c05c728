package parley.server.account;

import java.time.Instant;
import parley.protocol.DeviceId;
import parley.protocol.UserId;
import parley.server.session.Caller;

/**
 * Who holds an access token that was checked. It says nothing about now: {@link
 * AuthService#live(Identity)} does.
 *
 * @param expires from this moment on operations are answered with {@code token_expired}
 * @param sessionVersion the account's when the token was made
 * @param generation of the refresh token that came with it
 */
public record Identity(
        UserId user, DeviceId device, Instant expires, long sessionVersion, long generation) {
    /** Who asks, as operations see it. */
    public Caller caller() {
        return new Caller(user, device, expires);
    }
}
