package parley.desktop.workspace;

import java.util.List;
import parley.protocol.Cid;
import parley.protocol.RoomId;

/** Files of all rooms on their way to their workspace. For any thread; never blocks for long. */
public interface AllTransfers {
    /**
     * One of them.
     *
     * @param there it has arrived since the start of the program
     */
    record Placed(RoomId room, FileTransfer transfer, boolean there) {}

    /** In the order in which they were given, those that arrived first. */
    List<Placed> list();

    void pause(Cid cid);

    /** Goes on with one that was paused or has failed. */
    void resume(Cid cid);

    void cancel(Cid cid);

    /** Takes those that arrived off the list. */
    void forget();

    /** As {@link FileTransfers#listen}. */
    Runnable listen(Runnable onChange);
}
