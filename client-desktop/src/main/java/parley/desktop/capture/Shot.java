package parley.desktop.capture;

import java.awt.image.BufferedImage;
import javafx.scene.image.Image;
import javafx.scene.image.PixelFormat;

/**
 * A screen as it looked at one moment.
 *
 * @param image its pixels; on a fine screen more than one for each px
 * @param x where the screen begins, in px, as windows are placed
 * @param y likewise
 * @param width in px
 * @param height in px
 */
public record Shot(Image image, double x, double y, double width, double height) {
    /** The pixels of a part of it, at least one. */
    public BufferedImage cut(Region part) {
        int wide = (int) image.getWidth();
        int high = (int) image.getHeight();
        double sx = wide / width;
        double sy = high / height;
        int left = Math.clamp(Math.round(part.x() * sx), 0, wide - 1);
        int top = Math.clamp(Math.round(part.y() * sy), 0, high - 1);
        int w = Math.clamp(Math.round(part.width() * sx), 1, wide - left);
        int h = Math.clamp(Math.round(part.height() * sy), 1, high - top);
        int[] pixels = new int[w * h];
        image.getPixelReader()
                .getPixels(left, top, w, h, PixelFormat.getIntArgbInstance(), pixels, 0, w);
        var copy = new BufferedImage(w, h, BufferedImage.TYPE_INT_RGB);
        copy.setRGB(0, 0, w, h, pixels, 0, w);
        return copy;
    }
}
