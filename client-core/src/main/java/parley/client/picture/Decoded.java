package parley.client.picture;

import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.AffineTransform;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Iterator;
import javax.imageio.ImageIO;
import javax.imageio.ImageReadParam;
import javax.imageio.ImageReader;
import javax.imageio.stream.FileImageInputStream;

/**
 * A picture's pixels in memory, turned as it is seen and made small while it is read: nothing above
 * {@link PictureInfo#MAX_PIXELS} is decoded, and memory follows the small size.
 */
public final class Decoded {
    private final int width;
    private final int height;
    private final int[] argb;

    private Decoded(BufferedImage image) {
        this.width = image.getWidth();
        this.height = image.getHeight();
        this.argb = image.getRGB(0, 0, width, height, null, 0, width);
    }

    /** With a longest side of at most {@code side} pixels; blocks up to a second. */
    public static Decoded of(Path from, PictureInfo info, int side)
            throws IOException, BadPictureException {
        return new Decoded(read(from, info, side));
    }

    /** In pixels. */
    public int width() {
        return width;
    }

    /** In pixels. */
    public int height() {
        return height;
    }

    /** Row by row, not premultiplied; belongs to the caller. */
    public int[] argb() {
        return argb;
    }

    static BufferedImage read(Path from, PictureInfo info, int side)
            throws IOException, BadPictureException {
        if (!info.decodable()) {
            throw new BadPictureException("more than " + PictureInfo.MAX_PIXELS + " pixels");
        }
        BufferedImage thin = thin(from, info, side);
        double scale = Math.min(1, (double) side / Math.max(info.width(), info.height()));
        int width = Math.max(1, (int) Math.round(info.shownWidth() * scale));
        int height = Math.max(1, (int) Math.round(info.shownHeight() * scale));
        boolean clear = thin.getColorModel().hasAlpha();
        BufferedImage small =
                new BufferedImage(
                        width,
                        height,
                        clear ? BufferedImage.TYPE_INT_ARGB : BufferedImage.TYPE_INT_RGB);
        Graphics2D pen = small.createGraphics();
        pen.setRenderingHint(
                RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BILINEAR);
        pen.drawImage(thin, place(info.orientation(), thin, width, height), null);
        pen.dispose();
        return small;
    }

    /** From the stored picture's pixels to the shown one's. */
    private static AffineTransform place(
            Orientation orientation, BufferedImage thin, int width, int height) {
        AffineTransform to = AffineTransform.getScaleInstance(width, height);
        to.concatenate(
                switch (orientation) {
                    case NORMAL -> new AffineTransform();
                    case MIRRORED -> new AffineTransform(-1, 0, 0, 1, 1, 0);
                    case HALF -> new AffineTransform(-1, 0, 0, -1, 1, 1);
                    case HALF_MIRRORED -> new AffineTransform(1, 0, 0, -1, 0, 1);
                    case QUARTER_MIRRORED -> new AffineTransform(0, 1, 1, 0, 0, 0);
                    case QUARTER -> new AffineTransform(0, 1, -1, 0, 1, 0);
                    case THREE_QUARTERS_MIRRORED -> new AffineTransform(0, -1, -1, 0, 1, 1);
                    case THREE_QUARTERS -> new AffineTransform(0, -1, 1, 0, 0, 1);
                });
        to.scale(1.0 / thin.getWidth(), 1.0 / thin.getHeight());
        return to;
    }

    private static BufferedImage thin(Path from, PictureInfo info, int side)
            throws IOException, BadPictureException {
        Iterator<ImageReader> readers = ImageIO.getImageReadersByMIMEType(info.format().mime());
        if (!readers.hasNext()) {
            throw new BadPictureException("no reader for " + info.format());
        }
        ImageReader reader = readers.next();
        try (FileImageInputStream in = new FileImageInputStream(from.toFile())) {
            return thin(reader, in, info, side);
        } finally {
            reader.dispose();
        }
    }

    private static BufferedImage thin(
            ImageReader reader, FileImageInputStream in, PictureInfo info, int side)
            throws BadPictureException {
        try {
            reader.setInput(in, true, true);
            if ((long) reader.getWidth(0) * reader.getHeight(0) > PictureInfo.MAX_PIXELS) {
                throw new BadPictureException("the header lies about the size");
            }
            ImageReadParam param = reader.getDefaultReadParam();
            int step = Math.max(1, Math.max(info.width(), info.height()) / (2 * side));
            param.setSourceSubsampling(step, step, 0, 0);
            return reader.read(0, param);
        } catch (IOException | RuntimeException e) {
            // The readers answer some damaged files with whatever their arrays throw.
            throw new BadPictureException("a picture that cannot be decoded", e);
        }
    }
}
