package parley.client.picture;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Looks at each frame of a WebP before anything is decoded: a decoder makes room for what a frame
 * says of itself, whatever the picture said. Lossy ones take it about 60 bytes a pixel.
 */
final class WebpFrames {
    /** Larger lossy ones are not decoded. */
    static final long MOST_LOSSY = 6_000_000;

    /** Larger lossless ones are not decoded. */
    static final long MOST_LOSSLESS = 12_000_000;

    private static final int MAX_CHUNKS = 20_000;

    private final PictureInfo picture;
    private final InputStream in;
    private final Source source;

    private WebpFrames(InputStream in, PictureInfo picture) {
        this.picture = picture;
        this.in = in;
        this.source = new Source(in, PictureHeader.BUDGET);
    }

    /** Refuses what is larger than its picture, or than can be decoded. */
    static void require(Path file, PictureInfo picture) throws IOException, BadPictureException {
        try (InputStream in = new BufferedInputStream(Files.newInputStream(file))) {
            require(in, picture);
        }
    }

    /** Does not close {@code in}, which must support marks as buffered streams do. */
    static void require(InputStream in, PictureInfo picture)
            throws IOException, BadPictureException {
        if ((long) picture.width() * picture.height() > MOST_LOSSLESS) {
            throw new BadPictureException("too large to be decoded");
        }
        new WebpFrames(in, picture).walk();
    }

    private void walk() throws IOException, BadPictureException {
        source.skip(12);
        int frames = 0;
        for (int chunk = 0; chunk < MAX_CHUNKS && more(); chunk++) {
            String kind = new String(source.bytes(4), StandardCharsets.ISO_8859_1);
            long size = source.u32le();
            long read =
                    switch (kind) {
                        case "VP8 " -> lossy();
                        case "VP8L" -> lossless();
                        case "ANMF" -> animated();
                        default -> 0;
                    };
            frames += kind.startsWith("VP8") && read > 0 ? 1 : 0;
            if (read > size) {
                throw new BadPictureException("a frame that is cut off");
            }
            if (!kind.equals("ANMF")) { // the frames within one follow it
                skip(size + (size & 1) - read);
            }
        }
        if (frames == 0) {
            throw new BadPictureException("WebP without a frame");
        }
    }

    private boolean more() throws IOException {
        in.mark(1);
        boolean more = in.read() >= 0;
        in.reset();
        return more;
    }

    /** What is cut off behind the header is for the decoder to find. */
    private void skip(long bytes) throws IOException, BadPictureException {
        for (long left = bytes; left > 0 && more(); ) {
            long step = Math.min(left, Math.max(1, in.available()));
            source.skip(step);
            left -= step;
        }
    }

    private long lossy() throws IOException, BadPictureException {
        source.skip(3);
        if (source.u24le() != 0x2a_019d) {
            throw new BadPictureException("WebP without its key frame mark");
        }
        int width = source.u16le() & 0x3fff;
        int height = source.u16le() & 0x3fff;
        if ((long) width * height > MOST_LOSSY) {
            throw new BadPictureException("too large to be decoded");
        }
        within(width, height);
        return 10;
    }

    private long lossless() throws IOException, BadPictureException {
        source.skip(1);
        long bits = source.u32le();
        within((int) (bits & 0x3fff) + 1, (int) (bits >> 14 & 0x3fff) + 1);
        return 5;
    }

    private long animated() throws IOException, BadPictureException {
        int left = 2 * source.u24le();
        int top = 2 * source.u24le();
        int width = source.u24le() + 1;
        within(left + width, top + source.u24le() + 1);
        source.skip(4);
        return 16;
    }

    private void within(int width, int height) throws BadPictureException {
        if (width > picture.width() || height > picture.height()) {
            throw new BadPictureException("a frame larger than its picture");
        }
    }
}
