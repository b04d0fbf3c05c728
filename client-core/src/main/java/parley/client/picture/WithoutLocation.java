package parley.client.picture;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;

/**
 * Copies a picture without what a camera wrote beside the pixels: place, time, device, owner. How
 * it was held stays. The pixels are copied, not coded again. Needs memory for one segment.
 */
public final class WithoutLocation {
    private static final Set<String> PNG_DROPPED = Set.of("eXIf", "tEXt", "zTXt", "iTXt", "tIME");
    private static final Set<String> WEBP_DROPPED = Set.of("EXIF", "XMP ");
    private static final long MOST = Long.MAX_VALUE;

    private WithoutLocation() {}

    /** Writes {@code to} anew. A GIF carries no location and is copied as it is. */
    public static void copy(Path from, Path to, PictureFormat format)
            throws IOException, BadPictureException {
        try (InputStream in = new BufferedInputStream(Files.newInputStream(from));
                DataOutputStream out =
                        new DataOutputStream(new BufferedOutputStream(Files.newOutputStream(to)))) {
            switch (format) {
                case JPEG -> jpeg(in, out);
                case PNG -> png(in, out);
                case WEBP -> webp(in, out);
                case GIF -> in.transferTo(out);
            }
        }
        if (format == PictureFormat.WEBP) {
            mendWebp(to);
        }
    }

    private static void jpeg(InputStream in, DataOutputStream out)
            throws IOException, BadPictureException {
        Source source = new Source(in, MOST);
        out.writeShort(source.u16());
        while (true) {
            int marker = source.u16();
            while (marker == 0xffff) {
                marker = 0xff00 | source.u8();
            }
            if (marker < 0xff01) {
                throw new BadPictureException("JPEG without marker");
            }
            if (marker == 0xffd9) {
                out.writeShort(marker);
                return; // what hides behind the end is left behind
            }
            int length = source.u16() - 2;
            if (length < 0) {
                throw new BadPictureException("a JPEG segment of negative length");
            }
            byte[] content = source.bytes(length);
            if (marker == (0xff00 | Exif.APP1)) {
                var orientation = Exif.orientation(content);
                if (orientation.isPresent()) {
                    out.write(Exif.segment(orientation.get()));
                }
            } else if (marker != 0xffed && marker != 0xfffe) { // Photoshop's IPTC and comments
                out.writeShort(marker);
                out.writeShort(length + 2);
                out.write(content);
            }
            if (marker == 0xffda) {
                in.transferTo(out);
                return;
            }
        }
    }

    private static void png(InputStream in, DataOutputStream out)
            throws IOException, BadPictureException {
        Source source = new Source(in, MOST);
        out.write(source.bytes(8));
        while (true) {
            long length = source.u32();
            String kind = new String(source.bytes(4), StandardCharsets.ISO_8859_1);
            if (PNG_DROPPED.contains(kind)) {
                source.skip(length + 4);
            } else {
                out.writeInt((int) length);
                out.writeBytes(kind);
                pipe(source, out, length + 4);
            }
            if (kind.equals("IEND")) {
                return;
            }
        }
    }

    private static void webp(InputStream in, DataOutputStream out)
            throws IOException, BadPictureException {
        Source source = new Source(in, MOST);
        out.write(source.bytes(4));
        long left = source.u32le() - 4;
        out.writeInt(0);
        out.write(source.bytes(4));
        while (left >= 8) {
            byte[] kind = source.bytes(4);
            long length = source.u32le();
            long padded = length + (length & 1);
            left -= 8 + padded;
            if (WEBP_DROPPED.contains(new String(kind, StandardCharsets.ISO_8859_1))) {
                source.skip(padded);
            } else {
                out.write(kind);
                out.writeInt(Integer.reverseBytes((int) length));
                pipe(source, out, padded);
            }
        }
    }

    /** The length of the whole, and the flags that say EXIF and XMP are there. */
    private static void mendWebp(Path file) throws IOException {
        try (RandomAccessFile bytes = new RandomAccessFile(file.toFile(), "rw")) {
            bytes.seek(4);
            bytes.writeInt(Integer.reverseBytes((int) (bytes.length() - 8)));
            bytes.seek(12);
            if (bytes.length() > 20 && bytes.readInt() == 0x5650_3858) {
                bytes.seek(20);
                int flags = bytes.read();
                bytes.seek(20);
                bytes.write(flags & ~0x0c);
            }
        }
    }

    private static void pipe(Source source, DataOutputStream out, long length)
            throws IOException, BadPictureException {
        for (long left = length; left > 0; ) {
            byte[] part = source.bytes((int) Math.min(left, 8_192));
            out.write(part);
            left -= part.length;
        }
    }
}
