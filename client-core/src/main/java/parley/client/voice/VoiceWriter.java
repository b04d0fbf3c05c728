package parley.client.voice;

import io.github.jaredmdobson.concentus.OpusApplication;
import io.github.jaredmdobson.concentus.OpusEncoder;
import io.github.jaredmdobson.concentus.OpusException;
import io.github.jaredmdobson.concentus.OpusSignal;
import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;

/**
 * Turns speech into Ogg/Opus (RFC 7845): 48 kHz, mono, 24 kb/s, frames of 20 ms. What was written
 * is on its way to {@code out} after each second. For one thread.
 */
public final class VoiceWriter implements Closeable {
    /** Samples a second. */
    public static final int RATE = 48_000;

    static final int FRAME = 960;
    private static final int BITS_A_SECOND = 24_000;
    private static final int MAX_FRAME_BYTES = 1_275;

    private final OutputStream out;
    private final OggWriter ogg;
    private final OpusEncoder encoder;
    private final Waveform waveform = new Waveform();
    private final int preSkip;
    private final short[] frame = new short[FRAME];
    private final byte[] packet = new byte[MAX_FRAME_BYTES];
    private int filled;
    private long taken;
    private long coded;
    private boolean closed;

    /** Nothing is written behind half a page. */
    private boolean broken;

    /**
     * {@code serial}: any number; players tell streams apart by it. Closes {@code out} at the end.
     */
    public VoiceWriter(OutputStream out, int serial) throws IOException {
        this.out = out;
        this.ogg = new OggWriter(out, serial);
        try {
            encoder = new OpusEncoder(RATE, 1, OpusApplication.OPUS_APPLICATION_VOIP);
        } catch (OpusException e) {
            throw new IllegalStateException("Opus refuses mono at 48 kHz", e);
        }
        encoder.setBitrate(BITS_A_SECOND);
        encoder.setUseVBR(true);
        encoder.setSignalType(OpusSignal.OPUS_SIGNAL_VOICE);
        encoder.setComplexity(5);
        preSkip = encoder.getLookahead();
        ogg.header(head());
        ogg.header(tags());
    }

    private byte[] head() {
        ByteBuffer head = ByteBuffer.allocate(19).order(ByteOrder.LITTLE_ENDIAN);
        head.put("OpusHead".getBytes(StandardCharsets.US_ASCII));
        head.put((byte) 1).put((byte) 1).putShort((short) preSkip);
        head.putInt(RATE).putShort((short) 0).put((byte) 0);
        return head.array();
    }

    private static byte[] tags() {
        byte[] vendor = "parley".getBytes(StandardCharsets.US_ASCII);
        ByteBuffer tags = ByteBuffer.allocate(16 + vendor.length).order(ByteOrder.LITTLE_ENDIAN);
        tags.put("OpusTags".getBytes(StandardCharsets.US_ASCII));
        return tags.putInt(vendor.length).put(vendor).putInt(0).array();
    }

    /** Takes the first {@code length} samples. */
    public void write(short[] samples, int length) throws IOException {
        waveform.add(samples, length);
        taken += length;
        try {
            feed(samples, length);
        } catch (IOException e) {
            broken = true;
            throw e;
        }
    }

    private void feed(short[] samples, int length) throws IOException {
        int from = 0;
        while (from < length) {
            int part = Math.min(FRAME - filled, length - from);
            System.arraycopy(samples, from, frame, filled, part);
            filled += part;
            from += part;
            if (filled == FRAME) {
                encode();
            }
        }
    }

    private void encode() throws IOException {
        int bytes;
        try {
            bytes = encoder.encode(frame, 0, FRAME, packet, 0, packet.length);
        } catch (OpusException e) {
            throw new IOException("cannot encode a frame", e);
        }
        coded += FRAME;
        filled = 0;
        ogg.packet(packet, bytes, coded);
    }

    /** Of what was taken; after a failure, of what can be heard. */
    public Duration duration() {
        long samples = broken ? Math.max(0, ogg.wholeGranule() - preSkip) : taken;
        return Duration.ofNanos(samples * 1_000_000_000 / RATE);
    }

    /** How many bytes are worth keeping: after a failure, half a page may follow them. */
    public long wholeBytes() {
        return ogg.wholeBytes();
    }

    /** So far; see {@link Waveform}. */
    public byte[] waveform() {
        return waveform.bytes();
    }

    /** Ends the stream and closes what it goes to; after a failure, writes nothing more. */
    @Override
    public void close() throws IOException {
        if (closed) {
            return;
        }
        closed = true;
        if (broken) {
            out.close();
            return;
        }
        try (out) {
            finish();
        } catch (IOException e) {
            broken = true;
            throw e;
        }
    }

    private void finish() throws IOException {
        while (coded < taken + preSkip) {
            Arrays.fill(frame, filled, FRAME, (short) 0);
            encode();
        }
        ogg.finish(taken + preSkip);
    }
}
