package parley.server.file;

import java.util.Optional;
import java.util.function.BiPredicate;
import java.util.function.Supplier;
import parley.protocol.FilePurpose;
import parley.protocol.UserId;
import parley.server.state.RoomState;
import parley.server.state.WorkspaceState;
import parley.server.store.FileRecord;

/** Who may read a file, now. Safe for use by many threads. */
final class Readers {
    private final Supplier<WorkspaceState> state;
    private final BiPredicate<UserId, UserId> sees;

    /** {@code sees}: whether one user may see another. */
    Readers(Supplier<WorkspaceState> state, BiPredicate<UserId, UserId> sees) {
        this.state = state;
        this.sees = sees;
    }

    /**
     * Whether its content is kept and is the user's own, or said in a message they may read, or the
     * avatar of somebody they see.
     */
    boolean mayRead(UserId user, FileRecord file) {
        if (!file.ready()) {
            return false;
        }
        if (file.by().equals(user)) {
            return true;
        }
        if (file.purpose() == FilePurpose.AVATAR) {
            return sees.test(user, file.by());
        }
        Optional<RoomState> room = file.room().flatMap(state.get()::room);
        return file.said().isPresent()
                && room.isPresent()
                && room.get().role(user).isPresent()
                && room.get().sees(user, file.said().get().seq());
    }
}
