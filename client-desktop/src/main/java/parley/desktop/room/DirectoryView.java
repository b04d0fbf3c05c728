package parley.desktop.room;

import javafx.beans.InvalidationListener;
import javafx.scene.Node;
import javafx.scene.control.TextField;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;
import parley.desktop.part.Avatar;
import parley.desktop.part.Boxes;
import parley.desktop.part.Buttons;
import parley.desktop.part.DialogBox;
import parley.desktop.part.Focus;
import parley.desktop.part.Icons;
import parley.desktop.part.Labels;
import parley.desktop.part.Scroll;
import parley.desktop.text.Texts;
import parley.desktop.workspace.Person;
import parley.desktop.workspace.RoomSummary;

/** The dialog that lists public rooms to join and people to write to. */
public final class DirectoryView {
    private static final double HEIGHT = 380;

    private final DirectoryViewModel model;
    private final Texts texts;
    private final VBox list = new VBox(2);

    private DirectoryView(DirectoryViewModel model, Texts texts) {
        this.model = model;
        this.texts = texts;
    }

    /** Shows {@code model}; {@code newRoom} makes a room instead. */
    public static Node of(DirectoryViewModel model, Texts texts, Runnable newRoom, Runnable close) {
        return new DirectoryView(model, texts).box(newRoom, close);
    }

    private Node box(Runnable newRoom, Runnable close) {
        var field = new TextField();
        field.setId("directory-search");
        field.setPromptText(texts.get("directory.prompt"));
        field.setAccessibleText(texts.get("directory.prompt"));
        field.textProperty().bindBidirectional(model.queryProperty());
        var scroll = new Scroll(list);
        scroll.setFitToWidth(true);
        scroll.setFocusTraversable(false);
        scroll.setPrefHeight(HEIGHT);
        InvalidationListener fill = _ -> fill();
        model.rooms().addListener(fill);
        model.people().addListener(fill);
        model.problem().addListener(fill);
        model.loaded().addListener(fill);
        fill();
        Focus.on(field);
        return new DialogBox(
                "directory-dialog",
                texts.get("directory.title"),
                560,
                texts.get("action.close"),
                close,
                new VBox(12, field, scroll),
                Buttons.framed("directory-new", texts.get("rooms.create"), newRoom));
    }

    private void fill() {
        list.getChildren().clear();
        var problem = model.problem().get();
        if (problem != null) {
            list.getChildren().add(Labels.wrapped(texts.get(problem), "t-danger", "t-control"));
        }
        if (!model.rooms().isEmpty()) {
            list.getChildren().add(Labels.of(texts.get("directory.rooms"), "t-section"));
            model.rooms().forEach(r -> list.getChildren().add(room(r)));
        }
        if (!model.people().isEmpty()) {
            list.getChildren().add(Labels.of(texts.get("directory.people"), "t-section"));
            model.people().forEach(p -> list.getChildren().add(person(p)));
        }
        if (list.getChildren().isEmpty()) {
            var key = model.loaded().get() ? "directory.empty" : "directory.loading";
            list.getChildren().add(Labels.wrapped(texts.get(key), "t-meta"));
        }
    }

    private HBox room(RoomSummary room) {
        var about =
                room.topic().isEmpty()
                        ? texts.get("directory.members", room.members())
                        : room.topic() + " · " + texts.get("directory.members", room.members());
        var join =
                Buttons.framed(
                        "join-" + room.name(),
                        texts.get("directory.join"),
                        () -> model.join(room),
                        "small");
        join.setAccessibleText(texts.get("directory.join.spoken", room.name()));
        return row(Icons.of(Feather.HASH, Icons.CONTROL, "i-3"), room.name(), about, join);
    }

    private HBox person(Person person) {
        var write =
                Buttons.framed(
                        "write-" + person.name(),
                        texts.get("directory.write"),
                        () -> model.write(person),
                        "small");
        write.setAccessibleText(texts.get("directory.write.spoken", person.displayName()));
        return row(
                new Avatar(28, person.id().value(), person.displayName()),
                person.displayName(),
                person.name(),
                write);
    }

    private static HBox row(Node sign, String name, String about, Node button) {
        var row = Boxes.row(12, sign, words(name, about), button);
        row.setMinHeight(44);
        row.setPadding(new javafx.geometry.Insets(0, 8, 0, 0));
        return row;
    }

    private static VBox words(String name, String about) {
        var words =
                Boxes.grow(
                        new VBox(Labels.of(name, "t-control-strong"), Labels.of(about, "t-meta")));
        words.setAlignment(javafx.geometry.Pos.CENTER_LEFT);
        return words;
    }
}
