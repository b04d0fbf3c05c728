package parley.client.log;

import java.util.TreeMap;
import parley.protocol.Entry;
import parley.protocol.RoomId;

/** Where one room's log stands here. */
final class Track {
    final RoomId room;
    String epoch;

    /** Everything up to here is held, or is a remembered gap. */
    long last;

    /** The highest sequence the server is known to have. */
    long head;

    /** Entries that came before their turn. */
    final TreeMap<Long, Entry> held = new TreeMap<>();

    /** Since when entries are held, or -1. */
    long heldSince = -1;

    /** Asked for, or queued to be. */
    boolean wanted;

    /** Not asked again before this, or -1. */
    long retryAt = -1;

    int failures;
    boolean departed;

    Track(RoomId room, String epoch, long last, long head) {
        this.room = room;
        this.epoch = epoch;
        this.last = last;
        this.head = head;
    }

    boolean behind() {
        return head > last && !departed;
    }

    void forgetHeld() {
        held.clear();
        heldSince = -1;
    }

    void restart(String newEpoch, long newHead) {
        epoch = newEpoch;
        last = 0;
        head = newHead;
        forgetHeld();
    }
}
