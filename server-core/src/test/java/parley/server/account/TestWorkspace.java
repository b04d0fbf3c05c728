package parley.server.account;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicReference;
import parley.protocol.AuthApi;
import parley.protocol.CloseCode;
import parley.protocol.DeviceId;
import parley.protocol.ErrorCode;
import parley.protocol.InviteOp;
import parley.protocol.Permissions;
import parley.protocol.Registration;
import parley.protocol.Result;
import parley.protocol.Room;
import parley.protocol.RoomId;
import parley.protocol.RoomKind;
import parley.protocol.RoomPolicy;
import parley.protocol.RoomRole;
import parley.protocol.UserId;
import parley.protocol.WorkspaceId;
import parley.protocol.WorkspaceKind;
import parley.protocol.WorkspaceRole;
import parley.server.Outcome;
import parley.server.invite.InMemoryInviteStore;
import parley.server.invite.InviteLimits;
import parley.server.invite.InviteLinks;
import parley.server.invite.InviteRooms;
import parley.server.invite.Invites;
import parley.server.limit.HandTicker;
import parley.server.secret.Crockford;
import parley.server.secret.InMemorySecretStore;

/** Everything that signing in needs, in memory, with time that is moved by hand. */
final class TestWorkspace {
    static final String PASSWORD = "gravel-otter-7";
    static final InetAddress HERE = address("192.0.2.1");

    /** Sessions that were ended, oldest first. */
    record Ended(UserId user, Optional<DeviceId> device, CloseCode code) {}

    final HandClock clock = new HandClock();
    final HandTicker ticker = new HandTicker();
    final InMemorySecretStore secrets = new InMemorySecretStore();
    final InMemoryInviteStore inviteStore = new InMemoryInviteStore();
    final InMemoryAccountStore store = new InMemoryAccountStore(inviteStore);
    final List<Ended> ended = new CopyOnWriteArrayList<>();
    final AtomicReference<Optional<String>> setupCode =
            new AtomicReference<>(Optional.of(Crockford.random(128)));
    final AtomicReference<Registration> registration = new AtomicReference<>(Registration.INVITE);

    final WorkspaceFacts facts =
            new WorkspaceFacts() {
                @Override
                public Result.Workspace workspace() {
                    return new Result.Workspace(
                            new WorkspaceId("w_test"),
                            "Test",
                            WorkspaceKind.LAN,
                            "fp",
                            Optional.empty());
                }

                @Override
                public Registration registration() {
                    return registration.get();
                }
            };
    final SetupCode setup =
            new SetupCode() {
                @Override
                public Optional<String> current() {
                    return setupCode.get();
                }

                @Override
                public void delete() {
                    setupCode.set(Optional.empty());
                }
            };
    final OneRoom rooms = new OneRoom();
    final Accounts accounts;
    final Passwords passwords;
    final Invites invites;
    final AuthService auth;
    final OwnAccount own;

    TestWorkspace() {
        this(AccountSettings.DEFAULT.withHashCost(HashCost.WEAK));
    }

    TestWorkspace(AccountSettings settings) {
        accounts =
                new Accounts(
                        store,
                        settings,
                        (user, device, code, _) -> ended.add(new Ended(user, device, code)),
                        clock);
        passwords = new Passwords(store, settings, ticker);
        invites =
                new Invites(
                        inviteStore,
                        secrets,
                        rooms,
                        new Links(),
                        InviteLimits.DEFAULT,
                        clock,
                        ticker);
        var registrations =
                new Registrations(
                        settings, accounts, passwords, invites, setup, facts, clock, ticker);
        auth =
                new AuthService(
                        settings,
                        accounts,
                        passwords,
                        registrations,
                        facts,
                        secrets,
                        TicketStore.inMemory(),
                        clock,
                        ticker);
        own = new OwnAccount(store, accounts, passwords);
    }

    /** The first account. */
    AuthApi.Session owner() {
        return ok(auth.register(form("olga", setupCode.get()), HERE));
    }

    /** One more account, let in by an invite of {@code owner}. */
    AuthApi.Session member(AuthApi.Session owner, String name) {
        return ok(auth.register(form(name, Optional.of(invite(owner))), HERE));
    }

    /** The code of a new invite for one member. */
    String invite(AuthApi.Session owner) {
        return ok(invites.create(
                        owner.you().id(),
                        WorkspaceRole.OWNER,
                        anyMember(Optional.of(1)),
                        Optional.empty()))
                .code()
                .orElseThrow();
    }

    static InviteOp.Create anyMember(Optional<Integer> maxUses) {
        return new InviteOp.Create(
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                maxUses,
                Optional.empty(),
                false);
    }

    static AuthApi.Register form(String name, Optional<String> invite) {
        return new AuthApi.Register(name, PASSWORD, Optional.empty(), invite, "laptop");
    }

    static AuthApi.Login login(String name, String password) {
        return new AuthApi.Login(name, password, "laptop");
    }

    Identity identity(AuthApi.Session session) {
        return ok(auth.authenticate(session.access()));
    }

    static <T> T ok(Outcome<T> outcome) {
        return switch (outcome) {
            case Outcome.Ok<T>(T value) -> value;
            case Outcome.Problem<T> problem -> throw new AssertionError(problem.toString());
        };
    }

    static <T> ErrorCode code(Outcome<T> outcome) {
        return problem(outcome).error().code();
    }

    static <T> Outcome.Problem<T> problem(Outcome<T> outcome) {
        return switch (outcome) {
            case Outcome.Ok<T> ok -> throw new AssertionError("not refused: " + ok);
            case Outcome.Problem<T> problem -> problem;
        };
    }

    static InetAddress address(String literal) {
        try {
            return InetAddress.getByName(literal);
        } catch (UnknownHostException e) {
            throw new AssertionError(e);
        }
    }

    private static final class Links implements InviteLinks {
        @Override
        public String url(String code) {
            return "parley://127.0.0.1:7420/i/" + code;
        }

        @Override
        public Optional<String> pin() {
            return Optional.of("pin");
        }
    }

    /** One public room, and who was brought into it. */
    static final class OneRoom implements InviteRooms {
        static final RoomId ROOM = new RoomId("r_one");

        final List<UserId> members = new CopyOnWriteArrayList<>();
        final List<UserId> newcomers = new CopyOnWriteArrayList<>();

        @Override
        public Optional<Permissions.Place> place(UserId user, RoomId room) {
            return room.equals(ROOM)
                    ? Optional.of(
                            new Permissions.Place(
                                    RoomKind.PUBLIC,
                                    RoomPolicy.OPEN,
                                    false,
                                    members.contains(user)
                                            ? Optional.of(RoomRole.MEMBER)
                                            : Optional.empty()))
                    : Optional.empty();
        }

        @Override
        public Outcome<Room> admit(UserId user, RoomId room, RoomRole role, UserId by) {
            members.add(user);
            return Outcome.ok(
                    new Room(
                            room,
                            RoomKind.PUBLIC,
                            Optional.of("one"),
                            Optional.empty(),
                            Optional.of(role),
                            members.size(),
                            "e",
                            1,
                            RoomPolicy.OPEN,
                            false,
                            Optional.empty()));
        }

        @Override
        public Outcome<Boolean> welcome(UserId user, Optional<RoomId> invitedTo, RoomRole role) {
            newcomers.add(user);
            invitedTo.ifPresent(_ -> members.add(user));
            return Outcome.ok(true);
        }
    }
}
