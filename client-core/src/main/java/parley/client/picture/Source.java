package parley.client.picture;

import java.io.IOException;
import java.io.InputStream;

/**
 * Reads numbers from a file nobody vouches for. Its end is an error, and so is reading too much.
 */
final class Source {
    private final InputStream in;
    private long budget;

    /** {@code budget}: most bytes that are read or skipped. */
    Source(InputStream in, long budget) {
        this.in = in;
        this.budget = budget;
    }

    int u8() throws IOException, BadPictureException {
        spend(1);
        int value = in.read();
        if (value < 0) {
            throw new BadPictureException("the file is cut off");
        }
        return value;
    }

    int u16() throws IOException, BadPictureException {
        return u8() << 8 | u8();
    }

    int u16le() throws IOException, BadPictureException {
        return u8() | u8() << 8;
    }

    int u24le() throws IOException, BadPictureException {
        return u16le() | u8() << 16;
    }

    long u32() throws IOException, BadPictureException {
        return (long) u16() << 16 | u16();
    }

    long u32le() throws IOException, BadPictureException {
        return u16le() | (long) u16le() << 16;
    }

    /** {@code length} must be bounded by the caller. */
    byte[] bytes(int length) throws IOException, BadPictureException {
        spend(length);
        byte[] bytes = in.readNBytes(length);
        if (bytes.length < length) {
            throw new BadPictureException("the file is cut off");
        }
        return bytes;
    }

    void skip(long length) throws IOException, BadPictureException {
        spend(length);
        try {
            in.skipNBytes(length);
        } catch (java.io.EOFException e) {
            throw new BadPictureException("the file is cut off", e);
        }
    }

    private void spend(long bytes) throws BadPictureException {
        budget -= bytes;
        if (budget < 0) {
            throw new BadPictureException("a header that does not end");
        }
    }
}
