package parley.client.picture;

import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.AffineTransform;
import java.awt.image.BufferedImage;
import java.awt.image.DataBufferInt;
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
    /** So much is decoded at most before it is made small: 36 MiB of a photo. */
    private static final int MOST_DECODED = 12_000_000;

    private final int width;
    private final int height;
    private final int[] pixels;

    private Decoded(BufferedImage image) {
        this.width = image.getWidth();
        this.height = image.getHeight();
        this.pixels = ((DataBufferInt) image.getRaster().getDataBuffer()).getData();
    }

    /** With a longest side of at most {@code side} pixels; blocks up to a second. */
    public static Decoded of(Path from, PictureInfo info, int side)
            throws IOException, BadPictureException {
        BufferedImage thin = thin(from, info, side);
        return new Decoded(small(thin, info, side, BufferedImage.TYPE_INT_ARGB_PRE));
    }

    /** In pixels. */
    public int width() {
        return width;
    }

    /** In pixels. */
    public int height() {
        return height;
    }

    /** ARGB, premultiplied, row by row; belongs to the caller. */
    public int[] pixels() {
        return pixels;
    }

    /** As {@link #of}, in the form in which it can be written to a file: opaque where it is. */
    static BufferedImage read(Path from, PictureInfo info, int side)
            throws IOException, BadPictureException {
        BufferedImage thin = thin(from, info, side);
        boolean clear = thin.getColorModel().hasAlpha();
        int type = clear ? BufferedImage.TYPE_INT_ARGB : BufferedImage.TYPE_INT_RGB;
        return small(thin, info, side, type);
    }

    private static BufferedImage small(BufferedImage thin, PictureInfo info, int side, int type) {
        double scale = Math.min(1, (double) side / Math.max(info.width(), info.height()));
        int width = Math.max(1, (int) Math.round(info.shownWidth() * scale));
        int height = Math.max(1, (int) Math.round(info.shownHeight() * scale));
        BufferedImage small = new BufferedImage(width, height, type);
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
        if (!info.decodable()) {
            throw new BadPictureException("more than " + PictureInfo.MAX_PIXELS + " pixels");
        }
        return info.format() == PictureFormat.WEBP
                ? WebpProcess.decode(from, info, side)
                : here(from, info, side);
    }

    /** With what this program has read itself: whole, or every so many-th pixel. */
    static BufferedImage here(Path from, PictureInfo info, int side)
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
            int step = step(info, side);
            param.setSourceSubsampling(step, step, 0, 0);
            return reader.read(0, param);
        } catch (IOException | RuntimeException e) {
            // The readers answer some damaged files with whatever their arrays throw.
            throw new BadPictureException("a picture that cannot be decoded", e);
        }
    }

    /** Every so many-th pixel: twice as many as are shown, if that is not too many. */
    private static int step(PictureInfo info, int side) {
        int fine = Math.max(1, Math.max(info.width(), info.height()) / (2 * side));
        double pixels = (double) info.width() * info.height();
        return Math.max(fine, (int) Math.ceil(Math.sqrt(pixels / MOST_DECODED)));
    }
}
