package parley.server.audit;

import java.util.List;
import java.util.Optional;
import java.util.function.BiPredicate;
import parley.protocol.Event;
import parley.protocol.InviteOp;
import parley.protocol.MeOp;
import parley.protocol.MemberOp;
import parley.protocol.Op;
import parley.protocol.OpNames;
import parley.protocol.Result;
import parley.protocol.UserId;
import parley.protocol.WorkspaceOp;
import parley.server.commit.Command;
import parley.server.commit.Work;

/**
 * What follows from a change of accounts or of the workspace: a line for admins, and whoever sees
 * the changed person is told to fetch them again, now or when they come back.
 */
public final class AccountNotes extends Command {
    private final UserId by;
    private final Op<?> op;
    private final BiPredicate<UserId, UserId> sees;

    /** {@code sees}: whether the first may know of the second. */
    public AccountNotes(UserId by, Op<?> op, BiPredicate<UserId, UserId> sees) {
        super("", _ -> {});
        this.by = by;
        this.op = op;
        this.sees = sees;
    }

    /** Whether anything follows. */
    public static boolean follows(Op<?> op) {
        return switch (op) {
            case MeOp.SetProfile _, WorkspaceOp.Change _, InviteOp.Create _, InviteOp.Revoke _ ->
                    true;
            case MemberOp.SetRole _, MemberOp.Remove _, MemberOp.Unban _ -> true;
            default -> false;
        };
    }

    @Override
    protected Result run(Work work) {
        switch (op) {
            case MeOp.SetProfile _ -> person(work, by);
            case MemberOp.SetRole set -> {
                note(work, Optional.of(set.user()), set.workspaceRole().map(Object::toString));
                person(work, set.user());
            }
            case MemberOp.Remove remove -> {
                String action = remove.ban() ? "member.ban" : OpNames.of(op);
                note(work, action, Optional.of(remove.user()), remove.reason());
                person(work, remove.user());
            }
            case MemberOp.Unban unban -> {
                note(work, Optional.of(unban.user()), Optional.empty());
                person(work, unban.user());
            }
            case WorkspaceOp.Change change -> {
                Optional<String> detail =
                        change.registration().map(r -> "registration " + r).or(change::name);
                note(work, Optional.empty(), detail);
                work.announce(new Event.Changed(List.of(), true), _ -> true);
            }
            default -> note(work, Optional.empty(), Optional.empty());
        }
        return Result.Done.DONE;
    }

    private void note(Work work, Optional<UserId> user, Optional<String> detail) {
        note(work, OpNames.of(op), user, detail);
    }

    private void note(Work work, String action, Optional<UserId> user, Optional<String> detail) {
        work.audit(action, by, user, Optional.empty(), detail, Optional.empty());
    }

    private void person(Work work, UserId user) {
        work.changed(user);
        Event changed = new Event.Changed(List.of(user), false);
        work.announce(changed, reader -> sees.test(reader, user));
    }
}
