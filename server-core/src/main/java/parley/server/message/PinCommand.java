package parley.server.message;

import java.util.List;
import java.util.Optional;
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

/** Pins a message or takes the pin away. What is so already writes nothing. */
final class PinCommand extends MarkedCommand {
    /** How many a room may have. */
    static final int MOST = 100;

    private final UserId user;
    private final MessageOp.Pin op;
    private final Targets targets;

    PinCommand(
            String id,
            Marker marker,
            UserId user,
            MessageOp.Pin op,
            Access access,
            MessageStates states,
            Consumer<Response> reply) {
        super(id, marker, reply);
        this.user = user;
        this.op = op;
        this.targets = new Targets(access, states);
    }

    @Override
    protected Optional<Result> attempt(Work work) {
        Targets.Target target = targets.find(work, user, op.room(), op.msg(), op);
        List<Long> pins = work.messages().pins(target.log());
        if (pins.contains(target.seq()) == op.on()) {
            return Optional.of(new Result.Seq(target.room().log().written(), false));
        }
        if (op.on() && pins.size() >= MOST) {
            throw new Refusal(ErrorCode.QUOTA_EXCEEDED, "take another pin away first");
        }
        Optional<Entry> entry =
                work.append(
                        target.room(),
                        new EntryData.MessagePinned(target.message().id(), op.on()),
                        user,
                        Optional.of(marker()),
                        target.seq());
        if (entry.isEmpty()) {
            return Optional.empty();
        }
        work.messages()
                .putPin(
                        target.log(),
                        target.seq(),
                        op.on() ? Optional.of(work.now()) : Optional.empty());
        return Optional.of(new Result.Seq(entry.get().seq(), false));
    }

    @Override
    protected Result again(Work work, StoredEntry first) {
        return new Result.Seq(first.seq(), true);
    }
}
