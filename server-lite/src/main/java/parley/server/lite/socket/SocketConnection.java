package parley.server.lite.socket;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufAllocator;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.util.ReferenceCountUtil;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import parley.protocol.CloseCode;
import parley.protocol.ErrorCode;
import parley.protocol.Event;
import parley.protocol.Limits;
import parley.protocol.ProtocolException;
import parley.protocol.Request;
import parley.protocol.Response;
import parley.protocol.SessionOp;
import parley.protocol.WireError;
import parley.server.account.Identity;
import parley.server.limit.Rate;
import parley.server.limit.Ticker;
import parley.server.limit.TokenBucket;
import parley.server.lite.frame.CloseStatus;
import parley.server.lite.frame.FrameListener;
import parley.server.lite.frame.FrameReader;
import parley.server.lite.frame.Frames;
import parley.server.lite.net.Deadlines;
import parley.server.session.Caller;
import parley.server.session.Connection;

/**
 * One upgraded connection: reads frames, decodes requests, answers what needs no workspace, keeps
 * the deadlines and ends with a verdict. On its event loop only, but where a method says otherwise.
 */
@SuppressWarnings("FutureReturnValueIgnored") // a failed write or close ends in exceptionCaught
public final class SocketConnection extends ChannelInboundHandlerAdapter
        implements FrameListener, Deadlines.Watched, Connection {
    private static final Logger LOG = LoggerFactory.getLogger(SocketConnection.class);

    /** Requests of one connection that wait for their answers; one more is refused. */
    private static final int MAX_WAITING = 256;

    /** How many refused for their number are borne: nobody who heeds {@code retryMs} comes near. */
    private static final Rate PATIENCE = Rate.of(600, 5, Duration.ofSeconds(1));

    private static final long ABUSE_MS = 60_000;

    private enum State {
        /** Nothing but hello is taken, and nothing is pushed. */
        NEW,
        GREETED,
        LIVE,
        ENDING
    }

    private final SocketEnvironment env;
    private final LoopTurn turn;
    private final SocketService service;
    private final FrameReader reader;
    private final Strikes strikes = new Strikes();
    private @Nullable OutgoingFrames outgoing;
    private @Nullable ChannelHandlerContext context;
    private @Nullable TokenBucket patience;

    private State state = State.NEW;
    private long due;
    private long expires;
    private volatile boolean ended;
    private int waiting;
    private volatile Identity identity;
    private volatile Caller caller;

    /**
     * A connection whose hello is still to come.
     *
     * @param expires when the access token ends, on {@link System#nanoTime}'s scale
     */
    SocketConnection(
            SocketEnvironment env,
            LoopTurn turn,
            SocketService service,
            Identity identity,
            long expires) {
        this.env = env;
        this.turn = turn;
        this.service = service;
        this.identity = identity;
        this.caller = identity.caller();
        this.expires = expires;
        this.reader = new FrameReader(turn.scratch(), this);
        within(env.timing().hello());
    }

    private void within(Duration time) {
        due = System.nanoTime() + time.toNanos();
    }

    // Deadlines

    @Override
    public long dueNanos() {
        if (state == State.ENDING) {
            return due;
        }
        long rejected = expires + env.timing().expired().toNanos();
        return due - rejected < 0 ? due : rejected;
    }

    @Override
    public void overdue() {
        if (state == State.ENDING) {
            if (context != null) {
                context.close();
            }
        } else if (due - System.nanoTime() <= 0) {
            end(CloseCode.HEARTBEAT, "nothing came", Optional.empty());
        } else {
            end(CloseCode.TOKEN_REJECTED, "the access token ended", Optional.empty());
        }
    }

    // Channel

    @Override
    public void handlerAdded(ChannelHandlerContext ctx) {
        context = ctx;
        outgoing = new OutgoingFrames(ctx.pipeline().context(Bottom.NAME));
        turn.deadlines().add(this);
        env.metrics().opened();
        service.started(this);
    }

    @Override
    public void channelRead(ChannelHandlerContext ctx, Object message) {
        try {
            if (state != State.ENDING && message instanceof ByteBuf bytes) {
                if (state != State.NEW) {
                    within(env.timing().heartbeat().multipliedBy(2));
                }
                reader.read(bytes);
            }
        } finally {
            ReferenceCountUtil.release(message);
        }
    }

    @Override
    public void channelInactive(ChannelHandlerContext ctx) {
        if (!ended) {
            ended = true;
            state = State.ENDING;
            turn.deadlines().remove(this);
            if (outgoing != null) {
                outgoing.release();
            }
            env.metrics().closed();
            service.ended(this);
        }
    }

    @Override
    public void exceptionCaught(ChannelHandlerContext ctx, Throwable cause) {
        LOG.debug("connection lost: {}", cause.toString());
        ctx.close();
    }

    // Frames

    @Override
    public void text(byte[] bytes, int offset, int length) {
        env.metrics().received(length);
        Request request;
        try {
            request = env.codec().decodeRequest(bytes, offset, length);
        } catch (ProtocolException e) {
            undecodable(e);
            return;
        }
        take(request);
    }

    private void undecodable(ProtocolException e) {
        ErrorCode code = e.error().code();
        if (code == ErrorCode.BAD_JSON) {
            reply(new Response.Failure("", e.error()));
            if (strikes.another(System.nanoTime())) {
                end(CloseCode.BAD_FRAME, "three frames that were not JSON", Optional.empty());
            }
        } else if (e.error().field().equals(Optional.of("id"))) {
            reply(new Response.Failure("", e.error()));
        } else if (!e.id().isEmpty() || code == ErrorCode.TOO_LARGE) {
            reply(new Response.Failure(e.id(), e.error()));
        }
    }

    private void take(Request request) {
        if (request.op() instanceof SessionOp.Ping) {
            pongEvent();
        } else if (request.op() instanceof SessionOp.Bye) {
            end(CloseStatus.NORMAL, "bye");
        } else if (request.op() instanceof SessionOp.Hello) {
            hello(request);
        } else if (state != State.LIVE) {
            fail(request, WireError.of(ErrorCode.UNAUTHENTICATED, "hello comes first"));
        } else if (!(request.op() instanceof SessionOp.Auth) && expired()) {
            fail(request, WireError.of(ErrorCode.TOKEN_EXPIRED, "the access token ended"));
        } else {
            request(request);
        }
    }

    private void request(Request request) {
        if (waiting >= MAX_WAITING) {
            fail(request, WireError.later(ErrorCode.RATE_LIMITED, "too many at once", 1_000));
        } else {
            waiting++;
            service.request(this, request);
        }
    }

    private void hello(Request request) {
        if (state == State.NEW) {
            state = State.GREETED;
            within(env.timing().heartbeat().multipliedBy(2));
            request(request);
        } else {
            fail(request, WireError.of(ErrorCode.BAD_REQUEST, "hello was said"));
        }
    }

    private void pongEvent() {
        if (outgoing != null && !expired()) {
            send(env.pong().duplicate());
        }
    }

    @Override
    public void ping(byte[] payload) {
        send(Frames.pong(alloc(), payload));
    }

    @Override
    public void pong() {}

    @Override
    public void closed(int code) {
        end(code, "");
    }

    @Override
    public void fault(int code, String reason) {
        LOG.debug("frame refused: {} {}", code, reason);
        end(code, reason);
    }

    // What the workspace does with it

    /** A request is done, whatever came of it. */
    void answered() {
        waiting--;
    }

    /** A request came too soon. Whoever goes on although they are told to wait is cut. */
    void limited() {
        TokenBucket bucket = patience;
        if (bucket == null) {
            bucket = new TokenBucket(PATIENCE, Ticker.system());
            patience = bucket;
        }
        if (bucket.take() > 0) {
            end(CloseCode.ABUSE, "too much although told to wait", Optional.of(ABUSE_MS));
        }
    }

    /** The hello was answered; after a refusal another may follow. */
    void greeted(boolean welcome) {
        if (state == State.GREETED) {
            state = welcome ? State.LIVE : State.NEW;
        }
    }

    /** Whether entries and events may be pushed to it now; they may overtake hello's answer. */
    boolean listening() {
        return (state == State.GREETED || state == State.LIVE) && !expired();
    }

    /** Whether it is closing or closed. */
    public boolean isEnding() {
        return state == State.ENDING;
    }

    private boolean expired() {
        return expires - System.nanoTime() <= 0;
    }

    /** Another access token was accepted. {@code expires}: on {@link System#nanoTime}'s scale. */
    void renew(Identity identity, long expires) {
        this.identity = identity;
        this.caller = identity.caller();
        this.expires = expires;
    }

    @Override
    public boolean isGone() {
        return ended;
    }

    @Override
    public Caller caller() {
        return caller;
    }

    /** Whose access token it was opened or renewed with. */
    Identity identity() {
        return identity;
    }

    /** The event loop everything here runs on. */
    public LoopTurn turn() {
        return turn;
    }

    /** Answers; the answer leaves at the end of the loop's turn. */
    public void reply(Response response) {
        byte[] json;
        try {
            json = env.codec().encode(response, Limits.ENVELOPE);
        } catch (ProtocolException e) {
            LOG.warn("answer over the limit: {}", e.error().msg());
            fail(response.re(), WireError.of(ErrorCode.INTERNAL, "the answer does not fit"));
            return;
        }
        sendOwn(json);
    }

    private void fail(Request request, WireError err) {
        request.id().ifPresent(id -> fail(id, err));
    }

    private void fail(String id, WireError err) {
        reply(new Response.Failure(id, err));
    }

    @Override
    public void tell(Event event) {
        byte[] json = env.codec().encode(event);
        if (turn.loop().inEventLoop()) {
            push(json);
        } else {
            turn.loop().execute(() -> push(json));
        }
    }

    private void push(byte[] json) {
        if (listening()) {
            sendOwn(json);
        }
    }

    /**
     * Takes whole frames, and their release, over; they leave at the end of the loop's turn. Who is
     * too far behind is cut.
     */
    public void send(ByteBuf frames) {
        OutgoingFrames out = outgoing;
        if (out == null || state == State.ENDING) {
            frames.release();
            return;
        }
        boolean first = !out.unflushed();
        settle(out, first, out.offer(frames));
    }

    private void sendOwn(byte[] json) {
        OutgoingFrames out = outgoing;
        if (out != null && state != State.ENDING) {
            boolean first = !out.unflushed();
            settle(out, first, out.offerText(json));
        }
    }

    private void settle(OutgoingFrames out, boolean first, boolean taken) {
        if (!taken) {
            env.metrics().slow();
            end(CloseCode.SLOW_CONSUMER, "too far behind", Optional.of(0L));
        } else if (first) {
            turn.touch(out);
        }
    }

    private ByteBufAllocator alloc() {
        return env.allocator();
    }

    /** Says why, closes, and cuts the socket when the peer does not close in time. */
    public void end(CloseCode code, String reason, Optional<Long> reconnectMs) {
        Event.Bye bye = Event.Bye.of(code, reason, reconnectMs);
        end(code.code(), reason, Frames.text(alloc(), env.codec().encode(bye)));
    }

    private void end(int code, String reason) {
        end(code, reason, env.allocator().ioBuffer(0));
    }

    private void end(int code, String reason, ByteBuf before) {
        if (state == State.ENDING || outgoing == null) {
            before.release();
            return;
        }
        LOG.debug("closing {} {}", code, reason);
        state = State.ENDING;
        within(env.timing().linger());
        env.metrics().ending(code);
        ByteBuf close = Frames.close(alloc(), code, reason);
        outgoing.end(alloc().ioBuffer().writeBytes(before).writeBytes(close));
        before.release();
        close.release();
    }
}
