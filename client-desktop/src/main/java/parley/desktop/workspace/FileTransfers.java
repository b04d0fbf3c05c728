package parley.desktop.workspace;

import java.nio.file.Path;
import java.util.List;
import parley.protocol.Cid;

/**
 * Files of one room on their way to its workspace. For any thread; only {@link #send} may block.
 */
public interface FileTransfers {
    /** Queues files and folders on disk; each ten of them become a message once they are there. */
    void send(List<Path> files);

    /** In the order in which they were given. */
    List<FileTransfer> list();

    void pause(Cid cid);

    /** Goes on with one that was paused or has failed. */
    void resume(Cid cid);

    void cancel(Cid cid);

    /** Tells, on any thread, that the list changed; not for each byte. Run the answer to end it. */
    Runnable listen(Runnable onChange);
}
