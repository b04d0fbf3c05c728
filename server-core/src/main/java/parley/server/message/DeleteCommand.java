package parley.server.message;

import java.util.Optional;
import java.util.function.Consumer;
import parley.protocol.Codec;
import parley.protocol.Entry;
import parley.protocol.EntryData;
import parley.protocol.Message;
import parley.protocol.MessageOp;
import parley.protocol.Response;
import parley.protocol.Result;
import parley.protocol.UserId;
import parley.server.commit.MarkedCommand;
import parley.server.commit.Work;
import parley.server.file.Attachments;
import parley.server.room.Access;
import parley.server.store.LogKey;
import parley.server.store.Marker;
import parley.server.store.MessageVersion;
import parley.server.store.StoredEntry;

/** Takes a message's content away for good, from the log and from its earlier versions. */
final class DeleteCommand extends MarkedCommand {
    private final UserId user;
    private final MessageOp.Delete op;
    private final Targets targets;
    private final MessageStates states;
    private final Attachments attachments;

    DeleteCommand(
            String id,
            Marker marker,
            UserId user,
            MessageOp.Delete op,
            Access access,
            MessageStates states,
            Attachments attachments,
            Consumer<Response> reply) {
        super(id, marker, reply);
        this.user = user;
        this.op = op;
        this.targets = new Targets(access, states);
        this.states = states;
        this.attachments = attachments;
    }

    @Override
    protected Optional<Result> attempt(Work work) {
        Targets.Target target = targets.find(work, user, op.room(), op.msg(), op);
        Message before = target.message();
        Optional<Entry> entry =
                work.append(
                        target.room(),
                        new EntryData.MessageDeleted(before.id()),
                        user,
                        Optional.of(marker()),
                        target.seq());
        if (entry.isEmpty()) {
            return Optional.empty();
        }
        LogKey log = target.log();
        String old = Codec.superseded(before.id());
        work.messages().erase(log, target.seq(), old);
        for (MessageVersion each : work.messages().versions(log, target.seq())) {
            work.messages().erase(log, each.seq(), old);
        }
        work.messages().strip(log, target.seq());
        attachments.drop(work, op.room(), target.seq());
        work.messages()
                .putChangedMessage(
                        log,
                        target.seq(),
                        states.encode(
                                before.deleted(
                                        new Message.Deleted(user, work.now()), Optional.empty())));
        if (!before.by().equals(user)) {
            work.audit(
                    "message.delete",
                    user,
                    Optional.of(before.by()),
                    Optional.of(op.room()),
                    Optional.of(before.id().value()),
                    Optional.empty());
        }
        return Optional.of(new Result.Seq(entry.get().seq(), false));
    }

    @Override
    protected Result again(Work work, StoredEntry first) {
        return new Result.Seq(first.seq(), true);
    }
}
