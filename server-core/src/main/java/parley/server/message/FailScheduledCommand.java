package parley.server.message;

import java.util.Optional;
import parley.protocol.ErrorCode;
import parley.protocol.Result;
import parley.server.commit.Command;
import parley.server.commit.Work;
import parley.server.store.ScheduledRecord;

/** Gives up a waiting message that was refused when its time came, and tells its author why. */
final class FailScheduledCommand extends Command {
    private final ScheduledRecord record;
    private final ErrorCode why;
    private final ScheduledMessages scheduled;

    FailScheduledCommand(ScheduledRecord record, ErrorCode why, ScheduledMessages scheduled) {
        super("", _ -> scheduled.back(record));
        this.record = record;
        this.why = why;
        this.scheduled = scheduled;
    }

    @Override
    protected Result run(Work work) {
        scheduled.giveUp(work, record, Optional.of("failed:" + why), Optional.empty());
        return Result.Done.DONE;
    }
}
