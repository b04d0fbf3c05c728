package parley.client.voice;

/** What writer and reader of Ogg pages share; RFC 3533. */
final class Ogg {
    static final int HEADER = 27;
    static final int MAX_SEGMENTS = 255;
    static final int MAX_BODY = MAX_SEGMENTS * 255;
    static final int CONTINUED = 1;
    static final int FIRST = 2;
    static final int LAST = 4;
    static final int CRC_AT = 22;

    /** No packet ends on this page. */
    static final long NO_GRANULE = -1;

    private static final int POLYNOMIAL = 0x04c1_1db7;
    private static final int[] TABLE = table();

    private Ogg() {}

    private static int[] table() {
        int[] table = new int[256];
        for (int i = 0; i < 256; i++) {
            int value = i << 24;
            for (int bit = 0; bit < 8; bit++) {
                value = (value << 1) ^ (value < 0 ? POLYNOMIAL : 0);
            }
            table[i] = value;
        }
        return table;
    }

    /** Goes on from {@code crc}; starts at 0. The page's own four CRC bytes count as zero. */
    static int crc(int crc, byte[] bytes, int from, int length) {
        int value = crc;
        for (int i = from; i < from + length; i++) {
            value = (value << 8) ^ TABLE[((value >>> 24) ^ bytes[i]) & 0xff];
        }
        return value;
    }
}
