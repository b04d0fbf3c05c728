package parley.server.people;

import java.util.function.Consumer;
import parley.protocol.PeopleOp;
import parley.protocol.Response;
import parley.protocol.Result;
import parley.protocol.UserId;
import parley.server.commit.Command;
import parley.server.commit.Work;

/** Keeps what a user wants to be shown as, then shows it. */
public final class PresenceCommand extends Command {
    private final UserId user;
    private final PeopleOp.SetPresence wish;
    private final Presences board;

    public PresenceCommand(
            String id,
            UserId user,
            PeopleOp.SetPresence wish,
            Presences board,
            Consumer<Response> reply) {
        super(id, reply);
        this.user = user;
        this.wish = wish;
        this.board = board;
    }

    @Override
    protected Result run(Work work) {
        work.transaction().putPresence(board.kept(user, wish));
        work.then(() -> board.set(user, wish));
        return Result.Done.DONE;
    }
}
