package parley.client.connection;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.DoubleSupplier;
import org.jspecify.annotations.Nullable;
import parley.client.connection.ConnectionEvent.Failure;
import parley.client.trust.TrustProblem;
import parley.protocol.CloseCode;
import parley.protocol.ErrorCode;
import parley.protocol.Event;
import parley.protocol.Result;
import parley.protocol.WireError;

/**
 * Keeps one workspace connected. Pure: events and the time go in, commands come out; it starts
 * nothing, waits for nothing and asks no clock. Used by one thread.
 *
 * <p>At most one socket is in use; a second one may be on its way to replace it before it grows too
 * old, so that nothing is interrupted.
 */
public final class ConnectionMachine {
    /** A handshake, and the answer to {@code hello}, may take this long. */
    static final long PATIENCE_MS = 10_000;

    /** A connection that lasted this long counts as a success. */
    static final long LASTING_MS = 2_000;

    private static final long ABUSE_WAIT_MS = 60_000;
    private static final long TOKEN_RETRY_MS = 5_000;
    private static final int GOING_AWAY = 1_000;

    private enum Mode {
        IDLE,
        RUNNING,
        STOPPED
    }

    private enum Token {
        UNKNOWN,
        GOOD,
        REFRESHING
    }

    private final DoubleSupplier random;
    private final Backoff backoff;
    private final List<ConnectionCommand> out = new ArrayList<>();

    private Mode mode = Mode.IDLE;
    private Token token = Token.UNKNOWN;
    private long tokenRefreshAt = Long.MAX_VALUE;
    private long lastRefreshMs = Long.MIN_VALUE / 2;
    private int sockets;
    private @Nullable Link live;
    private @Nullable Link opening;
    private long retryAt = Long.MAX_VALUE;
    private OfflineReason reason = OfflineReason.STARTING;
    private Instant since;

    /** {@code random} yields 0 (included) to 1 (not included). */
    public ConnectionMachine(DoubleSupplier random, Moment now) {
        this.random = random;
        this.backoff = new Backoff(random);
        this.since = now.wall();
    }

    /** When {@link ConnectionEvent.Tick} is due next, in the milliseconds of {@link Moment#ms}. */
    public long wakeAt() {
        long at = Math.min(retryAt, tokenRefreshAt);
        if (live != null) {
            at = Math.min(at, live.wakeAt());
        }
        if (opening != null) {
            at = Math.min(at, opening.deadline);
        }
        return at;
    }

    /** What to do about an event, in order. */
    public List<ConnectionCommand> on(ConnectionEvent event, Moment now) {
        switch (event) {
            case ConnectionEvent.Connect _ -> connect(now);
            case ConnectionEvent.Pause _ -> stop(StopReason.PAUSED, now);
            case ConnectionEvent.NetworkUp _ -> networkUp(now);
            case ConnectionEvent.Tick _ -> tick(now);
            case ConnectionEvent.Opened e -> opened(e.socket(), now);
            case ConnectionEvent.OpenFailed e -> openFailed(e.socket(), e.failure(), now);
            case ConnectionEvent.Closed e -> closed(e.socket(), e.code(), now);
            case ConnectionEvent.Received e -> received(e.socket(), now);
            case ConnectionEvent.Greeted e -> greeted(e.socket(), e.welcome(), now);
            case ConnectionEvent.GreetingRefused e -> refused(e.socket(), e.error(), now);
            case ConnectionEvent.ByeSaid e -> byeSaid(e.socket(), e.bye());
            case ConnectionEvent.Suspected e -> suspected(e.socket(), now);
            case ConnectionEvent.CaughtUp e -> caughtUp(e.socket());
            case ConnectionEvent.TokenFresh e -> tokenFresh(e.validMs(), now);
            case ConnectionEvent.TokenRefused _ -> stop(StopReason.SIGNED_OUT, now);
            case ConnectionEvent.TokenUnreachable e -> tokenUnreachable(e.failure(), now);
            case ConnectionEvent.TokenRejected _ -> tokenRejected(now);
            case ConnectionEvent.Authorized e -> authorized(e.socket(), e.accepted(), now);
        }
        List<ConnectionCommand> commands = List.copyOf(out);
        out.clear();
        return commands;
    }

    private void connect(Moment now) {
        if (live != null && mode == Mode.RUNNING) {
            return;
        }
        mode = Mode.RUNNING;
        backoff.succeeded();
        if (opening == null) {
            attempt(now);
        }
    }

    private void networkUp(Moment now) {
        if (mode != Mode.RUNNING) {
            return;
        }
        if (live != null) {
            suspected(live.socket, now);
        } else if (opening == null && token != Token.REFRESHING) {
            backoff.succeeded();
            attempt(now);
        }
    }

    private void tick(Moment now) {
        if (opening != null && now.ms() >= opening.deadline) {
            Link late = opening;
            out.add(new ConnectionCommand.Close(late.socket, CloseCode.HEARTBEAT.code()));
            failed(late, OfflineReason.UNREACHABLE, Optional.empty(), now);
        }
        if (live != null) {
            tickLive(live, now);
        }
        if (now.ms() >= tokenRefreshAt && live != null) {
            refresh(now);
        } else if (now.ms() >= tokenRefreshAt) {
            tokenRefreshAt = Long.MAX_VALUE;
            token = Token.UNKNOWN;
        }
        if (now.ms() >= retryAt && mode == Mode.RUNNING) {
            attempt(now);
        }
    }

    private void tickLive(Link link, Moment now) {
        Heartbeat heartbeat = link.heartbeat();
        if (heartbeat.dead(now.ms())) {
            out.add(new ConnectionCommand.Close(link.socket, CloseCode.HEARTBEAT.code()));
            lost(OfflineReason.SILENT, Optional.empty(), now);
        } else {
            if (heartbeat.due(now.ms())) {
                heartbeat.pinged(now.ms());
                out.add(new ConnectionCommand.SendPing(link.socket));
            }
            if (now.ms() >= link.replaceAt && opening == null) {
                link.replaceAt = Long.MAX_VALUE;
                open(now);
            }
        }
    }

    /** Begins one try: a fresh token if there is none, then a socket. */
    private void attempt(Moment now) {
        retryAt = Long.MAX_VALUE;
        if (token == Token.REFRESHING) {
            return;
        }
        if (token == Token.UNKNOWN) {
            backoff.tried();
            showConnecting();
            refresh(now);
            return;
        }
        backoff.tried();
        showConnecting();
        open(now);
    }

    private void showConnecting() {
        out.add(
                new ConnectionCommand.Show(
                        new ConnectionState.Connecting(since, Math.max(1, backoff.attempt()))));
    }

    private void open(Moment now) {
        Link link = new Link(++sockets, now.ms() + PATIENCE_MS);
        opening = link;
        out.add(new ConnectionCommand.Open(link.socket));
    }

    private void opened(int socket, Moment now) {
        if (opening != null && opening.socket == socket) {
            opening.deadline = now.ms() + PATIENCE_MS;
            out.add(new ConnectionCommand.SayHello(socket));
        }
    }

    private void greeted(int socket, Result.Welcome welcome, Moment now) {
        if (opening == null || opening.socket != socket) {
            return;
        }
        Link link = opening;
        opening = null;
        if (welcome.protocol() != 1) {
            out.add(new ConnectionCommand.Close(socket, CloseCode.VERSION.code()));
            stop(StopReason.VERSION, now);
            return;
        }
        if (live != null) {
            out.add(new ConnectionCommand.Close(live.socket, GOING_AWAY));
        }
        link.live(welcome, random, now.ms());
        live = link;
        since = now.wall();
        out.add(new ConnectionCommand.Use(socket, welcome));
        out.add(new ConnectionCommand.Show(new ConnectionState.Online(since, true)));
    }

    private void caughtUp(int socket) {
        if (live != null && live.socket == socket) {
            out.add(new ConnectionCommand.Show(new ConnectionState.Online(since, false)));
        }
    }

    private void refused(int socket, WireError error, Moment now) {
        if (opening == null || opening.socket != socket) {
            return;
        }
        Link link = opening;
        out.add(new ConnectionCommand.Close(socket, GOING_AWAY));
        if (error.code() == ErrorCode.UNSUPPORTED_VERSION) {
            stop(StopReason.VERSION, now);
        } else if (error.code() == ErrorCode.TOKEN_EXPIRED
                || error.code() == ErrorCode.UNAUTHENTICATED) {
            rejected(link, now);
        } else {
            OfflineReason why =
                    error.code() == ErrorCode.RATE_LIMITED
                            ? OfflineReason.TOO_FAST
                            : OfflineReason.UNAVAILABLE;
            failed(link, why, error.retryMs(), now);
        }
    }

    private void openFailed(int socket, Failure failure, Moment now) {
        if (opening == null || opening.socket != socket) {
            return;
        }
        Link link = opening;
        switch (failure) {
            case Failure.Untrusted untrusted -> stop(stopReason(untrusted.problem()), now);
            case Failure.Unreachable _ ->
                    failed(link, OfflineReason.UNREACHABLE, Optional.empty(), now);
            case Failure.Status status -> {
                if (status.status() == 401) {
                    rejected(link, now);
                } else {
                    failed(link, reason(status.status()), status.retryMs(), now);
                }
            }
        }
    }

    private static OfflineReason reason(int status) {
        return switch (status) {
            case 429 -> OfflineReason.TOO_FAST;
            case 500, 502, 503, 504 -> OfflineReason.UNAVAILABLE;
            default -> OfflineReason.NOT_PARLEY;
        };
    }

    static StopReason stopReason(TrustProblem problem) {
        return switch (problem) {
            case PIN_CHANGED -> StopReason.PIN_CHANGED;
            case EXPIRED -> StopReason.CERTIFICATE_EXPIRED;
            case BAD_CHAIN, WRONG_HOST, NOT_PUBLIC, NO_TLS -> StopReason.UNTRUSTED;
        };
    }

    /** The token was not taken: refresh it, but not again and again. */
    private void rejected(Link link, Moment now) {
        if (now.ms() - lastRefreshMs < PATIENCE_MS) {
            failed(link, OfflineReason.UNAVAILABLE, Optional.empty(), now);
            return;
        }
        if (opening == link) {
            opening = null;
        }
        token = Token.UNKNOWN;
        if (live == null) {
            showConnecting();
        } else {
            live.replaceAt = now.ms() + TOKEN_RETRY_MS;
        }
        refresh(now);
    }

    /** An opening that came to nothing. The socket in use, if any, goes on. */
    private void failed(Link link, OfflineReason why, Optional<Long> waitMs, Moment now) {
        if (opening == link) {
            opening = null;
        }
        if (live != null) {
            live.replaceAt = now.ms() + waitMs.orElse(TOKEN_RETRY_MS);
            return;
        }
        waitAndRetry(why, waitMs, now);
    }

    private void waitAndRetry(OfflineReason why, Optional<Long> waitMs, Moment now) {
        reason = why;
        long delay = waitMs.orElseGet(backoff::delayMs);
        retryAt = now.ms() + delay;
        out.add(
                new ConnectionCommand.Show(
                        new ConnectionState.Waiting(since, why, now.wall().plusMillis(delay))));
    }

    private void received(int socket, Moment now) {
        if (live != null && live.socket == socket) {
            live.heartbeat().received(now.ms());
        }
    }

    private void suspected(int socket, Moment now) {
        if (live != null && live.socket == socket && live.heartbeat().suspect(now.ms())) {
            out.add(new ConnectionCommand.SendPing(socket));
        }
    }

    private void byeSaid(int socket, Event.Bye bye) {
        if (live != null && live.socket == socket) {
            live.bye = bye;
        } else if (opening != null && opening.socket == socket) {
            opening.bye = bye;
        }
    }

    private void closed(int socket, int code, Moment now) {
        if (opening != null && opening.socket == socket) {
            verdict(opening, code, now);
        } else if (live != null && live.socket == socket) {
            verdict(live, code, now);
        }
    }

    private void verdict(Link link, int code, Moment now) {
        Event.@Nullable Bye bye = link.bye;
        Optional<CloseCode> verdict = CloseCode.of(bye == null ? code : bye.code());
        Optional<Long> wait = bye == null ? Optional.empty() : bye.reconnectMs();
        switch (verdict.map(CloseCode::next).orElse(CloseCode.Next.RECONNECT)) {
            case RECONNECT -> over(link, offlineReason(verdict), wait, now);
            case RECONNECT_AFTER_60_S ->
                    over(
                            link,
                            OfflineReason.TOO_FAST,
                            wait.or(() -> Optional.of(ABUSE_WAIT_MS)),
                            now);
            case REFRESH -> {
                if (link == live) {
                    drop();
                    since = now.wall();
                }
                rejected(link, now);
            }
            case STOP -> stop(stopReason(verdict), now);
        }
    }

    private void over(Link link, OfflineReason why, Optional<Long> waitMs, Moment now) {
        if (link == live) {
            lost(why, waitMs, now);
        } else {
            failed(link, why, waitMs, now);
        }
    }

    private static OfflineReason offlineReason(Optional<CloseCode> verdict) {
        if (verdict.isEmpty()) {
            return OfflineReason.LOST;
        }
        return switch (verdict.get()) {
            case RESTART -> OfflineReason.RESTART;
            case SLOW_CONSUMER, BAD_FRAME -> OfflineReason.TOO_FAST;
            case HEARTBEAT -> OfflineReason.SILENT;
            default -> OfflineReason.LOST;
        };
    }

    private static StopReason stopReason(Optional<CloseCode> verdict) {
        return switch (verdict.orElse(CloseCode.SUPERSEDED)) {
            case BANNED -> StopReason.BANNED;
            case WORKSPACE_GONE -> StopReason.WORKSPACE_GONE;
            case VERSION -> StopReason.VERSION;
            case MOVED -> StopReason.MOVED;
            default -> StopReason.SUPERSEDED;
        };
    }

    /** The socket in use is gone; a replacement on its way simply goes on. */
    private void lost(OfflineReason why, Optional<Long> waitMs, Moment now) {
        boolean lasted = live != null && now.ms() - live.liveSince >= LASTING_MS;
        drop();
        since = now.wall();
        if (lasted) {
            backoff.succeeded();
        } else {
            backoff.faltered();
        }
        if (opening != null) {
            showConnecting();
        } else {
            waitAndRetry(why, waitMs, now);
        }
    }

    private void drop() {
        if (live != null) {
            live = null;
            out.add(new ConnectionCommand.Lose());
        }
    }

    private void stop(StopReason why, Moment now) {
        if (opening != null) {
            out.add(new ConnectionCommand.Close(opening.socket, GOING_AWAY));
            opening = null;
        }
        if (live != null) {
            out.add(new ConnectionCommand.Close(live.socket, GOING_AWAY));
            since = now.wall();
        }
        drop();
        mode = Mode.STOPPED;
        retryAt = Long.MAX_VALUE;
        tokenRefreshAt = Long.MAX_VALUE;
        token = Token.UNKNOWN;
        out.add(new ConnectionCommand.Show(new ConnectionState.Stopped(since, why)));
    }

    private void refresh(Moment now) {
        tokenRefreshAt = Long.MAX_VALUE;
        if (token != Token.REFRESHING) {
            token = Token.REFRESHING;
            lastRefreshMs = now.ms();
            out.add(new ConnectionCommand.RefreshToken());
        }
    }

    private void tokenFresh(long validMs, Moment now) {
        token = Token.GOOD;
        tokenRefreshAt = now.ms() + Math.max(1_000, Math.min(validMs - 60_000, validMs * 3 / 4));
        if (live != null) {
            out.add(new ConnectionCommand.SendAuth(live.socket));
        } else if (mode == Mode.RUNNING && opening == null && retryAt == Long.MAX_VALUE) {
            open(now);
        }
    }

    private void tokenUnreachable(Failure failure, Moment now) {
        if (token != Token.REFRESHING) {
            return;
        }
        token = Token.UNKNOWN;
        if (failure instanceof Failure.Untrusted untrusted) {
            stop(stopReason(untrusted.problem()), now);
        } else if (mode == Mode.RUNNING && live != null) {
            tokenRefreshAt = now.ms() + TOKEN_RETRY_MS;
        } else if (mode == Mode.RUNNING) {
            if (failure instanceof Failure.Status status) {
                waitAndRetry(reason(status.status()), status.retryMs(), now);
            } else {
                waitAndRetry(OfflineReason.UNREACHABLE, Optional.empty(), now);
            }
        }
    }

    private void tokenRejected(Moment now) {
        if (mode == Mode.RUNNING && now.ms() - lastRefreshMs >= TOKEN_RETRY_MS) {
            refresh(now);
        }
    }

    private void authorized(int socket, boolean accepted, Moment now) {
        if (!accepted && live != null && live.socket == socket) {
            out.add(new ConnectionCommand.Close(socket, GOING_AWAY));
            lost(OfflineReason.LOST, Optional.empty(), now);
        }
    }

    /** Whether a connection is being made right now. */
    public boolean trying() {
        return mode == Mode.RUNNING && (opening != null || token == Token.REFRESHING);
    }

    /** Why it was last offline. */
    OfflineReason reason() {
        return reason;
    }
}
