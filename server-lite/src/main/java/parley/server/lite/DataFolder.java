package parley.server.lite;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.jspecify.annotations.Nullable;
import parley.server.lite.file.PrivateFile;

/** The workspace's folder, held by one server at a time. */
final class DataFolder implements AutoCloseable {
    private final Path path;
    private final FileChannel lock;

    private DataFolder(Path path, FileChannel lock) {
        this.path = path;
        this.lock = lock;
    }

    /** Makes the folder if it is not there, and takes it. */
    static DataFolder open(Path path) throws StartException {
        FileChannel lock;
        try {
            PrivateFile.createFolder(path);
            lock =
                    FileChannel.open(
                            path.resolve("lock"),
                            StandardOpenOption.CREATE,
                            StandardOpenOption.WRITE);
        } catch (IOException e) {
            throw new StartException(
                    "cannot use the folder "
                            + path
                            + ": "
                            + e.getMessage()
                            + ". Choose another with --data, or let this user write there.",
                    e);
        }
        if (take(lock, path) == null) {
            throw new StartException(
                    "another server holds the folder "
                            + path
                            + ". Stop it first, or choose another folder with --data.",
                    null);
        }
        return new DataFolder(path, lock);
    }

    private static @Nullable FileLock take(FileChannel lock, Path path) throws StartException {
        try {
            return lock.tryLock();
        } catch (OverlappingFileLockException e) {
            return null;
        } catch (IOException e) {
            throw new StartException("cannot lock " + path + ": " + e.getMessage(), e);
        }
    }

    Path path() {
        return path;
    }

    Path database() {
        return path.resolve("workspace.db");
    }

    Path tls() {
        return path.resolve("tls");
    }

    /** Contents of files, each under its hash, and uploads on their way. */
    Path blobs() {
        return path.resolve("blobs");
    }

    Path setupCode() {
        return path.resolve("setup-code");
    }

    /** Tells tools on this machine where the server is. */
    Path serverJson() {
        return path.resolve("server.json");
    }

    /** Lets another server have it. */
    @Override
    public void close() throws IOException {
        lock.close();
    }
}
