package parley.server.session;

import java.time.Instant;
import parley.protocol.DeviceId;
import parley.protocol.UserId;

/**
 * Who asks: a signed-in user on one device. The workspace role is not here, because it can change
 * while a token lives; operations look it up.
 *
 * @param expires when the access token ends
 */
public record Caller(UserId user, DeviceId device, Instant expires) {}
