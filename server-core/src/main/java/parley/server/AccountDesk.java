package parley.server;

import java.net.InetAddress;
import java.util.Optional;
import parley.protocol.Cid;
import parley.protocol.ErrorCode;
import parley.protocol.InviteOp;
import parley.protocol.MeOp;
import parley.protocol.MemberOp;
import parley.protocol.Op;
import parley.protocol.OpNames;
import parley.protocol.Permissions;
import parley.protocol.Result;
import parley.protocol.Room;
import parley.protocol.UserId;
import parley.protocol.Verdict;
import parley.protocol.WorkspaceOp;
import parley.protocol.WorkspaceRole;
import parley.server.account.Account;
import parley.server.account.Accounts;
import parley.server.account.OwnAccount;
import parley.server.invite.Invites;
import parley.server.session.Caller;

/** Carries out what concerns accounts, devices, invites and the workspace's settings. */
public final class AccountDesk implements AccountOperations {
    private final Accounts accounts;
    private final OwnAccount own;
    private final Invites invites;
    private final WorkspaceSettings settings;

    public AccountDesk(
            Accounts accounts, OwnAccount own, Invites invites, WorkspaceSettings settings) {
        this.accounts = accounts;
        this.own = own;
        this.invites = invites;
        this.settings = settings;
    }

    @Override
    public Outcome<Result> handle(
            Caller caller, Op<?> op, Optional<Cid> cid, WorkspaceOperations rooms) {
        Optional<Account> account = accounts.account(caller.user()).filter(Account::active);
        if (account.isEmpty()) {
            return Outcome.problem(ErrorCode.UNAUTHENTICATED, "no such account");
        }
        WorkspaceRole role = account.get().role();
        return switch (op) {
            case MeOp.ListDevices _ -> Outcome.ok(own.devices(caller));
            case MeOp.RevokeDevice revoke -> widen(own.revoke(caller, revoke.device()));
            case MeOp.ChangePassword change -> widen(own.changePassword(caller, change));
            case MeOp.SetProfile profile -> widen(own.changeProfile(caller, profile));
            case InviteOp.Create create -> widen(invites.create(caller.user(), role, create));
            case InviteOp.Revoke revoke ->
                    widen(invites.revoke(caller.user(), role, revoke.invite()));
            case InviteOp.ListInvites list -> Outcome.ok(invites.list(caller.user(), role, list));
            case InviteOp.Use use ->
                    invites.use(caller.user(), use.code(), InetAddress.getLoopbackAddress())
                            .then((Optional<Room> room) ->
                                    Outcome.ok(new Result.InviteUsed(room, false)));
            case MemberOp.SetRole set -> setRole(caller.user(), role, set);
            case MemberOp.Remove remove -> remove(caller.user(), role, remove, rooms);
            case MemberOp.Unban unban when unban.room().isEmpty() ->
                    allowed(op, role).then(_ -> accounts.restore(unban.user())).then(_ -> done());
            case WorkspaceOp.Change change -> allowed(op, role).then(_ -> settings.change(change));
            default -> Outcome.problem(ErrorCode.NOT_SUPPORTED, "not offered");
        };
    }

    private static Outcome<Result> done() {
        return Outcome.ok(Result.Done.DONE);
    }

    private static Outcome<Result> allowed(Op<?> op, WorkspaceRole role) {
        return Permissions.verdict(OpNames.of(op), role, Optional.empty(), false) == Verdict.ALLOWED
                ? done()
                : Outcome.problem(ErrorCode.FORBIDDEN, "not with the role " + role);
    }

    private Outcome<Result> setRole(UserId caller, WorkspaceRole role, MemberOp.SetRole set) {
        Optional<Account> target = accounts.account(set.user()).filter(Account::active);
        if (target.isEmpty()) {
            return Outcome.problem(ErrorCode.NOT_FOUND, "no such user");
        }
        WorkspaceRole granted = set.workspaceRole().orElseThrow();
        if (!Permissions.mayGrant(role, target.get().role(), granted, set.user().equals(caller))) {
            return Outcome.problem(ErrorCode.FORBIDDEN, "nobody gives a role above their own");
        }
        return allowed(set, role)
                .then(_ -> accounts.setRole(set.user(), granted))
                .then(_ -> done());
    }

    private Outcome<Result> remove(
            UserId caller, WorkspaceRole role, MemberOp.Remove remove, WorkspaceOperations rooms) {
        Optional<Account> target = accounts.account(remove.user()).filter(Account::active);
        if (target.isEmpty()) {
            return Outcome.problem(ErrorCode.NOT_FOUND, "no such user");
        }
        boolean self = remove.user().equals(caller);
        if (!self && !Permissions.mayRemove(role, target.get().role())) {
            return Outcome.problem(ErrorCode.FORBIDDEN, "their role is not below yours");
        }
        Outcome<Result> right = self ? done() : allowed(remove, role);
        return right.then(_ -> accounts.remove(remove.user(), remove.ban()))
                .then(_ -> {
                    rooms.leaveAll(remove.user(), caller, remove.ban());
                    return done();
                });
    }

    private static Outcome<Result> widen(Outcome<? extends Result> outcome) {
        return switch (outcome) {
            case Outcome.Ok<? extends Result> ok -> Outcome.ok(ok.value());
            case Outcome.Problem<? extends Result> problem -> problem.as();
        };
    }
}
