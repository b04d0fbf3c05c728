package parley.desktop.file;

import java.io.File;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import javafx.scene.Node;
import javafx.scene.input.DragEvent;
import javafx.scene.input.TransferMode;
import javafx.scene.layout.Region;

/** Takes files and folders that are dragged here from elsewhere. */
public final class FileDrop {
    private FileDrop() {}

    /**
     * {@code dropped} gets what was let go over {@code region}; {@code hint} is shown before that.
     */
    public static void onto(Region region, Node hint, Consumer<List<Path>> dropped) {
        region.addEventHandler(
                DragEvent.DRAG_OVER,
                e -> {
                    if (e.getDragboard().hasFiles()) {
                        e.acceptTransferModes(TransferMode.COPY);
                        e.consume();
                    }
                });
        region.addEventHandler(
                DragEvent.DRAG_ENTERED,
                e -> {
                    hint.setVisible(e.getDragboard().hasFiles());
                });
        region.addEventHandler(DragEvent.DRAG_EXITED, _ -> hint.setVisible(false));
        region.addEventHandler(
                DragEvent.DRAG_DROPPED,
                e -> {
                    hint.setVisible(false);
                    boolean files = e.getDragboard().hasFiles();
                    if (files) {
                        dropped.accept(
                                e.getDragboard().getFiles().stream().map(File::toPath).toList());
                    }
                    e.setDropCompleted(files);
                    e.consume();
                });
    }
}
