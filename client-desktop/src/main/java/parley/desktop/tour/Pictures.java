package parley.desktop.tour;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import javafx.scene.Scene;
import javafx.scene.image.PixelFormat;
import javafx.scene.image.WritableImage;
import javax.imageio.ImageIO;

/** Writes what a window shows as numbered PNG files into one folder. */
final class Pictures {
    private final Path folder;
    private int count;

    Pictures(Path folder) throws IOException {
        this.folder = Files.createDirectories(folder);
        try (var old = Files.newDirectoryStream(folder, "[0-9][0-9]-*.png")) {
            for (Path each : old) {
                Files.delete(each);
            }
        }
    }

    /** Takes a picture on the JavaFX thread and returns its file's name. */
    String take(Scene scene, String title) throws IOException {
        WritableImage image = Fx.call(() -> scene.snapshot(null));
        int width = (int) image.getWidth();
        int height = (int) image.getHeight();
        int[] pixels = new int[width * height];
        image.getPixelReader()
                .getPixels(0, 0, width, height, PixelFormat.getIntArgbInstance(), pixels, 0, width);
        BufferedImage copy = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        copy.setRGB(0, 0, width, height, pixels, 0, width);
        count++;
        String slug =
                title.toLowerCase(Locale.ROOT)
                        .replaceAll("[^a-z0-9]+", "-")
                        .replaceAll("^-|-$", "");
        String name = String.format(Locale.ROOT, "%02d-%s.png", count, slug);
        if (!ImageIO.write(copy, "png", folder.resolve(name).toFile())) {
            throw new IOException("this Java cannot write PNG files");
        }
        return name;
    }
}
