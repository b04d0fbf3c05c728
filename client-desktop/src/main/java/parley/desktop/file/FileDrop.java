package parley.desktop.file;

import java.io.File;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import javafx.scene.input.DragEvent;
import javafx.scene.input.TransferMode;
import javafx.scene.layout.Region;

/** Takes files and folders that are dragged here from elsewhere. */
public final class FileDrop {
    private static final String OVER = "drop-over";

    private FileDrop() {}

    /** {@code dropped} gets what was let go over {@code region}. */
    public static void onto(Region region, Consumer<List<Path>> dropped) {
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
                    if (e.getDragboard().hasFiles() && !region.getStyleClass().contains(OVER)) {
                        region.getStyleClass().add(OVER);
                    }
                });
        region.addEventHandler(DragEvent.DRAG_EXITED, _ -> region.getStyleClass().remove(OVER));
        region.addEventHandler(
                DragEvent.DRAG_DROPPED,
                e -> {
                    region.getStyleClass().remove(OVER);
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
