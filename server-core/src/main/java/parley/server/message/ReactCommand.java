package parley.server.message;

import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import parley.protocol.Entry;
import parley.protocol.EntryData;
import parley.protocol.ErrorCode;
import parley.protocol.MessageOp;
import parley.protocol.Response;
import parley.protocol.Result;
import parley.protocol.UserId;
import parley.server.commit.MarkedCommand;
import parley.server.commit.Refusal;
import parley.server.commit.Work;
import parley.server.room.Access;
import parley.server.store.Marker;
import parley.server.store.StoredEntry;

/** Puts an emoji on a message or takes it away. What is so already writes nothing. */
final class ReactCommand extends MarkedCommand {
    private final UserId user;
    private final MessageOp.React op;
    private final Targets targets;
    private final int most;

    /** {@code most}: how many different emoji a message may carry. */
    ReactCommand(
            String id,
            Marker marker,
            UserId user,
            MessageOp.React op,
            Access access,
            MessageStates states,
            int most,
            Consumer<Response> reply) {
        super(id, marker, reply);
        this.user = user;
        this.op = op;
        this.targets = new Targets(access, states);
        this.most = most;
    }

    @Override
    protected Optional<Result> attempt(Work work) {
        Targets.Target target = targets.find(work, user, op.room(), op.msg(), op);
        boolean has = work.messages().reacted(target.log(), target.seq(), op.emoji(), user);
        if (has == op.on()) {
            return Optional.of(new Result.Seq(target.room().log().written(), false));
        }
        if (op.on()) {
            Set<String> known = work.messages().emoji(target.log(), target.seq());
            if (known.size() >= most && !known.contains(op.emoji())) {
                throw new Refusal(ErrorCode.QUOTA_EXCEEDED, "as many different emoji as may be");
            }
        }
        Optional<Entry> entry =
                work.append(
                        target.room(),
                        new EntryData.MessageReacted(target.message().id(), op.emoji(), op.on()),
                        user,
                        Optional.of(marker()),
                        target.seq());
        if (entry.isEmpty()) {
            return Optional.empty();
        }
        work.messages()
                .react(
                        target.log(),
                        target.seq(),
                        op.emoji(),
                        user,
                        op.on() ? Optional.of(entry.get().seq()) : Optional.empty());
        return Optional.of(new Result.Seq(entry.get().seq(), false));
    }

    @Override
    protected Result again(Work work, StoredEntry first) {
        return new Result.Seq(first.seq(), true);
    }
}
