package parley.client.workspace;

import java.util.Optional;
import parley.client.log.LogCommand.Answer;
import parley.client.store.RoomRow;
import parley.protocol.MeOp;
import parley.protocol.RoomId;

/** Tells the server which rooms are muted. Used by the engine's thread. */
final class MuteSync {
    /** The preference of a room; its id follows. */
    static final String KEY = "mute:";

    private final RoomBook book;
    private final Asker asker;

    MuteSync(RoomBook book, Asker asker) {
        this.book = book;
        this.asker = asker;
    }

    /** A connection has caught up: what differs is told. */
    void caughtUp() {
        for (RoomRow row : book.rows()) {
            if (row.muted() != row.toldMuted()) {
                tell(row.state().room(), row.muted());
            }
        }
    }

    void tell(RoomId room, boolean on) {
        Optional<String> value = on ? Optional.of("on") : Optional.empty();
        asker.ask(
                new MeOp.SetPreference(KEY + room, value),
                true,
                answer -> {
                    if (answer instanceof Answer.Success) {
                        book.muted(room, on, true);
                    }
                });
    }
}
