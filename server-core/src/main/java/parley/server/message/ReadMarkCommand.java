package parley.server.message;

import java.util.Optional;
import java.util.function.Consumer;
import parley.protocol.EntryData;
import parley.protocol.MessageOp;
import parley.protocol.Response;
import parley.protocol.Result;
import parley.protocol.UserId;
import parley.protocol.WireError;
import parley.server.commit.MarkedCommand;
import parley.server.commit.Refusal;
import parley.server.commit.Work;
import parley.server.room.Access;
import parley.server.state.RoomState;
import parley.server.store.LogKey;
import parley.server.store.Marker;
import parley.server.store.MemberRecord;
import parley.server.store.StoredEntry;
import parley.server.store.WorkspaceStore;

/**
 * Moves a user's read mark forward; one that is behind, or beyond the head, changes as little as it
 * can.
 */
final class ReadMarkCommand extends MarkedCommand {
    private final UserId user;
    private final MessageOp.ReadMark op;
    private final Access access;
    private final WorkspaceStore store;

    ReadMarkCommand(
            String id,
            Marker marker,
            UserId user,
            MessageOp.ReadMark op,
            Access access,
            WorkspaceStore store,
            Consumer<Response> reply) {
        super(id, marker, reply);
        this.user = user;
        this.op = op;
        this.access = access;
        this.store = store;
    }

    @Override
    protected Optional<Result> attempt(Work work) {
        RoomState room = access.room(work.state(), op.room(), user, op);
        String epoch = room.record().epoch();
        if (op.epoch().isPresent() && !op.epoch().get().equals(epoch)) {
            throw new Refusal(WireError.staleEpoch(epoch));
        }
        MemberRecord member = Access.membership(room, user);
        long seq = Math.min(op.seq(), room.log().published().head());
        if (seq <= member.mark()) {
            return Optional.of(new Result.Seq(member.mark(), false));
        }
        if (work.append(user, new EntryData.ReadMarked(op.room(), seq), user, Optional.of(marker()))
                .isEmpty()) {
            return Optional.empty();
        }
        long n =
                seq == room.log().published().head()
                        ? room.log().published().n()
                        : store.runningCount(LogKey.of(op.room()), seq);
        work.put(member.withMark(seq, n, 0));
        return Optional.of(new Result.Seq(seq, false));
    }

    @Override
    protected Result again(Work work, StoredEntry first) {
        long mark =
                work.state()
                        .room(op.room())
                        .flatMap(r -> r.member(user))
                        .map(MemberRecord::mark)
                        .orElse(0L);
        return new Result.Seq(mark, true);
    }
}
