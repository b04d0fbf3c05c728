package parley.server.lite.socket;

import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.atomic.LongAdder;
import parley.protocol.CloseCode;
import parley.server.lite.metrics.Metrics;

/** What is counted about sockets. Safe for use by many threads. */
public final class SocketMetrics {
    private final Metrics metrics;
    private final LongAdder open = new LongAdder();
    private final LongAdder frames;
    private final LongAdder bytes;
    private final LongAdder slow;
    private final ConcurrentMap<Integer, LongAdder> closes = new ConcurrentHashMap<>();

    public SocketMetrics(Metrics metrics) {
        this.metrics = metrics;
        metrics.gauge("parley_sockets", "WebSockets open now.", open::sum);
        frames = metrics.counter("parley_socket_messages_received", "Messages from clients.");
        bytes = metrics.counter("parley_socket_bytes_received", "Bytes of those messages.");
        slow = metrics.counter("parley_slow_consumers", "Clients cut because they did not read.");
    }

    void opened() {
        open.increment();
    }

    void closed() {
        open.decrement();
    }

    void received(int length) {
        frames.increment();
        bytes.add(length);
    }

    void slow() {
        slow.increment();
    }

    /** Codes a client invents are counted together, so that it cannot make lines without end. */
    void ending(int code) {
        int known = code < 3000 || CloseCode.of(code).isPresent() ? code : 0;
        closes.computeIfAbsent(
                        known,
                        each ->
                                metrics.counter(
                                        "parley_socket_closes",
                                        "Closes, by the status sent or echoed.",
                                        "code=\"" + each + "\""))
                .increment();
    }
}
