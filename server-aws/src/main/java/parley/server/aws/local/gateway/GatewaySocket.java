package parley.server.aws.local.gateway;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
import io.netty.handler.codec.http.websocketx.CloseWebSocketFrame;
import io.netty.handler.codec.http.websocketx.ContinuationWebSocketFrame;
import io.netty.handler.codec.http.websocketx.TextWebSocketFrame;
import io.netty.util.concurrent.ScheduledFuture;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.protocols.jsoncore.JsonNode;

/** One connection of the WebSocket API. Safe for use by many threads. */
@SuppressWarnings("FutureReturnValueIgnored") // a failed write or close ends the channel
final class GatewaySocket {
    static final int GOING_AWAY = 1_001;
    private static final String GOING = "Going away";
    private static final Duration LINGER = Duration.ofSeconds(2);

    private enum State {
        CONNECTING,
        OPEN,
        CLOSED
    }

    private final String id;
    private final Channel channel;
    private final GatewayRules rules;
    private final Instant connectedAt;
    private final String from;
    private final AtomicReference<State> state = new AtomicReference<>(State.CONNECTING);
    private volatile Map<String, JsonNode> authorizer = Map.of();
    private volatile long lastActive = System.nanoTime();

    /** How this side ended it; 0: it did not. */
    private volatile int closedWith;

    /** On the channel's loop only. */
    private @Nullable ScheduledFuture<?> ageing;

    GatewaySocket(
            String id, Channel channel, GatewayRules rules, Instant connectedAt, String from) {
        this.id = id;
        this.channel = channel;
        this.rules = rules;
        this.connectedAt = connectedAt;
        this.from = from;
    }

    String id() {
        return id;
    }

    Instant connectedAt() {
        return connectedAt;
    }

    String from() {
        return from;
    }

    Map<String, JsonNode> authorizer() {
        return authorizer;
    }

    void authorized(Map<String, JsonNode> context) {
        authorizer = Map.copyOf(context);
    }

    /** {@code $connect} was answered well: it may be posted to. */
    void opened() {
        if (state.compareAndSet(State.CONNECTING, State.OPEN)) {
            active();
            ageing =
                    channel.eventLoop()
                            .schedule(
                                    () -> close(GOING_AWAY, GOING),
                                    rules.age().toNanos(),
                                    TimeUnit.NANOSECONDS);
            checkIdle();
        }
    }

    boolean isOpen() {
        return state.get() == State.OPEN && closedWith == 0;
    }

    /** A message came or went; pings of the WebSocket itself do not count. */
    void active() {
        lastActive = System.nanoTime();
    }

    /** True once, for whoever notices the end first. */
    boolean ended() {
        if (ageing != null) {
            ageing.cancel(false);
        }
        return state.getAndSet(State.CLOSED) == State.OPEN;
    }

    /** Sends a text message, in as many frames as it takes; false if it is not open. */
    boolean send(byte[] text) {
        if (!isOpen()) {
            return false;
        }
        active();
        channel.eventLoop().execute(() -> write(text));
        return true;
    }

    private void write(byte[] text) {
        for (int at = 0; at < text.length || at == 0; at += rules.frame()) {
            int end = Math.min(text.length, at + rules.frame());
            ByteBuf part = Unpooled.wrappedBuffer(text, at, end - at);
            boolean last = end == text.length;
            channel.write(
                    at == 0
                            ? new TextWebSocketFrame(last, 0, part)
                            : new ContinuationWebSocketFrame(last, 0, part));
        }
        channel.flush();
    }

    /** The code this side closed it with; 0: it did not. */
    int closedWith() {
        return closedWith;
    }

    /**
     * Says that it ends and gives the client a moment to end it: where a socket is closed with
     * bytes unread, TCP takes back what was said last.
     */
    void close(int code, String reason) {
        if (closedWith == 0) {
            closedWith = code;
            channel.writeAndFlush(new CloseWebSocketFrame(code, reason));
            channel.eventLoop()
                    .schedule(() -> channel.close(), LINGER.toMillis(), TimeUnit.MILLISECONDS);
        }
    }

    /** The client says that it ends, or answers that it heard so. */
    void closedByClient(int code) {
        if (closedWith == 0) {
            channel.writeAndFlush(new CloseWebSocketFrame(code, ""))
                    .addListener(_ -> channel.close());
        } else {
            channel.close();
        }
    }

    private void checkIdle() {
        long left = rules.idle().toNanos() - (System.nanoTime() - lastActive);
        if (left <= 0) {
            close(GOING_AWAY, GOING);
        } else if (channel.isActive()) {
            channel.eventLoop().schedule(this::checkIdle, left, TimeUnit.NANOSECONDS);
        }
    }
}
