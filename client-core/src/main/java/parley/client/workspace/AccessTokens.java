package parley.client.workspace;

import java.io.IOException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import parley.client.connection.ConnectionEvent;
import parley.client.net.ApiException;
import parley.client.net.HttpApi;
import parley.client.vault.TokenVault;
import parley.protocol.AuthApi;
import parley.protocol.DeviceId;
import parley.protocol.WorkspaceId;

/**
 * The access token of one workspace, and how it is renewed. Safe for use by many threads; one
 * renewal runs at a time, on a thread of its own.
 */
final class AccessTokens {
    private static final Logger LOG = LoggerFactory.getLogger(AccessTokens.class);

    /** Whatever the clocks say, a token counts as good for this long at least, and at most. */
    private static final Duration LEAST = Duration.ofSeconds(30);

    private static final Duration MOST = Duration.ofMinutes(10);

    private final WorkspaceId workspace;
    private final TokenVault vault;
    private final InstantSource clock;
    private final AtomicBoolean renewing = new AtomicBoolean();
    private volatile String access = "";
    private volatile DeviceId device;

    /** Where the outcome goes; any thread. */
    interface Sink {
        void tell(ConnectionEvent event);
    }

    AccessTokens(WorkspaceId workspace, DeviceId device, TokenVault vault, InstantSource clock) {
        this.device = device;
        this.workspace = workspace;
        this.vault = vault;
        this.clock = clock;
    }

    /** The present token; empty before the first. */
    String access() {
        return access;
    }

    /** Which device these tokens belong to. */
    DeviceId device() {
        return device;
    }

    /** After signing in. */
    ConnectionEvent.TokenFresh signedIn(AuthApi.Session session) throws IOException {
        device = session.device();
        return take(
                new AuthApi.Tokens(session.access(), session.refresh(), session.accessExpires()));
    }

    private ConnectionEvent.TokenFresh take(AuthApi.Tokens tokens) throws IOException {
        vault.save(workspace, tokens.refresh());
        access = tokens.access();
        return new ConnectionEvent.TokenFresh(validMs(tokens));
    }

    private long validMs(AuthApi.Tokens tokens) {
        Duration left = Duration.between(clock.instant(), tokens.accessExpires());
        if (left.compareTo(LEAST) < 0) {
            return LEAST.toMillis();
        }
        return Math.min(left.toMillis(), MOST.toMillis());
    }

    void forget() throws IOException {
        access = "";
        vault.remove(workspace);
    }

    /** Renews over HTTP; does nothing while a renewal runs. */
    void renew(HttpApi http, Sink sink) {
        if (!renewing.compareAndSet(false, true)) {
            return;
        }
        Thread.ofVirtual()
                .name("parley-token")
                .start(() -> {
                    ConnectionEvent outcome = renewed(http);
                    renewing.set(false);
                    sink.tell(outcome);
                });
    }

    private ConnectionEvent renewed(HttpApi http) {
        try {
            Optional<String> refresh = vault.load(workspace);
            return refresh.isEmpty()
                    ? new ConnectionEvent.TokenRefused()
                    : take(http.refresh(new AuthApi.Refresh(refresh.get())));
        } catch (ApiException e) {
            return outcome(e.failure());
        } catch (IOException e) {
            LOG.warn("the token vault cannot be used", e);
            return new ConnectionEvent.TokenUnreachable(
                    new ConnectionEvent.Failure.Unreachable(String.valueOf(e.getMessage())));
        }
    }

    private static ConnectionEvent outcome(ApiException.Failure failure) {
        return switch (failure) {
            case ApiException.Failure.Refused r ->
                    r.status() == 401 || r.status() == 403
                            ? new ConnectionEvent.TokenRefused()
                            : new ConnectionEvent.TokenUnreachable(
                                    new ConnectionEvent.Failure.Status(
                                            r.status(), r.retryAfter().map(Duration::toMillis)));
            case ApiException.Failure.Unreachable u ->
                    new ConnectionEvent.TokenUnreachable(
                            new ConnectionEvent.Failure.Unreachable(u.detail()));
            case ApiException.Failure.Untrusted u ->
                    new ConnectionEvent.TokenUnreachable(
                            new ConnectionEvent.Failure.Untrusted(u.problem()));
            case ApiException.Failure.NotParley n ->
                    new ConnectionEvent.TokenUnreachable(
                            new ConnectionEvent.Failure.Status(n.status(), Optional.empty()));
        };
    }
}
