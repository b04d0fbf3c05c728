package parley.client.picture;

import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.AffineTransform;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Iterator;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageReadParam;
import javax.imageio.ImageReader;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.stream.FileImageInputStream;
import javax.imageio.stream.FileImageOutputStream;

/**
 * A small picture of a picture, turned as it is seen: JPEG, or PNG when it is transparent. Nothing
 * above {@link PictureInfo#MAX_PIXELS} is decoded, and what is decoded is thinned out while it is
 * read, so that the memory follows the thumbnail's size.
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
        if (!info.decodable()) {
            throw new BadPictureException("more than " + PictureInfo.MAX_PIXELS + " pixels");
        }
        BufferedImage thin = read(from, info, side);
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
        PictureFormat format = clear ? PictureFormat.PNG : PictureFormat.JPEG;
        write(small, format, to);
        return new Thumbnail(to, format, width, height);
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

    private static BufferedImage read(Path from, PictureInfo info, int side)
            throws IOException, BadPictureException {
        Iterator<ImageReader> readers = ImageIO.getImageReadersByMIMEType(info.format().mime());
        if (!readers.hasNext()) {
            throw new BadPictureException("no reader for " + info.format());
        }
        ImageReader reader = readers.next();
        try (FileImageInputStream in = new FileImageInputStream(from.toFile())) {
            return read(reader, in, info, side);
        } finally {
            reader.dispose();
        }
    }

    private static BufferedImage read(
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
