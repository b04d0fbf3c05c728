package parley.desktop.room;

import java.util.Optional;
import javafx.scene.SnapshotParameters;
import javafx.scene.control.ListCell;
import javafx.scene.input.ClipboardContent;
import javafx.scene.input.DataFormat;
import javafx.scene.input.DragEvent;
import javafx.scene.input.TransferMode;
import javafx.scene.paint.Color;
import org.jspecify.annotations.Nullable;

/** Drags lines of the room list to other places in it. UI thread only. */
final class RoomDrag {
    private static final DataFormat LINE = new DataFormat("application/x-parley-room-line");
    private static final String BEFORE = "drop-before";
    private static final String AFTER = "drop-after";

    private final RoomListViewModel model;
    private Optional<RoomListItem> dragged = Optional.empty();

    RoomDrag(RoomListViewModel model) {
        this.model = model;
    }

    /** Lets a line be dragged, and others be dropped on it. */
    void install(ListCell<RoomListItem> cell) {
        cell.setOnDragDetected(e -> {
            var item = cell.getItem();
            if (item == null || item instanceof RoomListItem.View) {
                return;
            }
            dragged = Optional.of(item);
            var content = new ClipboardContent();
            content.put(LINE, "line");
            var look = new SnapshotParameters();
            look.setFill(Color.TRANSPARENT);
            var board = cell.startDragAndDrop(TransferMode.MOVE);
            board.setDragView(cell.snapshot(look, null));
            board.setContent(content);
            e.consume();
        });
        cell.setOnDragOver(e -> {
            mark(cell, "");
            if (fits(e, cell.getItem())) {
                e.acceptTransferModes(TransferMode.MOVE);
                mark(cell, lower(e, cell) ? AFTER : BEFORE);
                e.consume();
            }
        });
        cell.setOnDragExited(_ -> mark(cell, ""));
        cell.setOnDragDropped(e -> {
            mark(cell, "");
            var onto = cell.getItem();
            if (onto != null && fits(e, onto)) {
                boolean after = lower(e, cell);
                e.setDropCompleted(
                        dragged.filter(d -> model.moves().drop(d, onto, after)).isPresent());
                e.consume();
            }
        });
        cell.setOnDragDone(_ -> dragged = Optional.empty());
    }

    private boolean fits(DragEvent e, @Nullable RoomListItem onto) {
        return onto != null
                && e.getDragboard().hasContent(LINE)
                && dragged.filter(d -> model.moves().fits(d, onto)).isPresent();
    }

    private static boolean lower(DragEvent e, ListCell<RoomListItem> cell) {
        return e.getY() > cell.getHeight() / 2;
    }

    private static void mark(ListCell<RoomListItem> cell, String where) {
        cell.getStyleClass().removeAll(BEFORE, AFTER);
        if (!where.isEmpty()) {
            cell.getStyleClass().add(where);
        }
    }
}
