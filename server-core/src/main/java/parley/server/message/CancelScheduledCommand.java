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
import parley.server.store.StoredEntry;

/** Takes back a message that waits for its time. */
final class CancelScheduledCommand extends MarkedCommand {
    private final UserId user;
    private final MessageOp.CancelScheduled op;
    private final ScheduledMessages scheduled;

    CancelScheduledCommand(
            String id,
            Marker marker,
            UserId user,
            MessageOp.CancelScheduled op,
            ScheduledMessages scheduled,
            Consumer<Response> reply) {
        super(id, marker, reply);
        this.user = user;
        this.op = op;
        this.scheduled = scheduled;
    }

    @Override
    protected Optional<Result> attempt(Work work) {
        return scheduled
                .giveUp(
                        work,
                        scheduled.find(user, op.scheduled()),
                        Optional.empty(),
                        Optional.of(marker()))
                .map(_ -> Result.Done.DONE);
    }

    @Override
    protected Result again(Work work, StoredEntry first) {
        return new Result.Done(true);
    }
}
