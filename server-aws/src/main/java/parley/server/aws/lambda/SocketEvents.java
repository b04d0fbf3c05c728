package parley.server.aws.lambda;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import parley.protocol.CloseCode;
import parley.protocol.Codec;
import parley.protocol.DeviceId;
import parley.protocol.ErrorCode;
import parley.protocol.Event;
import parley.protocol.Limits;
import parley.protocol.MessageOp;
import parley.protocol.ProtocolException;
import parley.protocol.Request;
import parley.protocol.Response;
import parley.protocol.Result;
import parley.protocol.SessionOp;
import parley.protocol.UserId;
import parley.protocol.WireError;
import parley.server.Outcome;
import parley.server.account.Identity;
import parley.server.aws.backend.Backend;
import parley.server.aws.connection.ConnectionRecord;
import parley.server.aws.connection.Connections;

/** The WebSocket API's routes. What a connection is stands in the table, not here. */
final class SocketEvents {
    private static final Logger LOG = LoggerFactory.getLogger(SocketEvents.class);
    private static final String PROTOCOL = "parley.v1";
    private static final int STRIKES = 3;

    /** So long after its access token ended a connection that still asks is ended. */
    private static final Duration EXPIRED = Duration.ofSeconds(60);

    private static final long ABUSE_MS = 60_000;

    private final Backend backend;
    private final Floods floods;
    private final Codec codec;

    SocketEvents(Backend backend) {
        this.backend = backend;
        this.codec = backend.codec();
        this.floods = new Floods(backend.connections());
    }

    Reply handle(GatewayEvent event) {
        Identity who = identity(event);
        String id = event.required("requestContext", "connectionId");
        return switch (event.required("requestContext", "eventType")) {
            case "CONNECT" -> connect(event, id, who);
            case "DISCONNECT" -> {
                backend.connections().remove(who.user(), id);
                yield Reply.NOTHING;
            }
            default -> message(event, id, who);
        };
    }

    private static Identity identity(GatewayEvent event) {
        return new Identity(
                new UserId(event.required("requestContext", "authorizer", "user")),
                new DeviceId(event.required("requestContext", "authorizer", "device")),
                Instant.ofEpochMilli(number(event, "expires")),
                number(event, "session"),
                number(event, "generation"));
    }

    private static long number(GatewayEvent event, String name) {
        return Long.parseLong(event.required("requestContext", "authorizer", name));
    }

    private Reply connect(GatewayEvent event, String id, Identity who) {
        if (!event.protocols().contains(PROTOCOL)) {
            return Reply.problem(
                    codec, 400, ErrorCode.UNSUPPORTED_VERSION, "the subprotocol is parley.v1");
        }
        long held =
                backend.connections().of(who.user()).stream()
                        .filter(each -> each.identity().device().equals(who.device()))
                        .count();
        if (held >= backend.limits().sockets()) {
            return Reply.problem(
                    codec,
                    WireError.later(ErrorCode.RATE_LIMITED, "too many of this device", 5_000));
        }
        backend.connections().add(ConnectionRecord.fresh(id, who, backend.clock().instant()));
        // A session that ended while its socket was being opened did not find it.
        if (!backend.auth().live(who)) {
            backend.connections().remove(who.user(), id);
            return Reply.problem(codec, 401, ErrorCode.UNAUTHENTICATED, "signed out");
        }
        return Reply.NOTHING.with("Sec-WebSocket-Protocol", PROTOCOL);
    }

    private Reply message(GatewayEvent event, String id, Identity who) {
        Optional<Connections.Visit> found = backend.connections().visit(who.user(), id);
        if (found.isEmpty()) {
            end(
                    ConnectionRecord.fresh(id, who, backend.clock().instant()),
                    CloseCode.TOKEN_REJECTED,
                    "the session ended");
            return Reply.NOTHING;
        }
        ConnectionRecord connection = found.get().connection();
        if (event.base64()) {
            end(connection, CloseCode.BAD_FRAME, "frames are text");
            return Reply.NOTHING;
        }
        try {
            return take(found.get(), codec.decodeRequest(event.body()));
        } catch (ProtocolException e) {
            return undecodable(connection, e);
        }
    }

    private Reply undecodable(ConnectionRecord connection, ProtocolException e) {
        ErrorCode code = e.error().code();
        if (code == ErrorCode.BAD_JSON) {
            strike(connection);
            return reply(new Response.Failure("", e.error()));
        }
        if (e.error().field().equals(Optional.of("id"))) {
            return reply(new Response.Failure("", e.error()));
        }
        return !e.id().isEmpty() || code == ErrorCode.TOO_LARGE
                ? reply(new Response.Failure(e.id(), e.error()))
                : Reply.NOTHING;
    }

    private void strike(ConnectionRecord connection) {
        if (backend.connections().strike(connection.id()) >= STRIKES) {
            end(connection, CloseCode.BAD_FRAME, "three frames that were not JSON");
        }
    }

    private Reply take(Connections.Visit visit, Request request) {
        ConnectionRecord connection = visit.connection();
        Instant now = backend.clock().instant();
        if (request.op() instanceof SessionOp.Ping) {
            return Reply.json(codec.encode(new Event.Pong()));
        }
        if (request.op() instanceof SessionOp.Bye) {
            backend.fanOut().end(connection);
            return Reply.NOTHING;
        }
        if (connection.identity().expires().plus(EXPIRED).isBefore(now)) {
            end(connection, CloseCode.TOKEN_REJECTED, "the access token ended");
            return Reply.NOTHING;
        }
        if (request.op() instanceof SessionOp.Hello hello) {
            return connection.greeted()
                    ? fail(request, WireError.of(ErrorCode.BAD_REQUEST, "hello was said"))
                    : hello(connection, request, hello);
        }
        if (!connection.greeted()) {
            return fail(request, WireError.of(ErrorCode.UNAUTHENTICATED, "hello comes first"));
        }
        if (request.op() instanceof SessionOp.Auth auth) {
            return renew(connection, request, auth);
        }
        if (connection.expired(now)) {
            return fail(request, WireError.of(ErrorCode.TOKEN_EXPIRED, "the access token ended"));
        }
        return carryOut(visit, request);
    }

    private Reply hello(ConnectionRecord connection, Request request, SessionOp.Hello hello) {
        if (!backend.limits().mayBe(connection.identity().caller(), hello.device())) {
            return fail(
                    request, WireError.of(ErrorCode.FORBIDDEN, "the token's device is another"));
        }
        // First, so that what is committed from now on is posted: the answer may lack it.
        boolean first = backend.connections().greet(connection);
        Response response = ask(connection, request);
        if (response instanceof Response.Failure) {
            backend.connections().replace(connection.greeted(false));
        } else if (first) {
            backend.operations().presenceChanged(connection.identity().user());
        }
        return request.id().isPresent() ? reply(response) : Reply.NOTHING;
    }

    private Reply renew(ConnectionRecord connection, Request request, SessionOp.Auth auth) {
        return switch (backend.auth().renew(connection.identity(), auth.access())) {
            case Outcome.Problem<Identity> problem -> fail(request, problem.error());
            case Outcome.Ok<Identity>(Identity who) -> {
                backend.connections().replace(connection.renewed(who));
                yield request.id().isPresent()
                        ? reply(
                                new Response.Success(
                                        request.id().get(), new Result.Authorized(who.expires())))
                        : Reply.NOTHING;
            }
        };
    }

    private Reply carryOut(Connections.Visit visit, Request request) {
        ConnectionRecord connection = visit.connection();
        long wait = backend.limits().take(connection.identity().caller(), request.op());
        if (wait == 0 && request.op() instanceof MessageOp.Send) {
            wait = backend.pace().take(visit);
        }
        Response response =
                wait > 0
                        ? new Response.Failure(
                                request.id().orElse(""),
                                WireError.later(ErrorCode.RATE_LIMITED, "too many", wait))
                        : ask(connection, request);
        if (response instanceof Response.Failure failure
                && failure.err().code() == ErrorCode.RATE_LIMITED
                && floods.limited(connection)) {
            byte[] bye =
                    codec.encode(
                            Event.Bye.of(
                                    CloseCode.ABUSE,
                                    "too much although told to wait",
                                    Optional.of(ABUSE_MS)));
            backend.fanOut().end(connection, bye);
        }
        return request.id().isPresent() ? reply(response) : Reply.NOTHING;
    }

    private Response ask(ConnectionRecord connection, Request request) {
        CompletableFuture<Response> response = new CompletableFuture<>();
        TableConnection socket = new TableConnection(connection, backend);
        backend.operations().handle(socket, request, response::complete);
        backend.operations().turnEnded();
        Response answer = response.join();
        backend.operations().closed(socket); // nothing of it is kept in this worker
        return answer;
    }

    private Reply fail(Request request, WireError err) {
        return request.id().isPresent()
                ? reply(new Response.Failure(request.id().get(), err))
                : Reply.NOTHING;
    }

    private Reply reply(Response response) {
        try {
            byte[] json = codec.encode(response, Limits.ENVELOPE);
            return new Reply(
                    200, Reply.NOTHING.headers(), new String(json, StandardCharsets.UTF_8));
        } catch (ProtocolException e) {
            LOG.warn("answer over the limit: {}", e.error().msg());
            return reply(
                    new Response.Failure(
                            response.re(),
                            WireError.of(ErrorCode.INTERNAL, "the answer does not fit")));
        }
    }

    private void end(ConnectionRecord connection, CloseCode code, String reason) {
        byte[] bye = codec.encode(Event.Bye.of(code, reason, Optional.empty()));
        backend.fanOut().end(connection, bye);
    }
}
