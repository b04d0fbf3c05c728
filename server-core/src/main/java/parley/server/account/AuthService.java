package parley.server.account;

import java.net.InetAddress;
import java.time.InstantSource;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import parley.protocol.AuthApi;
import parley.protocol.CloseCode;
import parley.protocol.ErrorCode;
import parley.protocol.UserId;
import parley.protocol.WireError;
import parley.server.Outcome;
import parley.server.limit.AddressBuckets;
import parley.server.limit.Buckets;
import parley.server.limit.Ticker;
import parley.server.secret.HmacKey;
import parley.server.secret.SecretStore;

/**
 * Signing in and out: what stands behind each of the sign-in endpoints, and who an access token
 * belongs to. Safe for use by many threads. Every method but {@link #live} may block, for a hash or
 * the disk, so never call one on an event loop.
 */
public final class AuthService {
    private static final Logger LOG = LoggerFactory.getLogger(AuthService.class);
    private static final int MAX_KEYS = 20_000;
    private static final long BUSY_RETRY_MS = 1_000;
    private static final int TOO_MANY_REQUESTS = 429;

    private final AccountSettings settings;
    private final Accounts accounts;
    private final Devices devices;
    private final Passwords passwords;
    private final Registrations registrations;
    private final WorkspaceFacts workspace;
    private final TokenKeys keys;
    private final AccessTokens access;
    private final RefreshTokens refresh;
    private final Tickets tickets;
    private final AddressBuckets wrongByAddress;
    private final Buckets<String> refreshes;
    private final Buckets<UserId> ticketsByUser;

    public AuthService(
            AccountSettings settings,
            Accounts accounts,
            Passwords passwords,
            Registrations registrations,
            WorkspaceFacts workspace,
            SecretStore secrets,
            TicketStore ticketStore,
            InstantSource clock,
            Ticker ticker) {
        this.settings = settings;
        this.accounts = accounts;
        this.devices = accounts.devices();
        this.passwords = passwords;
        this.registrations = registrations;
        this.workspace = workspace;
        this.keys = new TokenKeys(secrets, clock);
        this.access =
                new AccessTokens(keys, workspace.workspace().id(), settings.accessLife(), clock);
        this.refresh = new RefreshTokens(HmacKey.of("refresh", secrets, clock));
        this.tickets =
                new Tickets(HmacKey.of("ticket", secrets, clock), ticketStore, settings, clock);
        this.wrongByAddress = new AddressBuckets(settings.wrongByAddress(), MAX_KEYS, ticker);
        this.refreshes = new Buckets<>(settings.refreshes(), MAX_KEYS, ticker);
        this.ticketsByUser = new Buckets<>(settings.tickets(), MAX_KEYS, ticker);
    }

    /** {@code GET /v1/server}. */
    public AuthApi.ServerInfo serverInfo(List<String> caps) {
        return new AuthApi.ServerInfo(
                workspace.workspace().name(),
                workspace.workspace(),
                List.of(1),
                registrations.mode(),
                caps);
    }

    /** {@code GET /v1/auth/keys}. */
    public AuthApi.KeySet keys() {
        return keys.publicKeys();
    }

    /** {@code POST /v1/auth/register}. */
    public Outcome<AuthApi.Session> register(AuthApi.Register body, InetAddress from) {
        return registrations
                .register(body, from)
                .then(made -> Outcome.ok(session(made.account(), made.device())));
    }

    /**
     * {@code POST /v1/auth/login}. A wrong name and a wrong password have the same answer and take
     * the same time.
     */
    public Outcome<AuthApi.Session> login(AuthApi.Login body, InetAddress from) {
        long wait = wrongByAddress.take(from);
        if (wait > 0) {
            return Outcome.tooOften(wait);
        }
        String name = body.name().strip().toLowerCase(Locale.ROOT);
        Optional<Account> account = accounts.byName(name);
        return switch (passwords.check(name, account, body.password())) {
            case Passwords.Check.Wait(long ms) -> {
                wrongByAddress.giveBack(from);
                yield Outcome.tooOften(ms);
            }
            case Passwords.Check.Busy() -> {
                wrongByAddress.giveBack(from);
                yield busy();
            }
            case Passwords.Check.Wrong() -> {
                LOG.info("wrong name or password from {}", from);
                yield wrong();
            }
            case Passwords.Check.Right(String hash) -> {
                wrongByAddress.giveBack(from);
                yield account.isEmpty() ? wrong() : enter(account.get(), hash, body.device());
            }
        };
    }

    /**
     * {@code POST /v1/auth/refresh}. Uses the token up. Its parent gets the same answer again until
     * the answer, or the access token in it, is used; after that a used one signs the device out.
     */
    public Outcome<AuthApi.Tokens> refresh(AuthApi.Refresh body) {
        Optional<RefreshTokens.Claim> claim = refresh.read(body.refresh());
        if (claim.isEmpty()) {
            return signInAgain();
        }
        long wait = refreshes.take(claim.get().device().value());
        if (wait > 0) {
            return Outcome.tooOften(wait);
        }
        return switch (devices.rotate(claim.get().device(), claim.get().generation())) {
            case Devices.Rotation.Turned(Device device) -> tokens(device);
            case Devices.Rotation.Gone() -> signInAgain();
            case Devices.Rotation.Reused(Device device) -> {
                LOG.warn("a used refresh token came again: {} of {}", device.id(), device.user());
                accounts.live()
                        .end(
                                device.user(),
                                Optional.of(device.id()),
                                CloseCode.TOKEN_REJECTED,
                                "a used refresh token came again");
                yield signInAgain();
            }
        };
    }

    /** {@code POST /v1/auth/logout}: the device is signed out and its sockets are closed. */
    public Outcome<AuthApi.Empty> logout(Identity identity) {
        accounts.signOut(identity.user(), identity.device(), "signed out");
        return Outcome.ok(new AuthApi.Empty());
    }

    /** {@code POST /v1/auth/ticket}. */
    public Outcome<AuthApi.Ticket> ticket(Identity identity) {
        long wait = ticketsByUser.take(identity.user());
        if (wait > 0) {
            return Outcome.tooOften(wait);
        }
        return tickets.issue(identity)
                .<Outcome<AuthApi.Ticket>>map(Outcome::ok)
                .orElseGet(AuthService::busy);
    }

    /** Who a ticket was made for; it is used up by this. */
    public Outcome<Identity> redeem(String ticket) {
        return tickets.redeem(ticket)
                .filter(this::live)
                .<Outcome<Identity>>map(Outcome::ok)
                .orElseGet(AuthService::refused);
    }

    /**
     * Who a bearer token belongs to: {@code token_expired} if its time is over, {@code
     * unauthenticated} for every other fault. Counts as the first use of what it came with.
     */
    public Outcome<Identity> authenticate(String token) {
        return switch (access.check(token)) {
            case TokenCheck.Valid(Identity identity) -> {
                if (!live(identity)) {
                    yield refused();
                }
                devices.confirm(identity);
                yield Outcome.ok(identity);
            }
            case TokenCheck.Expired() ->
                    Outcome.problem(ErrorCode.TOKEN_EXPIRED, "refresh the access token");
            case TokenCheck.Invalid(String why) -> {
                LOG.debug("refused an access token: {}", why);
                yield refused();
            }
        };
    }

    /** {@code auth} on a live socket: a newer token of the same user and device. */
    public Outcome<Identity> renew(Identity held, String token) {
        return authenticate(token)
                .then(fresh ->
                        fresh.user().equals(held.user()) && fresh.device().equals(held.device())
                                ? Outcome.ok(fresh)
                                : Outcome.problem(
                                        ErrorCode.FORBIDDEN,
                                        "the token of another user or device",
                                        "access"));
    }

    /**
     * Whether the user may come in and the device is signed in, now. Says nothing about the token's
     * expiry. From memory; blocks only where other processes write too.
     */
    public boolean live(Identity identity) {
        return accounts.account(identity.user())
                        .filter(Account::active)
                        .filter(held -> held.sessionVersion() == identity.sessionVersion())
                        .isPresent()
                && devices.live(identity);
    }

    /** A new key signs access tokens from now on; those of the key before stay good. */
    public void rotateKey() {
        keys.rotate();
    }

    private Outcome<AuthApi.Session> enter(
            Account account, String passwordHash, String deviceName) {
        if (!account.active()) {
            return Outcome.problem(
                    ErrorCode.FORBIDDEN,
                    account.standing() == Account.Standing.BANNED
                            ? "banned from this workspace"
                            : "no longer in this workspace; ask its owner");
        }
        Optional<Devices.Opened> opened = devices.open(account, passwordHash, deviceName);
        if (opened.isEmpty()) {
            return signInAgain();
        }
        for (Device over : opened.get().signedOut()) {
            accounts.live()
                    .end(
                            over.user(),
                            Optional.of(over.id()),
                            CloseCode.TOKEN_REJECTED,
                            "more than " + settings.devices() + " devices");
        }
        return Outcome.ok(session(account, opened.get().device()));
    }

    private AuthApi.Session session(Account account, Device device) {
        AccessTokens.Minted minted = access.mint(account, device);
        return new AuthApi.Session(
                minted.token(),
                refresh.mint(device.id(), device.generation()),
                minted.expires(),
                device.id(),
                account.you(),
                workspace.workspace());
    }

    private Outcome<AuthApi.Tokens> tokens(Device device) {
        Optional<Account> account = accounts.account(device.user()).filter(Account::active);
        if (account.isEmpty()) {
            return signInAgain();
        }
        AccessTokens.Minted minted = access.mint(account.get(), device);
        return Outcome.ok(
                new AuthApi.Tokens(
                        minted.token(),
                        refresh.mint(device.id(), device.generation()),
                        minted.expires()));
    }

    /** 429, not 503: the server is well, only too many want in at once. */
    static <T> Outcome<T> busy() {
        return new Outcome.Problem<>(
                TOO_MANY_REQUESTS,
                WireError.later(
                        ErrorCode.UNAVAILABLE, "too many are signing in now", BUSY_RETRY_MS));
    }

    private static <T> Outcome<T> wrong() {
        return Outcome.problem(ErrorCode.UNAUTHENTICATED, "the name or the password is wrong");
    }

    private static <T> Outcome<T> signInAgain() {
        return Outcome.problem(ErrorCode.UNAUTHENTICATED, "sign in again");
    }

    private static <T> Outcome<T> refused() {
        return Outcome.problem(ErrorCode.UNAUTHENTICATED, "this token is not accepted");
    }
}
