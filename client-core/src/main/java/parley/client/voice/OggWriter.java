package parley.client.voice;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/**
 * Writes packets as one Ogg stream, about a second of speech a page: a page costs 27 bytes and one
 * a packet. Each page is handed on as soon as it is full, so a file that was cut off stays playable
 * up to there. For one thread.
 */
final class OggWriter {
    private static final int PACKETS_A_PAGE = 50;

    private final OutputStream out;
    private final int serial;
    private final byte[] lacing = new byte[Ogg.MAX_SEGMENTS];
    private final byte[] body = new byte[Ogg.MAX_BODY];
    private int segments;
    private int used;
    private int packets;
    private int page;
    private long granule;
    private long wholeBytes;
    private long wholeGranule;

    OggWriter(OutputStream out, int serial) {
        this.out = out;
        this.serial = serial;
    }

    /** A packet that stands alone on its page, as the two headers must. */
    void header(byte[] packet) throws IOException {
        add(packet, packet.length, 0);
        flush(false);
    }

    /** {@code granuleAfter}: samples that are complete after this packet, the pre-skip counted. */
    void packet(byte[] bytes, int length, long granuleAfter) throws IOException {
        int needed = length / 255 + 1;
        if (packets == PACKETS_A_PAGE || segments + needed > Ogg.MAX_SEGMENTS) {
            flush(false);
        }
        add(bytes, length, granuleAfter);
    }

    private void add(byte[] bytes, int length, long granuleAfter) {
        if (length / 255 + 1 > Ogg.MAX_SEGMENTS) {
            throw new IllegalArgumentException("packet of " + length + " bytes");
        }
        System.arraycopy(bytes, 0, body, used, length);
        used += length;
        for (int left = length; left >= 255; left -= 255) {
            lacing[segments++] = (byte) 255;
        }
        lacing[segments++] = (byte) (length % 255);
        packets++;
        granule = granuleAfter;
    }

    /** Writes the last page; its granule says where the sound ends within the last packet. */
    void finish(long lastGranule) throws IOException {
        granule = lastGranule;
        flush(true);
        out.flush();
    }

    /** How many bytes the pages have that were handed on whole. */
    long wholeBytes() {
        return wholeBytes;
    }

    /** The granule of the last of them. */
    long wholeGranule() {
        return wholeGranule;
    }

    private void flush(boolean last) throws IOException {
        if (packets == 0 && !last) {
            return;
        }
        int flags = (page == 0 ? Ogg.FIRST : 0) | (last ? Ogg.LAST : 0);
        ByteBuffer head = ByteBuffer.allocate(Ogg.HEADER + segments).order(ByteOrder.LITTLE_ENDIAN);
        head.put((byte) 'O').put((byte) 'g').put((byte) 'g').put((byte) 'S').put((byte) 0);
        head.put((byte) flags).putLong(granule).putInt(serial).putInt(page++).putInt(0);
        head.put((byte) segments).put(lacing, 0, segments);
        int crc = Ogg.crc(Ogg.crc(0, head.array(), 0, head.capacity()), body, 0, used);
        head.putInt(Ogg.CRC_AT, crc);
        out.write(head.array());
        out.write(body, 0, used);
        out.flush();
        wholeBytes += head.capacity() + used;
        wholeGranule = granule;
        segments = 0;
        used = 0;
        packets = 0;
    }
}
