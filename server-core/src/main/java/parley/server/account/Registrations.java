package parley.server.account;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.InetAddress;
import java.security.MessageDigest;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import parley.protocol.AuthApi;
import parley.protocol.ErrorCode;
import parley.protocol.Registration;
import parley.protocol.WorkspaceRole;
import parley.server.Outcome;
import parley.server.invite.Invite;
import parley.server.invite.Invites;
import parley.server.limit.AddressBuckets;
import parley.server.limit.AddressKey;
import parley.server.limit.Ticker;
import parley.server.secret.Crockford;

/**
 * Making accounts: the first with the set-up code, others with an invite, or everybody where the
 * workspace is open. Safe for use by many threads; blocks for the hash and the disk.
 */
public final class Registrations {
    private static final Logger LOG = LoggerFactory.getLogger(Registrations.class);
    private static final int MAX_ADDRESSES = 20_000;

    /** 128 bits; a shorter one, as in a damaged file, opens nothing. */
    private static final int SETUP_CODE_CHARS = 26;

    private final Accounts accounts;
    private final Passwords passwords;
    private final Invites invites;
    private final SetupCode setup;
    private final WorkspaceFacts workspace;
    private final InstantSource clock;
    private final AddressBuckets byAddress;
    private final AddressBuckets wrongByAddress;

    public Registrations(
            AccountSettings settings,
            Accounts accounts,
            Passwords passwords,
            Invites invites,
            SetupCode setup,
            WorkspaceFacts workspace,
            InstantSource clock,
            Ticker ticker) {
        this.accounts = accounts;
        this.passwords = passwords;
        this.invites = invites;
        this.setup = setup;
        this.workspace = workspace;
        this.clock = clock;
        this.byAddress = new AddressBuckets(settings.registrations(), MAX_ADDRESSES, ticker);
        this.wrongByAddress = new AddressBuckets(settings.wrongByAddress(), MAX_ADDRESSES, ticker);
    }

    /** An account that was just made, and the device it was made on. */
    record Made(Account account, Device device) {}

    /** By what right somebody may come in, and what they will be. */
    private record Right(Admission admission, WorkspaceRole role, Optional<Invite> invite) {}

    /** How an account is made now. */
    Registration mode() {
        return accounts.isEmpty() ? Registration.FIRST : workspace.registration();
    }

    Outcome<Made> register(AuthApi.Register body, InetAddress from) {
        long wait = byAddress.take(from);
        if (wait > 0) {
            return Outcome.tooOften(wait);
        }
        Outcome<Made> outcome = right(body, from).then(right -> make(body, right));
        if (outcome instanceof Outcome.Problem<Made>) {
            byAddress.giveBack(from);
        }
        return outcome;
    }

    private Outcome<Right> right(AuthApi.Register body, InetAddress from) {
        return switch (mode()) {
            case FIRST -> first(body, from);
            case INVITE ->
                    body.invite().isEmpty()
                            ? Outcome.problem(
                                    ErrorCode.FORBIDDEN,
                                    "this workspace needs an invite; ask somebody in it",
                                    "invite")
                            : invited(body.invite().get(), from);
            case OPEN ->
                    body.invite().isEmpty()
                            ? Outcome.ok(
                                    new Right(
                                            new Admission.Open(),
                                            WorkspaceRole.MEMBER,
                                            Optional.empty()))
                            : invited(body.invite().get(), from);
        };
    }

    private Outcome<Right> first(AuthApi.Register body, InetAddress from) {
        long wait = wrongByAddress.take(from);
        if (wait > 0) {
            return Outcome.tooOften(wait);
        }
        String offered = Crockford.normal(body.invite().orElse(""));
        Optional<String> code =
                setup.current()
                        .map(Crockford::normal)
                        .filter(each -> each.length() >= SETUP_CODE_CHARS);
        if (code.isEmpty()
                || !MessageDigest.isEqual(code.get().getBytes(UTF_8), offered.getBytes(UTF_8))) {
            LOG.warn("wrong set-up code from {}", from);
            return Outcome.problem(
                    ErrorCode.FORBIDDEN,
                    "the first account needs the set-up code that the server wrote at its start",
                    "invite");
        }
        wrongByAddress.giveBack(from);
        return Outcome.ok(new Right(new Admission.First(), WorkspaceRole.OWNER, Optional.empty()));
    }

    private Outcome<Right> invited(String code, InetAddress from) {
        return invites.check(code, AddressKey.of(from))
                .then(invite ->
                        Outcome.ok(
                                new Right(
                                        new Admission.Invited(invite.id(), now()),
                                        invite.workspaceRole(),
                                        Optional.of(invite))));
    }

    private Outcome<Made> make(AuthApi.Register body, Right right) {
        if (accounts.byName(body.name()).isPresent()) {
            return taken();
        }
        Optional<String> problem = passwords.problem(body.password(), body.name());
        if (problem.isPresent()) {
            return Outcome.problem(ErrorCode.BAD_REQUEST, problem.get(), "password");
        }
        Optional<String> hash = passwords.hash(body.password());
        if (hash.isEmpty()) {
            return AuthService.busy();
        }
        Account account =
                accounts.fresh(body.name(), body.displayName().orElse(body.name()), right.role());
        Device device = accounts.devices().fresh(account.id(), body.device());
        return switch (accounts.create(account, hash.get(), device, right.admission())) {
            case CREATED -> welcome(new Made(account, device), right);
            case NAME_TAKEN -> taken();
            case NOT_FIRST ->
                    Outcome.problem(ErrorCode.FORBIDDEN, "somebody else was first", "invite");
            case INVITE_ENDED -> Invites.ended();
        };
    }

    private Outcome<Made> welcome(Made made, Right right) {
        if (right.admission() instanceof Admission.First) {
            setup.delete();
        }
        Outcome<Boolean> in = invites.welcome(made.account().id(), right.invite());
        if (in instanceof Outcome.Problem<Boolean> problem) {
            LOG.warn("{} is in no room yet: {}", made.account().id(), problem.error());
        }
        return Outcome.ok(made);
    }

    private Instant now() {
        return Instant.ofEpochMilli(clock.millis());
    }

    private static <T> Outcome<T> taken() {
        return Outcome.problem(ErrorCode.EXISTS, "this name is taken; choose another", "name");
    }
}
