package parley.client.picture;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.stream.FileImageOutputStream;

/**
 * A small picture of a picture, turned as it is seen: JPEG, or PNG when it is transparent; read as
 * {@link Decoded} is.
 *
 * @param width in pixels, as {@code height}
 */
public record Thumbnail(Path file, PictureFormat format, int width, int height) {
    /** Longest side, in pixels. */
    public static final int SIDE = 720;

    private static final float QUALITY = 0.82f;

    /** Writes {@code to}; blocks up to a second for the largest pictures. */
    public static Thumbnail make(Path from, PictureInfo info, Path to)
            throws IOException, BadPictureException {
        return make(from, info, to, SIDE);
    }

    /** The same with a longest side of {@code side} pixels. */
    public static Thumbnail make(Path from, PictureInfo info, Path to, int side)
            throws IOException, BadPictureException {
        BufferedImage small = Decoded.read(from, info, side);
        boolean clear = small.getColorModel().hasAlpha();
        PictureFormat format = clear ? PictureFormat.PNG : PictureFormat.JPEG;
        write(small, format, to);
        return new Thumbnail(to, format, small.getWidth(), small.getHeight());
    }

    private static void write(BufferedImage image, PictureFormat format, Path to)
            throws IOException {
        Files.deleteIfExists(to);
        ImageWriter writer = ImageIO.getImageWritersByMIMEType(format.mime()).next();
        try (FileImageOutputStream out = new FileImageOutputStream(to.toFile())) {
            ImageWriteParam param = writer.getDefaultWriteParam();
            if (format == PictureFormat.JPEG) {
                param.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
                param.setCompressionQuality(QUALITY);
            }
            writer.setOutput(out);
            writer.write(null, new IIOImage(image, null, null), param);
        } finally {
            writer.dispose();
        }
    }
}
