package parley.client.voice;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Optional;

/**
 * Reads one Ogg stream, strictly: pages in order, each with its right checksum, one stream only,
 * packets of bounded size. Needs about 70 KB whatever the input says. For one thread.
 *
 * <p>A file that ends without saying so counts as finished after its last whole page: a recording
 * that was cut off is still worth hearing.
 */
final class OggReader {
    /** Longest packet taken; an Opus packet of 120 ms is at most 7,662 bytes. */
    static final int MAX_PACKET = 8_192;

    private final InputStream in;
    private final byte[] head = new byte[Ogg.HEADER];
    private final byte[] lacing = new byte[Ogg.MAX_SEGMENTS];
    private final byte[] body = new byte[Ogg.MAX_BODY];
    private final byte[] packet = new byte[MAX_PACKET];
    private int segments;
    private int segment;
    private int at;
    private int packetLength;
    private int serial;
    private int nextPage;
    private boolean lastPage;
    private long granule;

    OggReader(InputStream in) {
        this.in = in;
    }

    /** The next packet's bytes, until the next call; empty at the end. */
    Optional<ByteBuffer> next() throws IOException, BadVoiceException {
        packetLength = 0;
        while (true) {
            while (segment < segments) {
                int length = lacing[segment++] & 0xff;
                if (packetLength + length > MAX_PACKET) {
                    throw new BadVoiceException("a packet longer than " + MAX_PACKET + " bytes");
                }
                System.arraycopy(body, at, packet, packetLength, length);
                at += length;
                packetLength += length;
                if (length < 255) {
                    return Optional.of(ByteBuffer.wrap(packet, 0, packetLength));
                }
            }
            boolean open = segments > 0 && (lacing[segments - 1] & 0xff) == 255;
            if (lastPage || !page(open)) {
                if (open && lastPage) {
                    throw new BadVoiceException("the last packet is cut off");
                }
                return Optional.empty();
            }
        }
    }

    /** The granule of the page whose packets are being read. */
    long granule() {
        return granule;
    }

    /** True when the packet just returned was the last one of its page. */
    boolean atEndOfPage() {
        return segment == segments;
    }

    /** True while the last page of the stream is being read. */
    boolean onLastPage() {
        return lastPage;
    }

    private boolean page(boolean open) throws IOException, BadVoiceException {
        int first = in.read();
        if (first < 0) {
            return false;
        }
        head[0] = (byte) first;
        if (!filled(head, 1, Ogg.HEADER - 1)) {
            return false;
        }
        ByteBuffer fields = ByteBuffer.wrap(head).order(ByteOrder.LITTLE_ENDIAN);
        if (fields.getInt(0) != 0x5367_674f || head[4] != 0) {
            throw new BadVoiceException("not an Ogg page");
        }
        int flags = head[5];
        int claimed = fields.getInt(14);
        if (nextPage == 0) {
            serial = claimed;
        }
        if ((flags & ~7) != 0
                || claimed != serial
                || fields.getInt(18) != nextPage
                || ((flags & Ogg.FIRST) != 0) != (nextPage == 0)
                || ((flags & Ogg.CONTINUED) != 0) != open) {
            throw new BadVoiceException("page " + nextPage + " is out of order");
        }
        nextPage++;
        segments = head[26] & 0xff;
        int length = 0;
        boolean whole = filled(lacing, 0, segments);
        for (int i = 0; whole && i < segments; i++) {
            length += lacing[i] & 0xff;
        }
        if (!whole || !filled(body, 0, length)) {
            segments = 0;
            segment = 0;
            return false;
        }
        int told = fields.getInt(Ogg.CRC_AT);
        fields.putInt(Ogg.CRC_AT, 0);
        int crc = Ogg.crc(Ogg.crc(0, head, 0, Ogg.HEADER), lacing, 0, segments);
        if (Ogg.crc(crc, body, 0, length) != told) {
            throw new BadVoiceException("page " + (nextPage - 1) + " is damaged");
        }
        lastPage = (flags & Ogg.LAST) != 0;
        granule = fields.getLong(6);
        segment = 0;
        at = 0;
        return true;
    }

    /** False: the file ends within a page, which does not count. */
    private boolean filled(byte[] into, int from, int length) throws IOException {
        try {
            return in.readNBytes(into, from, length) == length;
        } catch (EOFException cut) {
            return false;
        }
    }
}
