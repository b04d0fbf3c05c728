package parley.server.aws.connection;

import java.time.Duration;
import java.time.Instant;
import parley.server.account.Identity;

/**
 * One connection.
 *
 * @param id API Gateway's
 * @param identity whose access token it was opened or renewed with
 * @param greeted whether {@code hello} was taken; nothing is pushed before
 * @param until when it has ended at the latest, also where nobody says so
 */
public record ConnectionRecord(String id, Identity identity, boolean greeted, Instant until) {
    /** API Gateway ends a connection after two hours; some minutes for clocks that differ. */
    public static final Duration LIFE = Duration.ofMinutes(130);

    /** One that was just opened. */
    public static ConnectionRecord fresh(String id, Identity identity, Instant now) {
        return new ConnectionRecord(id, identity, false, now.plus(LIFE));
    }

    public ConnectionRecord greeted(boolean on) {
        return new ConnectionRecord(id, identity, on, until);
    }

    public ConnectionRecord renewed(Identity next) {
        return new ConnectionRecord(id, next, greeted, until);
    }

    /** Whether its user is there, as far as anybody knows. */
    public boolean live(Instant now) {
        return greeted && until.isAfter(now);
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
