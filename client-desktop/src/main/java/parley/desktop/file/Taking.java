package parley.desktop.file;

import java.awt.image.BufferedImage;
import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import javafx.scene.control.Button;
import javafx.scene.control.TextArea;
import javafx.scene.image.Image;
import javafx.scene.image.PixelFormat;
import javafx.scene.input.Clipboard;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.stage.FileChooser;
import javax.imageio.ImageIO;
import org.kordamp.ikonli.feather.Feather;
import parley.desktop.capture.Capture;
import parley.desktop.keys.Deed;
import parley.desktop.keys.Keymap;
import parley.desktop.part.Buttons;
import parley.desktop.text.Texts;

/** The ways in which files come into the tray: pasted, chosen. */
public final class Taking {
    private final TrayViewModel tray;
    private final Capture capture;
    private final Keymap keymap;
    private final Texts texts;

    /** {@code capture}: lets one choose a part of the screen, where that works. */
    public Taking(TrayViewModel tray, Capture capture, Keymap keymap, Texts texts) {
        this.tray = tray;
        this.capture = capture;
        this.keymap = keymap;
        this.texts = texts;
    }

    /** Pasting into {@code area} takes files and pictures; text is pasted as ever. */
    public void into(TextArea area) {
        area.addEventFilter(
                KeyEvent.KEY_PRESSED,
                e -> {
                    boolean v =
                            e.getCode() == KeyCode.V
                                    && e.isShortcutDown()
                                    && !e.isShiftDown()
                                    && !e.isAltDown();
                    if (v && paste(Clipboard.getSystemClipboard())
                            || keymap.means(e, Deed.ATTACH) && choose(area)) {
                        e.consume();
                    }
                });
    }

    private boolean paste(Clipboard clipboard) {
        if (clipboard.hasFiles()) {
            tray.add(paths(clipboard.getFiles()));
            return true;
        }
        if (clipboard.hasString() || !clipboard.hasImage()) {
            return false;
        }
        add(texts.get("tray.pasted"), copy(clipboard.getImage()));
        return true;
    }

    private void add(String name, BufferedImage image) {
        tray.add(
                name + ".png",
                path -> {
                    if (!ImageIO.write(image, "png", path.toFile())) {
                        throw new IOException("this Java cannot write PNG files");
                    }
                });
    }

    /** Takes a part of the screen; empty where that does not work. */
    public Optional<Button> screen(TextArea area) {
        if (capture.problem().isPresent()) {
            return Optional.empty();
        }
        var button =
                Buttons.icon(
                        "composer-capture",
                        Feather.CROP,
                        texts.get("capture.button"),
                        () ->
                                capture.ask(
                                        area.getScene().getWindow(),
                                        image -> {
                                            add(texts.get("capture.name"), image);
                                            area.requestFocus();
                                        }),
                        "small");
        button.setFocusTraversable(true);
        return Optional.of(button);
    }

    private static List<Path> paths(List<File> files) {
        return files.stream().map(File::toPath).toList();
    }

    private static BufferedImage copy(Image image) {
        int width = (int) image.getWidth();
        int height = (int) image.getHeight();
        var pixels = new int[width * height];
        image.getPixelReader()
                .getPixels(0, 0, width, height, PixelFormat.getIntArgbInstance(), pixels, 0, width);
        var copy = new BufferedImage(width, height, BufferedImage.TYPE_INT_ARGB);
        copy.setRGB(0, 0, width, height, pixels, 0, width);
        return copy;
    }

    private boolean choose(TextArea area) {
        var chooser = new FileChooser();
        chooser.setTitle(texts.get("tray.choose"));
        var files = chooser.showOpenMultipleDialog(area.getScene().getWindow());
        if (files != null) {
            tray.add(paths(files));
        }
        return true;
    }

    /** The paper clip. */
    public Button button(TextArea area) {
        var button =
                Buttons.icon(
                        "composer-attach",
                        Feather.PAPERCLIP,
                        texts.get("tray.attach"),
                        () -> choose(area),
                        "small");
        button.setFocusTraversable(true);
        return button;
    }
}
