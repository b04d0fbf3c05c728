package parley.desktop.workspace;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import parley.protocol.FileId;
import parley.protocol.FileKind;
import parley.protocol.RoomId;

/**
 * The files of a workspace. Every method blocks; what cannot be had is an {@link
 * parley.desktop.ProblemException}.
 */
public interface RoomFiles {
    /**
     * Told how many of how many bytes are there, on the calling thread; what it throws ends the
     * transfer.
     */
    interface Progress {
        void moved(long bytes, long size);
    }

    /** A copy that belongs to the program and may go later. */
    Path fetch(FileId file, Progress progress) throws IOException;

    /** Saves a file at {@code target}, which appears whole or not at all. */
    void save(FileId file, Path target, Progress progress) throws IOException;

    /** The files of a room, the newest first; {@code after} goes on with a page. */
    Page<SharedFile> list(RoomId room, Optional<FileKind> kind, Optional<String> after)
            throws IOException;
}
