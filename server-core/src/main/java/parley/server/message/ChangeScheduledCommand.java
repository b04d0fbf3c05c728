package parley.server.message;

import java.util.Optional;
import java.util.function.Consumer;
import parley.protocol.MessageOp;
import parley.protocol.Response;
import parley.protocol.Result;
import parley.protocol.UserId;
import parley.server.commit.MarkedCommand;
import parley.server.commit.Work;
import parley.server.store.Marker;
import parley.server.store.ScheduledRecord;
import parley.server.store.StoredEntry;

/** Gives a message that waits another time or another text. */
final class ChangeScheduledCommand extends MarkedCommand {
    private final UserId user;
    private final MessageOp.ChangeScheduled op;
    private final ScheduledMessages scheduled;

    ChangeScheduledCommand(
            String id,
            Marker marker,
            UserId user,
            MessageOp.ChangeScheduled op,
            ScheduledMessages scheduled,
            Consumer<Response> reply) {
        super(id, marker, reply);
        this.user = user;
        this.op = op;
        this.scheduled = scheduled;
    }

    @Override
    protected Optional<Result> attempt(Work work) {
        if (work.used(marker())) {
            return Optional.empty();
        }
        ScheduledRecord before = scheduled.find(user, op.scheduled());
        return scheduled
                .change(work, before, op, marker())
                .map(after -> ScheduledMessages.answer(after.id(), after.at(), false));
    }

    /** Where it was sent or taken back since, the time is the one that was asked for. */
    @Override
    protected Result again(Work work, StoredEntry first) {
        return ScheduledMessages.answer(
                op.scheduled(),
                scheduled
                        .known(user, op.scheduled())
                        .map(ScheduledRecord::at)
                        .or(op::at)
                        .orElse(first.ts()),
                true);
    }
}
