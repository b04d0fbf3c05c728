package parley.server.account;

import java.util.List;
import java.util.Optional;
import parley.protocol.CloseCode;
import parley.protocol.DeviceId;
import parley.protocol.ErrorCode;
import parley.protocol.FileId;
import parley.protocol.MeOp;
import parley.protocol.Result;
import parley.server.Outcome;
import parley.server.session.Caller;

/**
 * What users do to their own account. Safe for use by many threads; blocks for hashes and the disk.
 */
public final class OwnAccount {
    private final AccountStore store;
    private final Accounts accounts;
    private final Passwords passwords;

    public OwnAccount(AccountStore store, Accounts accounts, Passwords passwords) {
        this.store = store;
        this.accounts = accounts;
        this.passwords = passwords;
    }

    /** Newest first. */
    public Result.DeviceList devices(Caller caller) {
        return new Result.DeviceList(
                accounts.devices().of(caller.user()).stream()
                        .map(each ->
                                new Result.Device(
                                        each.id(),
                                        each.name(),
                                        each.since(),
                                        each.seen(),
                                        each.id().equals(caller.device())))
                        .toList());
    }

    /** Signs one of the caller's devices out, perhaps this one. */
    public Outcome<Result.Done> revoke(Caller caller, DeviceId device) {
        return accounts.signOut(caller.user(), device, "signed out from another device")
                ? Outcome.ok(Result.Done.DONE)
                : Outcome.problem(ErrorCode.NOT_FOUND, "no such device", "device");
    }

    /** Sets a new password and signs out all of the caller's devices but this one. */
    public Outcome<Result.Done> changePassword(Caller caller, MeOp.ChangePassword op) {
        Optional<Account> account = accounts.account(caller.user()).filter(Account::active);
        if (account.isEmpty()) {
            return Outcome.problem(ErrorCode.NOT_FOUND, "no such user");
        }
        String name = account.get().name();
        return switch (passwords.check(name, account, op.old())) {
            case Passwords.Check.Wait(long ms) -> Outcome.tooOften(ms);
            case Passwords.Check.Busy() -> AuthService.busy();
            case Passwords.Check.Wrong() ->
                    Outcome.problem(ErrorCode.FORBIDDEN, "this is not your password", "old");
            case Passwords.Check.Right(String held) -> setPassword(caller, name, held, op.fresh());
        };
    }

    /** Whether a picture may be shown is not asked here. */
    public Outcome<Result.Done> changeProfile(Caller caller, MeOp.SetProfile op) {
        return accounts.describe(
                        caller.user(),
                        op.displayName(),
                        held ->
                                new Profile(
                                        changed(op.status(), held.status()),
                                        changed(op.avatar(), held.avatar().map(FileId::value))
                                                .map(FileId::new)))
                .then(_ -> Outcome.ok(Result.Done.DONE));
    }

    private static Optional<String> changed(Optional<String> wish, Optional<String> held) {
        return wish.isEmpty() ? held : wish.filter(text -> !text.isEmpty());
    }

    private Outcome<Result.Done> setPassword(
            Caller caller, String name, String held, String fresh) {
        Optional<String> problem = passwords.problem(fresh, name);
        if (problem.isPresent()) {
            return Outcome.problem(ErrorCode.BAD_REQUEST, problem.get(), "fresh");
        }
        Optional<String> hash = passwords.hash(fresh);
        if (hash.isEmpty()) {
            return AuthService.busy();
        }
        Optional<List<Device>> others =
                accounts.devices()
                        .closeOthers(
                                caller.user(),
                                Optional.of(caller.device()),
                                () ->
                                        store.changePassword(
                                                caller.user(), held, hash.get(), caller.device()));
        if (others.isEmpty()) {
            return Outcome.problem(ErrorCode.CONFLICT, "the password was changed meanwhile");
        }
        for (Device each : others.get()) {
            accounts.live()
                    .end(
                            each.user(),
                            Optional.of(each.id()),
                            CloseCode.TOKEN_REJECTED,
                            "the password was changed");
        }
        return Outcome.ok(Result.Done.DONE);
    }
}
