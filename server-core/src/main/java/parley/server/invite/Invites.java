package parley.server.invite;

import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import parley.protocol.Cid;
import parley.protocol.ErrorCode;
import parley.protocol.InviteId;
import parley.protocol.InviteOp;
import parley.protocol.Permissions;
import parley.protocol.Result;
import parley.protocol.RoomId;
import parley.protocol.RoomRole;
import parley.protocol.UserId;
import parley.protocol.WorkspaceRole;
import parley.server.Outcome;
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
    private static final int ID_CHARS = 26;

    private final InviteStore store;
    private final InviteRooms rooms;
    private final InviteLinks links;
    private final InviteLimits limits;
    private final InstantSource clock;
    private final InviteCodes codes;
    private final TokenBucket shortCodes;
    private final Buckets<String> wrongByWho;

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
        this.wrongByWho = new Buckets<>(limits.wrongByAddress(), MAX_ADDRESSES, ticker);
    }

    /**
     * Makes an invite; only this answer holds its code. Without a role it is for members. Who may
     * give which role is written in {@link Permissions}.
     *
     * @param cid the same again by the same caller makes no second invite and shows no code
     */
    public Outcome<Result.Invite> create(
            UserId caller, WorkspaceRole callerRole, InviteOp.Create op, Optional<Cid> cid) {
        InviteId id = id(caller, cid);
        Optional<Invite> made = cid.isEmpty() ? Optional.empty() : store.find(id);
        if (made.isPresent()) {
            return again(made.get(), op);
        }
        Optional<Permissions.Place> place = op.room().flatMap(room -> rooms.place(caller, room));
        if (op.room().isPresent() && place.isEmpty()) {
            return Outcome.problem(ErrorCode.NOT_FOUND, "no such room", "room");
        }
        Optional<ErrorCode> refused =
                Permissions.verdict("invite.create", callerRole, place, false).error();
        if (refused.isPresent()) {
            return Outcome.problem(refused.get(), "you cannot invite here");
        }
        if (!Permissions.mayInviteAs(callerRole, workspaceRole(op))) {
            return Outcome.problem(
                    ErrorCode.FORBIDDEN, "you cannot give this role", "workspaceRole");
        }
        Optional<RoomRole> own = place.flatMap(at -> Permissions.roleIn(callerRole, at));
        if (own.isPresent() && !Permissions.mayInviteAs(own.get(), roomRole(op))) {
            return Outcome.problem(ErrorCode.FORBIDDEN, "you cannot give this role", "role");
        }
        return expiry(op).then(expires -> add(id, caller, op, expires));
    }

    /**
     * The good invite of this code: {@code not_found} for a wrong code, {@code invite_expired} for
     * one that ended, {@code rate_limited} after too many wrong ones. Uses nothing up.
     *
     * @param who whose wrong codes are counted together: a user or an address; empty: nobody's
     */
    public Outcome<Invite> check(String code, Optional<String> who) {
        long wait = who.map(wrongByWho::take).orElse(0L);
        if (wait > 0) {
            return Outcome.tooOften(wait);
        }
        boolean shortCode = codes.looksShort(code);
        if (shortCode) {
            wait = shortCodes.take();
            if (wait > 0) {
                who.ifPresent(wrongByWho::giveBack);
                return Outcome.tooOften(wait);
            }
        }
        Instant now = now();
        Optional<Invite> invite = store.byCodeHash(codes.hash(code));
        if (invite.isEmpty()) {
            int ended = shortCode ? store.wrongShortCode(now) : 0;
            LOG.warn("wrong invite code from {}; {} short codes ended", who.orElse("here"), ended);
            return Outcome.problem(ErrorCode.NOT_FOUND, "no such invite", "invite");
        }
        who.ifPresent(wrongByWho::giveBack);
        if (shortCode) {
            shortCodes.giveBack();
        }
        return invite.get().good(now) ? Outcome.ok(invite.get()) : ended();
    }

    /**
     * Uses the code for somebody who has an account: they are in its room after that, if it has
     * one. Once used it works again for the same user and costs no further use.
     */
    public Outcome<Result.InviteUsed> use(UserId user, String code) {
        Outcome<Invite> checked = check(code, Optional.of(user.value()));
        if (checked instanceof Outcome.Problem<Invite> problem
                && problem.error().code() != ErrorCode.INVITE_EXPIRED) {
            return problem.as();
        }
        Optional<Invite> found = store.byCodeHash(codes.hash(code));
        if (found.isEmpty() || !store.use(found.get().id(), user, now())) {
            return ended();
        }
        Invite invite = found.get();
        if (invite.room().isEmpty()) {
            return Outcome.ok(new Result.InviteUsed(Optional.empty(), false));
        }
        RoomRole role = invite.roomRole().orElse(RoomRole.MEMBER);
        return rooms.admit(user, invite.room().get(), role, invite.by())
                .then(room -> Outcome.ok(new Result.InviteUsed(Optional.of(room), false)));
    }

    /**
     * The good ones that the caller looks after, newest first. No codes. A room that the caller may
     * not see is not found.
     */
    public Outcome<Result.InviteList> list(
            UserId caller, WorkspaceRole callerRole, InviteOp.ListInvites op) {
        Optional<ErrorCode> refused =
                op.room().isPresent()
                        ? refused(caller, callerRole, op.room().get())
                        : Permissions.verdict("invite.list", callerRole, Optional.empty(), true)
                                .error();
        if (refused.isPresent()) {
            return Outcome.problem(refused.get(), "not yours to look after", "room");
        }
        return Outcome.ok(
                new Result.InviteList(
                        store.good(now(), limits.live()).stream()
                                .filter(each ->
                                        op.room().isEmpty() || each.room().equals(op.room()))
                                .filter(each -> minds("invite.list", caller, callerRole, each))
                                .limit(LISTED)
                                .map(each -> shown(each, Optional.empty(), false))
                                .toList()));
    }

    /** Why not even one's own invites to this room may be listed. */
    private Optional<ErrorCode> refused(UserId caller, WorkspaceRole role, RoomId room) {
        Optional<Permissions.Place> place = rooms.place(caller, room);
        return place.isEmpty()
                ? Optional.of(ErrorCode.NOT_FOUND)
                : Permissions.verdict("invite.list", role, place, true).error();
    }

    /** Ends an invite that the caller looks after. Once ended it stays so. */
    public Outcome<Result.Done> revoke(UserId caller, WorkspaceRole callerRole, InviteId id) {
        return store.find(id)
                .filter(each -> minds("invite.revoke", caller, callerRole, each))
                .<Outcome<Result.Done>>map(_ -> Outcome.ok(new Result.Done(!store.revoke(id))))
                .orElseGet(() -> Outcome.problem(ErrorCode.NOT_FOUND, "no such invite", "invite"));
    }

    /**
     * Brings somebody who has just made an account into the rooms everybody is in, and into the one
     * of their invite.
     */
    public Outcome<Boolean> welcome(UserId user, Optional<Invite> invite) {
        return rooms.welcome(
                user,
                invite.flatMap(Invite::room),
                invite.flatMap(Invite::roomRole).orElse(RoomRole.MEMBER));
    }

    /** Whether an invite is one's own or lies in a place one looks after. */
    private boolean minds(String op, UserId caller, WorkspaceRole role, Invite invite) {
        boolean own = invite.by().equals(caller);
        Optional<Permissions.Place> place =
                invite.room().flatMap(room -> rooms.place(caller, room));
        return allowed(op, role, Optional.empty(), own)
                || place.isPresent() && allowed(op, role, place, own);
    }

    private static boolean allowed(
            String op, WorkspaceRole role, Optional<Permissions.Place> place, boolean own) {
        return Permissions.verdict(op, role, place, own).error().isEmpty();
    }

    /** The answer for an invite that is no longer good. */
    public static <T> Outcome<T> ended() {
        return Outcome.problem(
                ErrorCode.INVITE_EXPIRED, "this invite ended; ask for a new one", "invite");
    }

    /** The same for the same {@code cid} of the same caller. */
    private InviteId id(UserId caller, Optional<Cid> cid) {
        return new InviteId(
                cid.map(value -> "i_" + codes.hash(caller.value() + value).substring(0, ID_CHARS))
                        .orElseGet(() -> Crockford.id("i_", clock)));
    }

    private Outcome<Result.Invite> again(Invite made, InviteOp.Create op) {
        boolean same =
                made.room().equals(op.room())
                        && made.workspaceRole() == workspaceRole(op)
                        && made.maxUses().equals(op.maxUses())
                        && made.shortCode() == op.shortCode();
        return same
                ? Outcome.ok(shown(made, Optional.empty(), true))
                : Outcome.problem(
                        ErrorCode.CONFLICT, "this cid was used for another invite", "cid");
    }

    private static WorkspaceRole workspaceRole(InviteOp.Create op) {
        return op.workspaceRole().orElse(WorkspaceRole.MEMBER);
    }

    private static RoomRole roomRole(InviteOp.Create op) {
        return op.role().orElse(RoomRole.MEMBER);
    }

    private Outcome<Result.Invite> add(
            InviteId id, UserId caller, InviteOp.Create op, Instant expires) {
        Instant now = now();
        store.forget(now.minus(limits.kept()), now);
        if (store.good(now, limits.live()).size() >= limits.live()) {
            return Outcome.problem(
                    ErrorCode.QUOTA_EXCEEDED, "too many open invites; revoke some first");
        }
        String code = op.shortCode() ? codes.spoken() : codes.link();
        Invite invite =
                new Invite(
                        id,
                        codes.hash(code),
                        op.shortCode(),
                        caller,
                        now,
                        workspaceRole(op),
                        op.room(),
                        op.room().map(_ -> roomRole(op)),
                        0,
                        op.maxUses(),
                        Optional.of(expires),
                        0,
                        false);
        store.add(invite);
        return Outcome.ok(shown(invite, Optional.of(code), false));
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

    private Result.Invite shown(Invite invite, Optional<String> code, boolean dup) {
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
                dup);
    }

    private Instant now() {
        return Instant.ofEpochMilli(clock.millis());
    }
}
