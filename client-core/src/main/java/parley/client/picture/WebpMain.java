package parley.client.picture;

import java.awt.image.BufferedImage;
import java.io.BufferedOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.file.Path;

/**
 * The process of {@link WebpProcess}: decodes one file and writes width, height, whether parts are
 * clear, and the pixels as ARGB, row by row. Ends without writing when it cannot.
 */
final class WebpMain {
    private static final int REFUSED = 3;

    private WebpMain() {}

    /** The file, and the longest side in pixels that is needed. */
    public static void main(String[] arguments) throws IOException {
        endInTime();
        OutputStream out = System.out;
        System.setOut(System.err); // nobody else writes into the picture
        Path file = Path.of(arguments[0]);
        try {
            PictureInfo info =
                    PictureHeader.read(file)
                            .filter(i -> i.format() == PictureFormat.WEBP)
                            .orElseThrow(() -> new BadPictureException("no WebP"));
            WebpFrames.require(file, info);
            write(Decoded.here(file, info, Integer.parseInt(arguments[1])), out);
        } catch (BadPictureException e) {
            System.exit(REFUSED);
        }
    }

    /** Nobody else may be there to end it. */
    private static void endInTime() {
        Thread.ofPlatform()
                .daemon()
                .name("parley-webp-end")
                .start(() -> {
                    try {
                        Thread.sleep(WebpProcess.PATIENCE.multipliedBy(WebpProcess.BUSY + 1));
                    } catch (InterruptedException e) {
                        Thread.currentThread().interrupt();
                    }
                    Runtime.getRuntime().halt(REFUSED);
                });
    }

    private static void write(BufferedImage image, OutputStream to) throws IOException {
        try (DataOutputStream out = new DataOutputStream(new BufferedOutputStream(to, 1 << 16))) {
            int width = image.getWidth();
            out.writeInt(width);
            out.writeInt(image.getHeight());
            out.writeBoolean(image.getColorModel().hasAlpha());
            int[] pixels = new int[width];
            ByteBuffer row = ByteBuffer.allocate(4 * width);
            for (int y = 0; y < image.getHeight(); y++) {
                image.getRGB(0, y, width, 1, pixels, 0, width);
                row.asIntBuffer().put(pixels);
                out.write(row.array());
            }
        }
    }
}
