package parley.desktop.forward;

import javafx.scene.Node;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.input.MouseButton;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import parley.desktop.part.Boxes;
import parley.desktop.part.DialogBox;
import parley.desktop.part.Focus;
import parley.desktop.part.Icons;
import parley.desktop.part.Labels;
import parley.desktop.room.RoomRow;
import parley.desktop.text.Texts;
import parley.desktop.workspace.RoomSummary;

/** The dialog that chooses where messages go. */
public final class ForwardView {
    private static final double HEIGHT = 320;

    private ForwardView() {}

    /** Shows {@code model}; {@code close} takes it away. */
    public static Node of(ForwardViewModel model, Texts texts, Runnable close) {
        var list = new ListView<>(model.rooms());
        list.setId("forward-rooms");
        list.setAccessibleText(texts.get("forward.rooms"));
        list.setPrefHeight(HEIGHT);
        list.setPlaceholder(Labels.wrapped(texts.get("forward.none"), "t-meta"));
        list.setCellFactory(_ -> new Cell(model));
        list.setOnKeyPressed(e -> {
            var room = list.getSelectionModel().getSelectedItem();
            if (e.getCode() == KeyCode.ENTER && room != null) {
                model.send(room);
                e.consume();
            }
        });
        var field = new TextField();
        field.setId("forward-field");
        field.setPromptText(texts.get("forward.find"));
        field.setAccessibleText(texts.get("forward.find"));
        field.textProperty().bindBidirectional(model.filterProperty());
        field.setOnKeyPressed(e -> {
            if (e.getCode() == KeyCode.ENTER) {
                model.first();
                e.consume();
            } else if (e.getCode() == KeyCode.DOWN) {
                list.getSelectionModel().selectFirst();
                list.requestFocus();
                e.consume();
            }
        });
        var problem = Labels.wrapped("", "t-danger", "t-control");
        Runnable show =
                () -> {
                    var now = model.problem().get();
                    problem.setText(now == null ? "" : texts.get(now));
                    Boxes.show(problem, now != null);
                };
        model.problem().addListener((_, _, _) -> show.run());
        show.run();
        Focus.on(field);
        return new DialogBox(
                "forward-dialog",
                texts.get("forward.title", model.count()),
                480,
                texts.get("action.close"),
                close,
                new VBox(12, field, problem, list));
    }

    private static final class Cell extends ListCell<RoomSummary> {
        Cell(ForwardViewModel model) {
            setPrefWidth(0);
            setOnMouseClicked(e -> {
                if (e.getButton() == MouseButton.PRIMARY && !isEmpty()) {
                    model.send(getItem());
                }
            });
        }

        @Override
        protected void updateItem(@Nullable RoomSummary room, boolean empty) {
            super.updateItem(room, empty);
            setText(null);
            if (empty || room == null) {
                setGraphic(null);
                setAccessibleText(null);
                return;
            }
            var row =
                    Boxes.row(
                            10,
                            Icons.of(RoomRow.icon(room), Icons.ROW, "i-3"),
                            Boxes.grow(Labels.of(room.name(), "t-control")));
            row.getStyleClass().add("completion-row");
            row.getStyleClass().add("choice-row");
            setGraphic(row);
            setAccessibleText(room.name());
        }
    }
}
