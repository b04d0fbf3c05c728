package parley.server;

import java.util.Optional;
import parley.protocol.Cid;
import parley.protocol.ErrorCode;
import parley.protocol.FileId;
import parley.protocol.InviteOp;
import parley.protocol.MeOp;
import parley.protocol.MemberOp;
import parley.protocol.Op;
import parley.protocol.OpNames;
import parley.protocol.Permissions;
import parley.protocol.Result;
import parley.protocol.UserId;
import parley.protocol.WorkspaceOp;
import parley.server.account.Account;
import parley.server.account.Accounts;
import parley.server.account.OwnAccount;
import parley.server.invite.Invites;
import parley.server.session.Caller;
import parley.server.store.Marker;

/**
 * The operations about one's own account, invites, members of the workspace and the workspace
 * itself: asks the permission table and hands over. Safe for use by many threads.
 */
public final class AccountDesk implements AccountOperations {
    private final Accounts accounts;
    private final OwnAccount own;
    private final Invites invites;
    private final WorkspaceSettings settings;
    private final Answers answers;

    /** For one process, which remembers what was done by itself. */
    public AccountDesk(
            Accounts accounts, OwnAccount own, Invites invites, WorkspaceSettings settings) {
        this(accounts, own, invites, settings, new RecentAnswers());
    }

    public AccountDesk(
            Accounts accounts,
            OwnAccount own,
            Invites invites,
            WorkspaceSettings settings,
            Answers answers) {
        this.answers = answers;
        this.accounts = accounts;
        this.own = own;
        this.invites = invites;
        this.settings = settings;
    }

    @Override
    public Outcome<Result> handle(
            Caller caller, Op<?> op, Optional<Marker> marker, WorkspaceOperations rooms) {
        Optional<People.Person> asker = accounts.find(caller.user()).filter(each -> !each.gone());
        if (asker.isEmpty()) {
            return Outcome.problem(ErrorCode.UNAUTHENTICATED, "no such account");
        }
        Optional<Cid> cid = marker.map(Marker::cid);
        if (marker.isEmpty() || op instanceof InviteOp.Create) {
            return decide(caller, asker.get(), op, cid, rooms);
        }
        return answers.once(marker.get(), () -> decide(caller, asker.get(), op, cid, rooms));
    }

    private Outcome<Result> decide(
            Caller caller,
            People.Person asker,
            Op<?> op,
            Optional<Cid> cid,
            WorkspaceOperations rooms) {
        return switch (op) {
            case InviteOp.Create create ->
                    widen(invites.create(asker.id(), asker.role(), create, cid));
            case InviteOp<?> invite -> invite(asker, invite);
            case MeOp<?> me -> me(caller, me, rooms);
            case MemberOp.SetRole set -> setRole(asker, set);
            case MemberOp.Remove remove -> remove(asker, remove, rooms);
            case MemberOp.Unban unban -> unban(asker, unban);
            case WorkspaceOp.Change change -> change(asker, change);
            default -> Outcome.problem(ErrorCode.NOT_SUPPORTED, "not offered by this server");
        };
    }

    private Outcome<Result> invite(People.Person asker, InviteOp<?> op) {
        return switch (op) {
            case InviteOp.Use use ->
                    allowed(asker, use, () -> widen(invites.use(asker.id(), use.code())));
            case InviteOp.Revoke revoke ->
                    widen(invites.revoke(asker.id(), asker.role(), revoke.invite()));
            case InviteOp.ListInvites list -> widen(invites.list(asker.id(), asker.role(), list));
            case InviteOp.Create _ -> throw new IllegalArgumentException("not here");
        };
    }

    private Outcome<Result> me(Caller caller, MeOp<?> op, WorkspaceOperations rooms) {
        return switch (op) {
            case MeOp.ListDevices _ -> Outcome.ok(own.devices(caller));
            case MeOp.RevokeDevice revoke -> widen(own.revoke(caller, revoke.device()));
            case MeOp.ChangePassword change -> widen(own.changePassword(caller, change));
            case MeOp.SetProfile set -> {
                set.avatar()
                        .filter(file -> !file.isEmpty())
                        .ifPresent(file ->
                                rooms.files().requirePicture(caller.user(), new FileId(file)));
                yield widen(own.changeProfile(caller, set));
            }
            case MeOp.SetPreference _, MeOp.ListPreferences _ ->
                    Outcome.problem(ErrorCode.BAD_REQUEST, "preferences are kept elsewhere");
        };
    }

    private Outcome<Result> setRole(People.Person asker, MemberOp.SetRole op) {
        return allowed(
                asker,
                op,
                () ->
                        target(op.user())
                                .then(target ->
                                        Permissions.mayGrant(
                                                        asker.role(),
                                                        target.role(),
                                                        op.workspaceRole().orElseThrow(),
                                                        target.id().equals(asker.id()))
                                                ? accounts.setRole(
                                                        target.id(),
                                                        op.workspaceRole().orElseThrow())
                                                : forbidden())
                                .then(_ -> done()));
    }

    private Outcome<Result> remove(
            People.Person asker, MemberOp.Remove op, WorkspaceOperations rooms) {
        boolean self = op.user().equals(asker.id());
        Step step =
                () ->
                        target(op.user())
                                .then(target ->
                                        self || Permissions.mayRemove(asker.role(), target.role())
                                                ? accounts.remove(target.id(), op.ban())
                                                : forbidden())
                                .then(gone -> {
                                    rooms.leaveAll(gone.id(), asker.id(), op.ban());
                                    return done();
                                });
        return self ? step.run() : allowed(asker, op, step);
    }

    private Outcome<Result> unban(People.Person asker, MemberOp.Unban op) {
        return allowed(asker, op, () -> accounts.restore(op.user()).then(_ -> done()));
    }

    private Outcome<Result> change(People.Person asker, WorkspaceOp.Change op) {
        return allowed(asker, op, () -> settings.change(op));
    }

    private Outcome<Account> target(UserId user) {
        return accounts.account(user)
                .<Outcome<Account>>map(Outcome::ok)
                .orElseGet(() -> Outcome.problem(ErrorCode.NOT_FOUND, "no such user", "user"));
    }

    private interface Step {
        Outcome<Result> run();
    }

    private static Outcome<Result> allowed(People.Person asker, Op<?> op, Step step) {
        Optional<ErrorCode> refused =
                Permissions.verdict(OpNames.of(op), asker.role(), Optional.empty(), false).error();
        return refused.isPresent()
                ? Outcome.problem(refused.get(), "your role does not allow this")
                : step.run();
    }

    private static Outcome<Account> forbidden() {
        return Outcome.problem(ErrorCode.FORBIDDEN, "not on somebody of this role");
    }

    private static Outcome<Result> done() {
        return Outcome.ok(Result.Done.DONE);
    }

    private static <T extends Result> Outcome<Result> widen(Outcome<T> outcome) {
        return outcome.then(Outcome::ok);
    }
}
