package parley.server.lite.socket;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufAllocator;
import parley.server.delivery.Recipients;
import parley.server.lite.frame.Frames;

/** The frames of one round for one room's members, in one buffer that all of them share. */
record RoomFrames(Recipients to, ByteBuf frames) {
    /**
     * A longer buffer would count as one piece against what may wait for a slow client; 1 MiB may.
     */
    private static final int MAX_BYTES = 128 * 1_024;

    private static final int FIRST = 512;

    static RoomFrames of(ByteBufAllocator allocator, Recipients to, byte[] json) {
        RoomFrames room =
                new RoomFrames(
                        to, allocator.ioBuffer(Math.max(FIRST, Frames.size(json.length) * 2)));
        Frames.text(room.frames, json);
        return room;
    }

    /** False: it is full, and another has to follow it. */
    boolean add(byte[] json) {
        if (frames.readableBytes() + Frames.size(json.length) > MAX_BYTES) {
            return false;
        }
        Frames.text(frames, json);
        return true;
    }

    RoomFrames retained() {
        return new RoomFrames(to, frames.retainedDuplicate());
    }

    /** Gives it to the recipients on this loop. */
    void send(LoopTurn turn) {
        for (int i = 0; i < to.size(); i++) {
            if (to.get(i) instanceof SocketConnection connection
                    && connection.turn() == turn
                    && connection.listening()) {
                connection.send(frames.retainedDuplicate());
            }
        }
    }

    void release() {
        frames.release();
    }
}
