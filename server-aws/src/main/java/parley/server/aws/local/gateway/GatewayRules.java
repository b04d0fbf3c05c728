package parley.server.aws.local.gateway;

import java.time.Duration;
import java.util.function.Predicate;

/**
 * What API Gateway bounds.
 *
 * @param frame largest frame of a WebSocket, in bytes; a larger one closes with 1009
 * @param message largest message of a WebSocket, in bytes; a larger one closes with 1009
 * @param body largest body of a request over HTTP, in bytes
 * @param idle a connection on which no message came or went for so long is closed with 1001
 * @param age a connection this old is closed with 1001, whatever it does
 * @param integration longest time a function may take
 * @param posts posts to connections in any second; more are answered 429
 * @param disconnects whether the end of the connection of this id is told; API Gateway promises
 *     only to try
 */
public record GatewayRules(
        int frame,
        int message,
        int body,
        Duration idle,
        Duration age,
        Duration integration,
        int posts,
        Predicate<String> disconnects) {
    /** AWS's figures, and every end is told. */
    public static final GatewayRules AWS =
            new GatewayRules(
                    32 << 10,
                    128 << 10,
                    6 << 20,
                    Duration.ofMinutes(10),
                    Duration.ofHours(2),
                    Duration.ofSeconds(29),
                    10_000,
                    _ -> true);

    /** The same with other times. */
    public GatewayRules ending(Duration nextIdle, Duration nextAge) {
        return new GatewayRules(
                frame, message, body, nextIdle, nextAge, integration, posts, disconnects);
    }

    /** The same with this many posts in a second. */
    public GatewayRules posting(int each) {
        return new GatewayRules(frame, message, body, idle, age, integration, each, disconnects);
    }

    /** The same, telling only these ends. */
    public GatewayRules telling(Predicate<String> ends) {
        return new GatewayRules(frame, message, body, idle, age, integration, posts, ends);
    }
}
