package parley.client.store;

/** A message's key: its room's number above its sequence, so that a room's rows lie together. */
final class Keys {
    private static final int SHIFT = 40;
    private static final long MASK = (1L << SHIFT) - 1;

    private Keys() {}

    static long of(long room, long seq) {
        if (seq < 0 || seq > MASK) {
            throw new IllegalArgumentException("sequence " + seq);
        }
        return room << SHIFT | seq;
    }

    static long first(long room) {
        return room << SHIFT;
    }

    static long last(long room) {
        return room << SHIFT | MASK;
    }

    static long room(long key) {
        return key >> SHIFT;
    }

    static long seq(long key) {
        return key & MASK;
    }
}
