package parley.client.transfer;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import parley.client.voice.VoiceNote;
import parley.protocol.Cid;
import parley.protocol.FileId;
import parley.protocol.FilePurpose;
import parley.protocol.FileRef;
import parley.protocol.RoomId;

/**
 * Files on their way to a workspace. Kept on disk: goes on after a cut and after a restart of the
 * program, and each message is said once. Safe for use by many threads; nothing blocks.
 */
public interface Transfers {
    /**
     * Sends files and folders with a letter; more than 10 go in several messages, the letter with
     * the first. {@code keepLocation}: photos go as they are, else without where they were taken.
     */
    List<Cid> send(Letter letter, List<Path> files, boolean keepLocation);

    /** Sends a recording, which now belongs to the queue. */
    Cid send(Letter letter, VoiceNote note);

    /**
     * A file of a message one may read, as a new one of one's own that is ready to be said in a
     * room; no bytes go, the server has them. Blocks; IOException: try again later.
     */
    FileId again(FileRef file, FilePurpose purpose, RoomId room) throws IOException, TransferFailed;

    /** In the order in which they were given. */
    List<Transfer> list();

    /** The newest hundred that arrived since the start, until they are forgotten. */
    List<Transfer> arrived();

    /** Forgets what arrived. */
    void forgetArrived();

    /** Stops for now; false when it is not here. */
    boolean pause(Cid cid);

    /** Goes on with one that was paused or has failed; false when it is not here. */
    boolean resume(Cid cid);

    /** Gives it up; what arrived is taken away. False when it is not here. */
    boolean cancel(Cid cid);

    /**
     * Called on any thread when something begins, ends or changes its state; not for each byte. Run
     * the answer to hear no more.
     */
    Runnable listen(Runnable onChange);
}
