package parley.conformance.wire;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import parley.protocol.Cid;
import parley.protocol.Codec;
import parley.protocol.Entry;
import parley.protocol.Event;
import parley.protocol.Limits;
import parley.protocol.MessageOp;
import parley.protocol.Op;
import parley.protocol.OpNames;
import parley.protocol.ProtocolException;
import parley.protocol.Request;
import parley.protocol.Response;
import parley.protocol.Result;
import parley.protocol.RoomId;
import parley.protocol.ServerFrame;
import parley.protocol.SessionOp;
import parley.protocol.WireError;

/**
 * One WebSocket to a server. It keeps every entry and event in the order they came, the first
 * response to each request, and each breach of the protocol it saw: a frame above 30,000 bytes, one
 * that cannot be read, one before {@code hello} was answered.
 *
 * <p>Waits end after {@link #PATIENCE} with an {@link AssertionError} that says what was waited
 * for. Safe for use by many threads.
 */
public final class WireSocket implements AutoCloseable {
    /** How long anything is waited for. */
    public static final Duration PATIENCE = Duration.ofSeconds(30);

    private final InstantSource clock;
    private final RawSocket raw;
    private final Codec codec = new Codec();

    /** Guarded by {@code this}, as all below. */
    private final List<ServerFrame> frames = new ArrayList<>();

    private final Map<String, Response> responses = new LinkedHashMap<>();
    private final List<String> breaches = new ArrayList<>();
    private final Map<String, Class<? extends Result>> expected = new HashMap<>();
    private int ids;
    private boolean greeted;
    private @Nullable Closed closed;

    /** How a socket ended; 1006 without a close frame. */
    public record Closed(int code, String reason) {}

    /** The socket ended before what was waited for came. */
    public static final class SocketEnded extends AssertionError {
        private static final long serialVersionUID = 1;

        SocketEnded(Closed closed, String what) {
            super("closed " + closed + " while waiting for " + what);
        }
    }

    private WireSocket(
            Target target,
            Map<String, String> headers,
            InstantSource clock,
            List<String> protocols) {
        this.clock = clock;
        this.raw = new RawSocket(target, headers, protocols, this::received, this::ended);
    }

    /** Connects with an access token; nothing is sent yet. */
    public static WireSocket open(Target target, String access, InstantSource clock)
            throws IOException, InterruptedException {
        return open(target, HttpApi.bearer(access), List.of("parley.v1"), clock);
    }

    /** Connects with these headers and subprotocols; throws when the handshake is refused. */
    public static WireSocket open(
            Target target, Map<String, String> headers, List<String> protocols, InstantSource clock)
            throws IOException, InterruptedException {
        WireSocket socket = new WireSocket(target, headers, clock, protocols);
        if (!socket.raw.connectBlocking(PATIENCE.toMillis(), TimeUnit.MILLISECONDS)) {
            throw new IOException("cannot open a socket: " + socket.ending());
        }
        return socket;
    }

    /** The subprotocol that the server chose. */
    public String protocol() {
        return raw.protocol();
    }

    public Result.Welcome hello(Person person, Optional<String> since) {
        return call(hello(person, since, true));
    }

    public static SessionOp.Hello hello(Person person, Optional<String> since, boolean active) {
        return new SessionOp.Hello(
                new SessionOp.Client("conformance", "1", "any"),
                person.device(),
                Set.of(),
                since,
                active);
    }

    /** Sends with a new {@code cid} if it changes something, and waits for the answer. */
    public <R extends Result> R call(Op<R> op) {
        return call(op, Cid.create(clock));
    }

    /** As {@link #call(Op)} with this {@code cid}; again as told when it was too fast. */
    public <R extends Result> R call(Op<R> op, Cid cid) {
        while (true) {
            try {
                return answer(op, start(op, cid));
            } catch (Refused e) {
                e.obey();
            }
        }
    }

    /** Sends and returns the request's id without waiting. */
    public String start(Op<?> op, Cid cid) {
        String id;
        synchronized (this) {
            id = "c" + ++ids;
            expected.put(id, Codec.resultOf(op));
            greeted |= op instanceof SessionOp.Hello;
        }
        send(OpNames.mutates(op.getClass()) ? Request.change(id, cid, op) : Request.read(id, op));
        return id;
    }

    /** Waits for the answer to a request that was started; throws {@link Refused}. */
    @SuppressWarnings("unchecked") // the codec read the form that belongs to this operation
    public <R extends Result> R answer(Op<R> op, String id) {
        return switch (response(id)) {
            case Response.Success success -> (R) success.d();
            case Response.Failure failure -> throw new Refused(200, OpNames.of(op), failure.err());
        };
    }

    /**
     * Waits for the first response with one of these ids; {@code ""} stands for a request whose id
     * the server could not read.
     */
    public Response response(String... ids) {
        List<String> any = List.of(ids);
        return await(
                "the response to " + any,
                _ -> any.stream().map(responses::get).filter(Objects::nonNull).findFirst());
    }

    /** All responses received so far. */
    public synchronized List<Response> responses() {
        return List.copyOf(responses.values());
    }

    /** What is answered to a {@code message.send} that was written by hand with this id. */
    public Result.Sent raw(String id, String text) {
        synchronized (this) {
            expected.put(id, Result.Sent.class);
        }
        raw(text);
        return answer(MessageOp.Send.plain(RoomId.ME, id), id);
    }

    /** What is answered to a whole request, which has an id of its own. */
    public Response respond(Request request) {
        String id = request.id().orElseThrow();
        synchronized (this) {
            expected.put(id, Codec.resultOf(request.op()));
        }
        send(request);
        return response(id);
    }

    /** The error with this id; fails when the request succeeds. */
    public WireError refusal(String id) {
        if (response(id) instanceof Response.Failure failure) {
            return failure.err();
        }
        throw new AssertionError("the request " + id + " succeeded");
    }

    /** The error that the operation is refused with when it is not too fast; fails on success. */
    public WireError refused(Op<?> op) {
        try {
            call(op);
        } catch (Refused e) {
            return e.error();
        }
        throw new AssertionError(OpNames.of(op) + " succeeded");
    }

    /** Sends a request that has no id and gets no answer. */
    public void tell(Op<?> op) {
        send(new Request(Optional.empty(), Optional.empty(), op));
    }

    public void send(Request request) {
        try {
            raw(codec.encode(request));
        } catch (ProtocolException e) {
            throw new IllegalArgumentException("a request too large to be sent", e);
        }
    }

    /** One text frame with these bytes. */
    public void raw(byte[] utf8) {
        raw(new String(utf8, StandardCharsets.UTF_8));
    }

    public void raw(String text) {
        raw.send(text);
    }

    public void binary(byte[] bytes) {
        raw.send(ByteBuffer.wrap(bytes));
    }

    /** The first entry of the room, received so far or yet to come, that is meant. */
    public Entry entry(RoomId room, String what, Predicate<Entry> meant) {
        return await(
                what + " in " + room,
                all ->
                        all.stream()
                                .filter(Entry.class::isInstance)
                                .map(Entry.class::cast)
                                .filter(e -> e.room().equals(room))
                                .filter(meant)
                                .findFirst());
    }

    public Entry entry(RoomId room, long seq) {
        return entry(room, "entry " + seq, e -> e.seq() == seq);
    }

    /** The room's entries received so far, in the order they came. */
    public synchronized List<Entry> entries(RoomId room) {
        return frames.stream()
                .filter(Entry.class::isInstance)
                .map(Entry.class::cast)
                .filter(e -> e.room().equals(room))
                .toList();
    }

    /** The first event of this kind that is meant. */
    public <E extends Event> E event(Class<E> kind, Predicate<E> meant) {
        return await(
                kind.getSimpleName(),
                all ->
                        all.stream()
                                .filter(kind::isInstance)
                                .map(kind::cast)
                                .filter(meant)
                                .findFirst());
    }

    /** The events of this kind received so far. */
    public synchronized <E extends Event> List<E> events(Class<E> kind) {
        return frames.stream().filter(kind::isInstance).map(kind::cast).toList();
    }

    /** Waits for the end of the socket. */
    public synchronized Closed closed() {
        long deadline = System.nanoTime() + 2 * PATIENCE.toNanos();
        while (closed == null) {
            pause(deadline, "the end of the socket");
        }
        return closed;
    }

    /**
     * Waits for the end of the socket; what the server said it means: the code of its {@code bye},
     * else the one it was closed with, for not every server can choose that.
     */
    public int verdict() {
        int code = closed().code();
        return events(Event.Bye.class).stream().mapToInt(Event.Bye::code).findFirst().orElse(code);
    }

    public synchronized boolean isClosed() {
        return closed != null;
    }

    /** What the server did against the protocol on this socket. */
    public synchronized List<String> breaches() {
        return List.copyOf(breaches);
    }

    /** Closes with 1000 and waits for the end. */
    @Override
    public void close() {
        raw.close();
        closed();
    }

    /** Drops the TCP connection without a word. */
    public void drop() {
        raw.drop();
        closed();
    }

    private synchronized <T> T await(String what, Function<List<ServerFrame>, Optional<T>> find) {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (true) {
            Optional<T> found = find.apply(frames);
            if (found.isPresent()) {
                return found.get();
            }
            if (closed != null) {
                throw new SocketEnded(closed, what);
            }
            pause(deadline, what);
        }
    }

    @SuppressWarnings("WaitNotInLoop") // both callers loop
    private synchronized void pause(long deadline, String what) {
        long millis = (deadline - System.nanoTime()) / 1_000_000;
        if (millis <= 0) {
            throw new AssertionError("waited in vain for " + what + "; received " + tail());
        }
        try {
            wait(millis);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError("interrupted while waiting for " + what, e);
        }
    }

    private synchronized List<ServerFrame> tail() {
        return List.copyOf(frames.subList(Math.max(0, frames.size() - 5), frames.size()));
    }

    private synchronized String ending() {
        return closed == null ? "no answer" : closed.code() + " " + closed.reason();
    }

    private synchronized void received(String text) {
        byte[] json = text.getBytes(StandardCharsets.UTF_8);
        if (json.length > Limits.ENVELOPE) {
            breaches.add("a frame of " + json.length + " bytes");
        }
        try {
            for (ServerFrame frame :
                    codec.decodeServer(json, id -> Optional.ofNullable(expected.get(id)))) {
                check(frame);
                if (frame instanceof Response response) {
                    responses.putIfAbsent(response.re(), response);
                } else {
                    frames.add(frame);
                }
            }
        } catch (ProtocolException e) {
            breaches.add("cannot read " + text + ": " + e.getMessage());
        }
        notifyAll();
    }

    private synchronized void check(ServerFrame frame) {
        switch (frame) {
            case Response _, Event.Pong _, Event.Bye _ -> {}
            default -> {
                if (!greeted) {
                    breaches.add("before hello: " + frame);
                }
            }
        }
    }

    private synchronized void ended(int code, String reason) {
        closed = new Closed(code, reason);
        notifyAll();
    }
}
