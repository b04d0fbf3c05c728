package parley.server.message;

import java.util.Optional;
import java.util.function.Consumer;
import parley.protocol.EntryData;
import parley.protocol.MeOp;
import parley.protocol.Response;
import parley.protocol.Result;
import parley.protocol.UserId;
import parley.server.commit.MarkedCommand;
import parley.server.commit.Work;
import parley.server.store.Marker;
import parley.server.store.StoredEntry;

/** Keeps a private preference and tells the user's other devices. */
final class PreferenceCommand extends MarkedCommand {
    private final UserId user;
    private final MeOp.SetPreference op;

    PreferenceCommand(
            String id,
            Marker marker,
            UserId user,
            MeOp.SetPreference op,
            Consumer<Response> reply) {
        super(id, marker, reply);
        this.user = user;
        this.op = op;
    }

    @Override
    protected Optional<Result> attempt(Work work) {
        return work.append(
                        user,
                        new EntryData.PreferenceChanged(op.key(), op.value()),
                        user,
                        Optional.of(marker()))
                .map(entry -> {
                    work.transaction().putPreference(user, op.key(), op.value());
                    return new Result.Seq(entry.seq(), false);
                });
    }

    @Override
    protected Result again(Work work, StoredEntry first) {
        return new Result.Seq(first.seq(), true);
    }
}
