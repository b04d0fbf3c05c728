package parley.server.message;

import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import parley.protocol.Codec;
import parley.protocol.Entry;
import parley.protocol.EntryData;
import parley.protocol.ErrorCode;
import parley.protocol.Message;
import parley.protocol.MessageOp;
import parley.protocol.Response;
import parley.protocol.Result;
import parley.protocol.UserId;
import parley.server.commit.MarkedCommand;
import parley.server.commit.Refusal;
import parley.server.commit.Work;
import parley.server.room.Access;
import parley.server.store.Marker;
import parley.server.store.MessageVersion;
import parley.server.store.StoredEntry;

/**
 * Gives a message another text. The text before leaves the log and is kept for moderators until the
 * message is deleted.
 */
final class EditCommand extends MarkedCommand {
    private final UserId user;
    private final MessageOp.Edit op;
    private final Access access;
    private final Targets targets;
    private final MessageStates states;

    EditCommand(
            String id,
            Marker marker,
            UserId user,
            MessageOp.Edit op,
            Access access,
            MessageStates states,
            Consumer<Response> reply) {
        super(id, marker, reply);
        this.user = user;
        this.op = op;
        this.access = access;
        this.targets = new Targets(access, states);
        this.states = states;
    }

    @Override
    protected Optional<Result> attempt(Work work) {
        Targets.Target target = targets.find(work, user, op.room(), op.msg(), op);
        Message before = target.message();
        if (op.ifRev().isPresent() && op.ifRev().get() != before.rev()) {
            throw new Refusal(ErrorCode.CONFLICT, "the message was edited meanwhile");
        }
        List<String> mentions = Mentions.checked(target.room(), user, op.mentions(), access);
        int rev = before.rev() + 1;
        var edit =
                new EntryData.MessageEdited(before.id(), rev, op.text(), before.format(), mentions);
        Optional<Entry> entry =
                work.append(target.room(), edit, user, Optional.of(marker()), target.seq());
        if (entry.isEmpty()) {
            return Optional.empty();
        }
        keep(work, target, new MessageVersion(rev, entry.get().seq(), work.now(), op.text()));
        work.messages()
                .putChangedMessage(
                        target.log(), target.seq(), states.encode(before.edited(edit, work.now())));
        return Optional.of(new Result.Edited(entry.get().seq(), rev, false));
    }

    private static void keep(Work work, Targets.Target target, MessageVersion fresh) {
        Message before = target.message();
        List<MessageVersion> known = work.messages().versions(target.log(), target.seq());
        long last = target.seq();
        if (known.isEmpty()) {
            work.messages()
                    .putVersion(
                            target.log(),
                            target.seq(),
                            new MessageVersion(before.rev(), last, before.ts(), before.text()));
        } else {
            last = known.getLast().seq();
        }
        work.messages().putVersion(target.log(), target.seq(), fresh);
        work.messages().supersede(target.log(), last, Codec.superseded(before.id()));
    }

    @Override
    protected Result again(Work work, StoredEntry first) {
        int rev =
                work.messages().versions(first.log(), MessageIds.seq(op.msg())).stream()
                        .filter(each -> each.seq() == first.seq())
                        .map(MessageVersion::rev)
                        .findFirst()
                        .orElseThrow(() -> new Refusal(ErrorCode.GONE, "it was deleted"));
        return new Result.Edited(first.seq(), rev, true);
    }
}
