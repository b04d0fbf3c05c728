package parley.client.picture;

import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import javax.imageio.ImageIO;

/**
 * A picture of a person: the middle of a picture as a small square, without anything else in it.
 */
public final class Face {
    /** Of the square, in pixels. */
    public static final int SIDE = 256;

    public static final String MIME = PictureFormat.PNG.mime();

    private Face() {}

    /** Writes {@code to}, a PNG of at most some 260 KB; blocks up to a second. */
    public static void make(Path from, Path to) throws IOException, BadPictureException {
        PictureInfo info =
                PictureHeader.read(from)
                        .orElseThrow(() -> new BadPictureException("not a picture"));
        Path thin = Files.createTempFile(to.toAbsolutePath().getParent(), "face", ".thin");
        try {
            Thumbnail.make(from, info, thin);
            BufferedImage image = ImageIO.read(thin.toFile());
            if (image == null) {
                throw new BadPictureException("a picture that cannot be decoded");
            }
            ImageIO.write(square(image), "png", to.toFile());
        } finally {
            Files.deleteIfExists(thin);
        }
    }

    private static BufferedImage square(BufferedImage image) {
        int side = Math.min(image.getWidth(), image.getHeight());
        int left = (image.getWidth() - side) / 2;
        int top = (image.getHeight() - side) / 2;
        BufferedImage square = new BufferedImage(SIDE, SIDE, BufferedImage.TYPE_INT_ARGB);
        Graphics2D pen = square.createGraphics();
        pen.setRenderingHint(
                RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BICUBIC);
        pen.drawImage(image, 0, 0, SIDE, SIDE, left, top, left + side, top + side, null);
        pen.dispose();
        return square;
    }
}
