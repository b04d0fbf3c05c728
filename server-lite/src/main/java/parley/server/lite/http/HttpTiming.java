package parley.server.lite.http;

import java.time.Duration;

/**
 * How long a client may take.
 *
 * @param head until the first request's head is whole, TLS handshake included
 * @param body from the end of a head to the end of its body
 * @param answer until an answer is ready and taken
 * @param idle between an answer and the end of the next head
 */
public record HttpTiming(Duration head, Duration body, Duration answer, Duration idle) {
    public static final HttpTiming DEFAULT =
            new HttpTiming(
                    Duration.ofSeconds(10),
                    Duration.ofSeconds(10),
                    Duration.ofSeconds(60),
                    Duration.ofSeconds(30));
}
