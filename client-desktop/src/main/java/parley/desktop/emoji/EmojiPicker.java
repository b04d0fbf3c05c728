package parley.desktop.emoji;

import java.util.ArrayList;
import java.util.List;
import javafx.scene.AccessibleRole;
import javafx.scene.control.Button;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;
import parley.desktop.emoji.EmojiPickerViewModel.Row;
import parley.desktop.part.Boxes;
import parley.desktop.part.Focus;
import parley.desktop.part.Icons;
import parley.desktop.part.Labels;
import parley.desktop.text.Texts;

/** A field, the emoji below it, and the skin tone. The focus stays in the field. */
public final class EmojiPicker extends VBox {
    private static final double SIZE = 24;
    private static final String HAND = "\u270B";

    private final EmojiPickerViewModel model;
    private final Texts texts;
    private final ListView<Row> list;

    public EmojiPicker(EmojiPickerViewModel model, Texts texts) {
        this.model = model;
        this.texts = texts;
        setId("emoji-picker");
        getStyleClass().addAll("dialog-box", "emoji-picker");
        setAccessibleRole(AccessibleRole.DIALOG);
        setAccessibleText(texts.get("emoji.title"));
        setMaxSize(Region.USE_PREF_SIZE, Region.USE_PREF_SIZE);
        var field = new TextField();
        field.setId("emoji-field");
        field.getStyleClass().add("bare");
        field.setPromptText(texts.get("emoji.prompt"));
        field.setAccessibleText(texts.get("emoji.prompt"));
        field.textProperty().bindBidirectional(model.queryProperty());
        field.addEventFilter(KeyEvent.KEY_PRESSED, this::key);
        var frame = Boxes.row(8, Icons.of(Feather.SEARCH, 14), Boxes.grow(field));
        frame.getStyleClass().addAll("framed", "focus");
        list = new ListView<>(model.rows());
        list.setId("emoji-rows");
        list.setFocusTraversable(false);
        list.setAccessibleText(texts.get("emoji.title"));
        list.setCellFactory(_ -> new Cell());
        list.setPrefHeight(300);
        model.rowProperty().addListener((_, _, now) -> follow(now.intValue()));
        model.columnProperty().addListener((_, _, _) -> list.refresh());
        var name = Labels.of("", "t-meta");
        Runnable say = () -> name.setText(chosenName());
        model.rowProperty().addListener((_, _, _) -> say.run());
        model.columnProperty().addListener((_, _, _) -> say.run());
        say.run();
        var foot = Boxes.row(2, Boxes.grow(name));
        foot.getStyleClass().add("foot");
        foot.getChildren().addAll(tones());
        getChildren().addAll(frame, list, foot);
        Focus.on(field);
    }

    private List<Button> tones() {
        var buttons = new ArrayList<Button>();
        for (int i = 0; i <= 5; i++) {
            int tone = i;
            var button = new Button();
            button.setId("tone-" + i);
            button.getStyleClass().addAll("icon", "small");
            button.setAccessibleText(texts.get("emoji.tone", i));
            button.setOnAction(_ -> model.toneProperty().set(tone));
            EmojiSet.bundled()
                    .find(HAND)
                    .ifPresent(e -> button.setGraphic(new EmojiPicture(e.toned(tone), 16)));
            buttons.add(button);
        }
        return buttons;
    }

    private String chosenName() {
        int row = model.rowProperty().get();
        if (row >= 0 && row < model.rows().size() && model.rows().get(row) instanceof Row.Line l) {
            int at = Math.min(model.columnProperty().get(), l.emoji().size() - 1);
            return l.emoji().get(at).name();
        }
        return texts.get("emoji.none");
    }

    private void follow(int row) {
        list.refresh();
        if (row >= 0) {
            list.scrollTo(Math.max(0, row - 3));
        }
    }

    private void key(KeyEvent e) {
        switch (e.getCode()) {
            case DOWN -> model.move(1, 0);
            case UP -> model.move(-1, 0);
            case RIGHT -> model.move(0, 1);
            case LEFT -> model.move(0, -1);
            case ENTER -> model.take();
            default -> {
                return;
            }
        }
        e.consume();
    }

    /** Its nine buttons are made once and shown again with other emoji. */
    private final class Cell extends ListCell<Row> {
        private final HBox line = new HBox();

        Cell() {
            line.getStyleClass().add("emoji-line");
            for (int i = 0; i < EmojiPickerViewModel.ACROSS; i++) {
                var button = new Button();
                button.getStyleClass().addAll("icon", "emoji");
                button.setFocusTraversable(false);
                line.getChildren().add(button);
            }
        }

        @Override
        protected void updateItem(@Nullable Row row, boolean empty) {
            super.updateItem(row, empty);
            setText(null);
            if (empty || row == null) {
                setGraphic(null);
                return;
            }
            switch (row) {
                case Row.Head head ->
                        setGraphic(Labels.of(texts.get(head.key()), "t-section", "emoji-head"));
                case Row.Line each -> {
                    fill(each.emoji(), getIndex() == model.rowProperty().get());
                    setGraphic(line);
                }
            }
        }

        private void fill(List<Emoji> emoji, boolean chosenRow) {
            for (int i = 0; i < line.getChildren().size(); i++) {
                var button = (Button) line.getChildren().get(i);
                button.setVisible(i < emoji.size());
                button.getStyleClass().remove("on");
                if (i < emoji.size()) {
                    var each = emoji.get(i);
                    button.setGraphic(new EmojiPicture(each, SIZE));
                    button.setAccessibleText(each.name());
                    button.setOnAction(_ -> model.take(each));
                    if (chosenRow && i == model.columnProperty().get()) {
                        button.getStyleClass().add("on");
                    }
                }
            }
        }
    }
}
