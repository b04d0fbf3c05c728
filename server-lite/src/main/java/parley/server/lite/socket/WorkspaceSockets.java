package parley.server.lite.socket;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.Consumer;
import parley.protocol.CloseCode;
import parley.protocol.ErrorCode;
import parley.protocol.Request;
import parley.protocol.Response;
import parley.protocol.Result;
import parley.protocol.SessionOp;
import parley.protocol.WireError;
import parley.server.Operations;
import parley.server.Outcome;
import parley.server.account.Identity;
import parley.server.limit.RequestLimits;

/** Lets people in, bounds what they ask for, and passes it on to the workspace's operations. */
public final class WorkspaceSockets implements SocketDoor, SocketService {
    private final Operations operations;
    private final Sockets sockets;
    private final TokenDoor tokens;
    private final RequestLimits limits;
    private final Executor workers;
    private final InstantSource clock;

    /**
     * A door with an empty house.
     *
     * @param workers may wait for a disk; when full, it throws {@link RejectedExecutionException}
     */
    public WorkspaceSockets(
            Operations operations,
            Sockets sockets,
            TokenDoor tokens,
            RequestLimits limits,
            Executor workers,
            InstantSource clock) {
        this.operations = operations;
        this.sockets = sockets;
        this.tokens = tokens;
        this.limits = limits;
        this.workers = workers;
        this.clock = clock;
    }

    @Override
    public void open(
            Optional<String> bearer,
            Optional<String> ticket,
            Consumer<SocketDoor.Decision> outcome) {
        try {
            workers.execute(() -> outcome.accept(decide(bearer, ticket)));
        } catch (RejectedExecutionException e) {
            outcome.accept(new Refused(WireError.later(ErrorCode.UNAVAILABLE, "busy", 1_000)));
        }
    }

    private SocketDoor.Decision decide(Optional<String> bearer, Optional<String> ticket) {
        Outcome<Identity> caller;
        if (bearer.isPresent()) {
            caller = tokens.bearer(bearer.get());
        } else if (ticket.isPresent()) {
            caller = tokens.ticket(ticket.get());
        } else {
            return new Refused(
                    WireError.of(ErrorCode.UNAUTHENTICATED, "an access token is needed"));
        }
        return switch (caller) {
            case Outcome.Ok<Identity>(Identity who) -> admit(who);
            case Outcome.Problem<Identity>(int _, WireError error) -> new Refused(error);
        };
    }

    private SocketDoor.Decision admit(Identity who) {
        if (sockets.of(who.user(), who.device()) >= limits.sockets()) {
            return new Refused(
                    WireError.later(ErrorCode.RATE_LIMITED, "too many of this device", 5_000));
        }
        return new Admitted(this, who, nanos(who.expires()));
    }

    private long nanos(Instant when) {
        return System.nanoTime() + Duration.between(clock.instant(), when).toNanos();
    }

    @Override
    public void started(SocketConnection connection) {
        sockets.add(connection);
        // A session that ended while its socket was being opened did not find it.
        if (!tokens.live(connection.identity())) {
            connection.end(CloseCode.TOKEN_REJECTED, "signed out", Optional.empty());
        }
    }

    @Override
    public void request(SocketConnection from, Request request) {
        long wait = limits.take(from.caller(), request.op());
        if (wait > 0) {
            refuse(from, request, WireError.later(ErrorCode.RATE_LIMITED, "too many", wait));
        } else if (request.op() instanceof SessionOp.Hello hello
                && !limits.mayBe(from.caller(), hello.device())) {
            refuse(
                    from,
                    request,
                    WireError.of(ErrorCode.FORBIDDEN, "the token's device is another"));
        } else if (request.op() instanceof SessionOp.Auth auth) {
            renew(from, request, auth);
        } else {
            from.turn().collect(from, request);
        }
    }

    private static void refuse(SocketConnection from, Request request, WireError err) {
        new Reply(from, request).accept(new Response.Failure(request.id().orElse(""), err));
    }

    private void renew(SocketConnection from, Request request, SessionOp.Auth auth) {
        try {
            workers.execute(() -> {
                Outcome<Identity> caller = tokens.bearer(auth.access());
                from.turn().loop().execute(() -> renewed(from, request, caller));
            });
        } catch (RejectedExecutionException e) {
            refuse(from, request, WireError.later(ErrorCode.UNAVAILABLE, "busy", 1_000));
        }
    }

    private void renewed(SocketConnection from, Request request, Outcome<Identity> caller) {
        switch (caller) {
            case Outcome.Problem<Identity>(int _, WireError error) -> refuse(from, request, error);
            case Outcome.Ok<Identity>(Identity who) -> {
                if (!who.user().equals(from.caller().user())
                        || !who.device().equals(from.caller().device())) {
                    refuse(
                            from,
                            request,
                            WireError.of(ErrorCode.FORBIDDEN, "another user's or device's token"));
                    return;
                }
                from.renew(who, nanos(who.expires()));
                new Reply(from, request)
                        .accept(
                                new Response.Success(
                                        request.id().orElse(""),
                                        new Result.Authorized(who.expires())));
            }
        }
    }

    @Override
    public void ended(SocketConnection connection) {
        sockets.remove(connection);
        operations.closed(connection);
    }
}
