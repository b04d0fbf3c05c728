package parley.desktop.workspace;

import java.nio.file.Path;
import java.util.List;
import parley.client.voice.VoiceNote;
import parley.protocol.Cid;

/** Files of one room on their way to its workspace. For any thread; only sending may block. */
public interface FileTransfers {
    /**
     * Queues files and folders on disk; each ten of them become a message once they are there, the
     * words with the first.
     *
     * @param keepLocation photos go as they are, else without where they were taken
     */
    void send(Words words, List<Path> files, boolean keepLocation);

    /** Queues a recording, which now belongs to the queue. */
    void send(Words words, VoiceNote note);

    /** In the order in which they were given. */
    List<FileTransfer> list();

    void pause(Cid cid);

    /** Goes on with one that was paused or has failed. */
    void resume(Cid cid);

    void cancel(Cid cid);

    /** Tells, on any thread, that the list changed; not for each byte. Run the answer to end it. */
    Runnable listen(Runnable onChange);
}
