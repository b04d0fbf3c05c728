package parley.server.lite;

import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.Set;
import parley.server.lite.http.HttpTiming;
import parley.server.lite.socket.SocketTiming;

/**
 * What the port needs to know.
 *
 * @param address where to listen; port 0 means any free one
 * @param loops event loops; one is fastest on two cores
 * @param connections how many there may be in all
 * @param perAddress how many of them from one address other than loopback
 * @param outgoingBytes how many may wait for a client that does not read
 * @param origins of web pages that may open a socket
 * @param sweep how often deadlines are looked at
 */
public record TransportConfig(
        InetSocketAddress address,
        int loops,
        int connections,
        int perAddress,
        int outgoingBytes,
        Set<String> origins,
        HttpTiming http,
        SocketTiming sockets,
        Duration sweep) {
    public TransportConfig {
        origins = Set.copyOf(origins);
    }

    /** The defaults. */
    public static TransportConfig on(InetSocketAddress address) {
        return new TransportConfig(
                address,
                1,
                12_000,
                200,
                1 << 20,
                Set.of(),
                HttpTiming.DEFAULT,
                SocketTiming.DEFAULT,
                Duration.ofMillis(500));
    }

    /** The same with other bounds on connections. */
    public TransportConfig withBounds(int connections, int perAddress, int outgoingBytes) {
        return new TransportConfig(
                address,
                loops,
                connections,
                perAddress,
                outgoingBytes,
                origins,
                http,
                sockets,
                sweep);
    }

    /** The same with other deadlines. */
    public TransportConfig withTiming(HttpTiming http, SocketTiming sockets, Duration sweep) {
        return new TransportConfig(
                address,
                loops,
                connections,
                perAddress,
                outgoingBytes,
                origins,
                http,
                sockets,
                sweep);
    }
}
