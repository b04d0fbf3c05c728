package parley.server.lite.socket;

import java.time.Duration;

/**
 * How long a client may take.
 *
 * @param hello from the upgrade to its {@code hello}
 * @param heartbeat how often it should send {@code ping}; nothing for twice as long closes 4000
 * @param linger how long a close may take before the socket is cut
 * @param expired from its token's end to the close with 4401
 */
public record SocketTiming(Duration hello, Duration heartbeat, Duration linger, Duration expired) {
    public static final SocketTiming DEFAULT =
            new SocketTiming(
                    Duration.ofSeconds(10),
                    Duration.ofSeconds(25),
                    Duration.ofSeconds(1),
                    Duration.ofSeconds(60));
}
