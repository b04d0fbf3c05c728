package parley.client.picture;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;

/**
 * Reads the header of PNG, JPEG, GIF and WebP files: a few kilobytes of memory and at most {@link
 * #BUDGET} bytes of the file, whatever it says.
 */
public final class PictureHeader {
    /** Most bytes looked at; a GIF is walked through for its frames. */
    static final long BUDGET = 64L << 20;

    private static final byte[] PNG = {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n'};
    private static final int MAX_JPEG_SEGMENTS = 2_000;
    private static final int MAX_FRAMES = 20_000;
    private static final int START = 12;

    private PictureHeader() {}

    /** Empty when it is none of the four formats, whatever its name is. */
    public static Optional<PictureInfo> read(Path file) throws IOException, BadPictureException {
        try (InputStream in = new BufferedInputStream(Files.newInputStream(file))) {
            return read(in);
        }
    }

    /** Does not close {@code in}, which must support marks as buffered streams do. */
    static Optional<PictureInfo> read(InputStream in) throws IOException, BadPictureException {
        in.mark(START);
        byte[] start = in.readNBytes(START);
        in.reset();
        Optional<PictureFormat> format = format(start);
        if (format.isEmpty()) {
            return Optional.empty();
        }
        Source source = new Source(in, BUDGET);
        PictureInfo info =
                switch (format.get()) {
                    case PNG -> png(source);
                    case JPEG -> jpeg(source);
                    case GIF -> gif(source);
                    case WEBP -> webp(source);
                };
        if (info.width() < 1 || info.height() < 1) {
            throw new BadPictureException("a picture without area");
        }
        return Optional.of(info);
    }

    private static Optional<PictureFormat> format(byte[] start) {
        if (start.length >= 8 && Arrays.equals(start, 0, 8, PNG, 0, 8)) {
            return Optional.of(PictureFormat.PNG);
        }
        if (start.length >= 3
                && start[0] == (byte) 0xff
                && start[1] == (byte) 0xd8
                && start[2] == (byte) 0xff) {
            return Optional.of(PictureFormat.JPEG);
        }
        String text = new String(start, StandardCharsets.ISO_8859_1);
        if (text.startsWith("GIF87a") || text.startsWith("GIF89a")) {
            return Optional.of(PictureFormat.GIF);
        }
        if (text.startsWith("RIFF") && text.startsWith("WEBP", 8)) {
            return Optional.of(PictureFormat.WEBP);
        }
        return Optional.empty();
    }

    private static PictureInfo png(Source in) throws IOException, BadPictureException {
        in.skip(8);
        if (in.u32() != 13 || in.u32() != 0x4948_4452) {
            throw new BadPictureException("PNG without IHDR");
        }
        long width = in.u32();
        long height = in.u32();
        if (width > Integer.MAX_VALUE || height > Integer.MAX_VALUE) {
            throw new BadPictureException("PNG of " + width + " x " + height);
        }
        return new PictureInfo(PictureFormat.PNG, (int) width, (int) height, Orientation.NORMAL, 1);
    }

    private static PictureInfo jpeg(Source in) throws IOException, BadPictureException {
        in.skip(2);
        Orientation orientation = Orientation.NORMAL;
        for (int segment = 0; segment < MAX_JPEG_SEGMENTS; segment++) {
            if (in.u8() != 0xff) {
                throw new BadPictureException("JPEG without marker");
            }
            int marker = in.u8();
            while (marker == 0xff) {
                marker = in.u8();
            }
            int length = in.u16() - 2;
            if (length < 0 || marker == 0xd8 || marker == 0xd9 || marker == 0xda || marker == 0) {
                throw new BadPictureException("JPEG without size");
            }
            if (isFrame(marker)) {
                in.skip(1);
                int height = in.u16();
                int width = in.u16();
                return new PictureInfo(PictureFormat.JPEG, width, height, orientation, 1);
            }
            if (marker == Exif.APP1) {
                orientation = Exif.orientation(in.bytes(length)).orElse(orientation);
            } else {
                in.skip(length);
            }
        }
        throw new BadPictureException("JPEG of too many segments");
    }

    private static boolean isFrame(int marker) {
        return marker >= 0xc0
                && marker <= 0xcf
                && marker != 0xc4
                && marker != 0xc8
                && marker != 0xcc;
    }

    /** The widest and highest of screen and frames: a decoder makes room for both. */
    private static PictureInfo gif(Source in) throws IOException, BadPictureException {
        in.skip(6);
        int width = in.u16le();
        int height = in.u16le();
        int flags = in.u8();
        in.skip(2 + colours(flags));
        int frames = 0;
        while (frames < MAX_FRAMES) {
            int block = in.u8();
            if (block == 0x3b) {
                break;
            } else if (block == 0x21) {
                in.skip(1);
            } else if (block == 0x2c) {
                int left = in.u16le();
                int top = in.u16le();
                width = Math.max(width, left + in.u16le());
                height = Math.max(height, top + in.u16le());
                in.skip(colours(in.u8()) + 1);
                frames++;
            } else {
                throw new BadPictureException("a GIF block of kind " + block);
            }
            for (int part = in.u8(); part > 0; part = in.u8()) {
                in.skip(part);
            }
        }
        if (frames == 0) {
            throw new BadPictureException("GIF without frames");
        }
        return new PictureInfo(PictureFormat.GIF, width, height, Orientation.NORMAL, frames);
    }

    private static int colours(int flags) {
        return (flags & 0x80) == 0 ? 0 : 3 << ((flags & 7) + 1);
    }

    private static PictureInfo webp(Source in) throws IOException, BadPictureException {
        in.skip(12);
        String kind = new String(in.bytes(4), StandardCharsets.ISO_8859_1);
        in.skip(4);
        return switch (kind) {
            case "VP8X" -> {
                boolean moving = (in.u8() & 2) != 0;
                in.skip(3);
                int width = in.u24le() + 1;
                yield webp(width, in.u24le() + 1, moving ? 2 : 1);
            }
            case "VP8L" -> {
                if (in.u8() != 0x2f) {
                    throw new BadPictureException("WebP without its lossless mark");
                }
                long bits = in.u32le();
                yield webp((int) (bits & 0x3fff) + 1, (int) (bits >> 14 & 0x3fff) + 1, 1);
            }
            case "VP8 " -> {
                in.skip(3);
                if (in.u24le() != 0x2a_019d) {
                    throw new BadPictureException("WebP without its key frame mark");
                }
                int width = in.u16le() & 0x3fff;
                yield webp(width, in.u16le() & 0x3fff, 1);
            }
            default -> throw new BadPictureException("WebP that begins with " + kind.length());
        };
    }

    private static PictureInfo webp(int width, int height, int frames) {
        return new PictureInfo(PictureFormat.WEBP, width, height, Orientation.NORMAL, frames);
    }
}
