package parley.server.aws.connection;

import java.time.Instant;
import parley.server.account.Identity;

/**
 * One connection.
 *
 * @param id API Gateway's
 * @param identity whose access token it was opened or renewed with
 * @param greeted whether {@code hello} was taken; nothing is pushed before
 */
public record ConnectionRecord(String id, Identity identity, boolean greeted) {
    /** One that was just opened. */
    public static ConnectionRecord fresh(String id, Identity identity) {
        return new ConnectionRecord(id, identity, false);
    }

    public ConnectionRecord greeted(boolean on) {
        return new ConnectionRecord(id, identity, on);
    }

    public ConnectionRecord renewed(Identity next) {
        return new ConnectionRecord(id, next, greeted);
    }

    /** Whether entries and events may be sent to it. */
    public boolean listens(Instant now) {
        return greeted && !expired(now);
    }

    /** Whether its access token has ended. */
    public boolean expired(Instant now) {
        return !identity.expires().isAfter(now);
    }
}
