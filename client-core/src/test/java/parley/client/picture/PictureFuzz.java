package parley.client.picture;

import java.io.BufferedInputStream;
import java.io.ByteArrayInputStream;
import java.io.IOException;

/**
 * What a fuzzer calls with bytes of its own: as a picture they end in a size, in no picture or in
 * {@link BadPictureException}, and anything else that comes out of here is a finding.
 */
public final class PictureFuzz {
    private PictureFuzz() {}

    /** Reads the header, and of WebP the frames; nothing is decoded. */
    public static void fuzzerTestOneInput(byte[] bytes) throws IOException {
        try {
            var info = PictureHeader.read(new BufferedInputStream(new ByteArrayInputStream(bytes)));
            if (info.isPresent() && (info.get().width() < 1 || info.get().height() < 1)) {
                throw new IllegalStateException("a picture of " + info.get());
            }
            if (info.isPresent() && info.get().format() == PictureFormat.WEBP) {
                WebpFrames.require(
                        new BufferedInputStream(new ByteArrayInputStream(bytes)), info.get());
            }
        } catch (BadPictureException _) {
            // what it is for
        }
    }
}
