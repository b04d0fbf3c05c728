package parley.server.invite;

import java.net.InetAddress;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import parley.protocol.ErrorCode;
import parley.protocol.InviteId;
import parley.protocol.InviteOp;
import parley.protocol.Result;
import parley.protocol.Room;
import parley.protocol.RoomRole;
import parley.protocol.UserId;
import parley.protocol.WorkspaceRole;
import parley.server.Outcome;
import parley.server.limit.AddressKey;
import parley.server.limit.Buckets;
import parley.server.limit.Ticker;
import parley.server.limit.TokenBucket;
import parley.server.secret.Crockford;
import parley.server.secret.HmacKey;
import parley.server.secret.SecretStore;

/**
 * Makes, lists, ends and honours invites. Safe for use by many threads; blocks until what it does
 * is durable.
 */
public final class Invites {
    private static final Logger LOG = LoggerFactory.getLogger(Invites.class);
    private static final int MAX_ADDRESSES = 20_000;
    private static final int LISTED = 200;

    private final InviteStore store;
    private final InviteRooms rooms;
    private final InviteLinks links;
    private final InviteLimits limits;
    private final InstantSource clock;
    private final InviteCodes codes;
    private final TokenBucket shortCodes;
    private final Buckets<String> wrongByAddress;

    public Invites(
            InviteStore store,
            SecretStore secrets,
            InviteRooms rooms,
            InviteLinks links,
            InviteLimits limits,
            InstantSource clock,
            Ticker ticker) {
        this.store = store;
        this.rooms = rooms;
        this.links = links;
        this.limits = limits;
        this.clock = clock;
        this.codes = new InviteCodes(HmacKey.of("invite", secrets, clock));
        this.shortCodes = new TokenBucket(limits.shortCodes(), ticker);
        this.wrongByAddress = new Buckets<>(limits.wrongByAddress(), MAX_ADDRESSES, ticker);
    }

    /**
     * Makes an invite; only this answer holds its code. Without a role it is for members. Nobody
     * gives a role above their own, and none above member unless they own the workspace or the
     * room.
     */
    public Outcome<Result.Invite> create(
            UserId caller, WorkspaceRole callerRole, InviteOp.Create op) {
        WorkspaceRole workspaceRole =
                op.workspaceRole()
                        .orElse(
                                callerRole.atLeast(WorkspaceRole.MEMBER)
                                        ? WorkspaceRole.MEMBER
                                        : WorkspaceRole.GUEST);
        if (!mayGive(callerRole, workspaceRole)) {
            return Outcome.problem(
                    ErrorCode.FORBIDDEN, "you cannot give this role", "workspaceRole");
        }
        Optional<RoomRole> roomRole = op.room().map(_ -> op.role().orElse(RoomRole.MEMBER));
        if (op.room().isPresent()) {
            Outcome<RoomRole> own = rooms.inviter(caller, op.room().get());
            if (own instanceof Outcome.Problem<RoomRole> problem) {
                return problem.as();
            }
            if (own instanceof Outcome.Ok<RoomRole>(RoomRole role)
                    && !mayGive(role, roomRole.orElse(RoomRole.MEMBER))) {
                return Outcome.problem(ErrorCode.FORBIDDEN, "you cannot give this role", "role");
            }
        }
        return expiry(op).then(expires -> add(caller, op, workspaceRole, roomRole, expires));
    }

    /**
     * The good invite of this code: {@code not_found} for a wrong code, {@code invite_expired} for
     * one that ended, {@code rate_limited} after too many wrong ones. Uses nothing up.
     */
    public Outcome<Invite> check(String code, InetAddress from) {
        String address = AddressKey.of(from);
        long wait = wrongByAddress.take(address);
        if (wait > 0) {
            return Outcome.tooOften(wait);
        }
        boolean shortCode = codes.looksShort(code);
        if (shortCode) {
            wait = shortCodes.take();
            if (wait > 0) {
                wrongByAddress.giveBack(address);
                return Outcome.tooOften(wait);
            }
        }
        Instant now = now();
        Optional<Invite> invite = store.byCodeHash(codes.hash(code));
        if (invite.isEmpty()) {
            int ended = shortCode ? store.wrongShortCode(now) : 0;
            LOG.warn("wrong invite code from {}; {} short codes ended", from, ended);
            return Outcome.problem(ErrorCode.NOT_FOUND, "no such invite", "invite");
        }
        wrongByAddress.giveBack(address);
        if (shortCode) {
            shortCodes.giveBack();
        }
        return invite.get().good(now) ? Outcome.ok(invite.get()) : ended();
    }

    /**
     * Uses the code for somebody who has an account: they are in its room after that, if it has
     * one. Once used it works again for the same user and costs no further use.
     */
    public Outcome<Optional<Room>> use(UserId user, String code, InetAddress from) {
        Outcome<Invite> checked = check(code, from);
        if (checked instanceof Outcome.Problem<Invite>(int _, var error)
                && error.code() != ErrorCode.INVITE_EXPIRED) {
            return Outcome.problem(error);
        }
        Optional<Invite> invite = store.byCodeHash(codes.hash(code));
        if (invite.isEmpty() || !store.use(invite.get().id(), user, now())) {
            return ended();
        }
        return admit(user, invite.get());
    }

    /** Brings a new user into the room everybody is in. */
    public void welcome(UserId user) {
        rooms.welcome(user);
    }

    /** Lets a user into the invite's room, if it has one. */
    public Outcome<Optional<Room>> admit(UserId user, Invite invite) {
        if (invite.room().isEmpty()) {
            return Outcome.ok(Optional.empty());
        }
        return rooms.admit(
                        user,
                        invite.room().get(),
                        invite.roomRole().orElse(RoomRole.MEMBER),
                        invite.by())
                .then(room -> Outcome.ok(Optional.of(room)));
    }

    /** The good ones the caller may see: their own, and all for owners and admins. No codes. */
    public Result.InviteList list(
            UserId caller, WorkspaceRole callerRole, InviteOp.ListInvites op) {
        List<Result.Invite> list =
                store.good(now(), limits.live()).stream()
                        .filter(each -> minds(caller, callerRole, each))
                        .filter(each -> op.room().isEmpty() || each.room().equals(op.room()))
                        .limit(LISTED)
                        .map(each -> shown(each, Optional.empty()))
                        .toList();
        return new Result.InviteList(list);
    }

    /** Ends an invite of one's own; owners and admins end any. Once ended it stays so. */
    public Outcome<Result.Done> revoke(UserId caller, WorkspaceRole callerRole, InviteId id) {
        Optional<Invite> invite = store.find(id).filter(each -> minds(caller, callerRole, each));
        if (invite.isEmpty()) {
            return Outcome.problem(ErrorCode.NOT_FOUND, "no such invite");
        }
        store.revoke(id);
        return Outcome.ok(Result.Done.DONE);
    }

    /** The answer for an invite that is no longer good. */
    public static <T> Outcome<T> ended() {
        return Outcome.problem(
                ErrorCode.INVITE_EXPIRED, "this invite ended; ask for a new one", "invite");
    }

    private Outcome<Result.Invite> add(
            UserId caller,
            InviteOp.Create op,
            WorkspaceRole workspaceRole,
            Optional<RoomRole> roomRole,
            Instant expires) {
        Instant now = now();
        if (store.good(now, limits.live()).size() >= limits.live()) {
            return Outcome.problem(
                    ErrorCode.QUOTA_EXCEEDED, "too many open invites; revoke some first");
        }
        String code = op.shortCode() ? codes.spoken() : codes.link();
        Invite invite =
                new Invite(
                        new InviteId(Crockford.id("i_", clock)),
                        codes.hash(code),
                        op.shortCode(),
                        caller,
                        now,
                        workspaceRole,
                        op.room(),
                        roomRole,
                        0,
                        op.maxUses(),
                        Optional.of(expires),
                        0,
                        false);
        store.add(invite);
        return Outcome.ok(shown(invite, Optional.of(code)));
    }

    private Outcome<Instant> expiry(InviteOp.Create op) {
        Instant now = now();
        Instant end =
                op.expires()
                        .orElse(now.plus(op.shortCode() ? limits.shortLife() : limits.linkLife()));
        if (!end.isAfter(now)) {
            return Outcome.problem(ErrorCode.BAD_REQUEST, "it would have ended already", "expires");
        }
        if (op.shortCode() && end.isAfter(now.plus(limits.shortLife()))) {
            return Outcome.problem(
                    ErrorCode.BAD_REQUEST, "a short code lasts at most a day", "expires");
        }
        return Outcome.ok(Instant.ofEpochMilli(end.toEpochMilli()));
    }

    private Result.Invite shown(Invite invite, Optional<String> code) {
        return new Result.Invite(
                invite.id(),
                code,
                code.map(links::url),
                code.flatMap(_ -> links.pin()),
                invite.room(),
                invite.workspaceRole(),
                invite.roomRole(),
                invite.uses(),
                invite.maxUses(),
                invite.expires(),
                false);
    }

    private static boolean mayGive(WorkspaceRole own, WorkspaceRole given) {
        return switch (given) {
            case OWNER, ADMIN -> own == WorkspaceRole.OWNER;
            case MEMBER, GUEST -> own.atLeast(given);
            case BOT -> false;
        };
    }

    private static boolean mayGive(RoomRole own, RoomRole given) {
        return own == RoomRole.OWNER || own.atLeast(given) && RoomRole.MEMBER.atLeast(given);
    }

    private static boolean minds(UserId caller, WorkspaceRole role, Invite invite) {
        return role.atLeast(WorkspaceRole.ADMIN) || invite.by().equals(caller);
    }

    private Instant now() {
        return Instant.ofEpochMilli(clock.millis());
    }
}
