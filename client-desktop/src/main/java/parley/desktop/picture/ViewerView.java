package parley.desktop.picture;

import javafx.geometry.Pos;
import javafx.scene.AccessibleRole;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.image.ImageView;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.ScrollEvent;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.StackPane;
import org.kordamp.ikonli.feather.Feather;
import parley.desktop.part.Boxes;
import parley.desktop.part.Buttons;
import parley.desktop.part.Labels;
import parley.desktop.part.Scroll;
import parley.desktop.text.Line;
import parley.desktop.text.Texts;
import parley.protocol.FileRef;

/** One picture over the whole window. Arrows go on, plus and minus zoom, 0 fits, S saves. */
public final class ViewerView extends BorderPane {
    private final ViewerViewModel model;
    private final Pictures pictures;
    private final Texts texts;
    private final ImageView view = new ImageView();
    private final ScrollPane pane;
    private final Label title = Labels.of("", "t-room");
    private final Label state = Labels.wrapped("", "t-2");
    private final Button previous;
    private final Button next;

    public ViewerView(ViewerViewModel model, Pictures pictures, Texts texts, Runnable close) {
        this.model = model;
        this.pictures = pictures;
        this.texts = texts;
        setId("viewer");
        getStyleClass().add("viewer");
        setAccessibleRole(AccessibleRole.DIALOG);
        setFocusTraversable(true);
        view.setPreserveRatio(true);
        view.setSmooth(true);
        view.setAccessibleRole(AccessibleRole.IMAGE_VIEW);
        var middle = new StackPane(view, state);
        middle.setMinSize(0, 0);
        pane = new Scroll(middle);
        pane.setFitToHeight(true);
        pane.setFitToWidth(true);
        pane.setPannable(true);
        pane.setFocusTraversable(false);
        previous =
                button("viewer-previous", Feather.CHEVRON_LEFT, "viewer.previous", model::previous);
        next = button("viewer-next", Feather.CHEVRON_RIGHT, "viewer.next", model::next);
        var head =
                Boxes.row(
                        4,
                        Boxes.grow(title),
                        button(
                                "viewer-smaller",
                                Feather.ZOOM_OUT,
                                "viewer.smaller",
                                model::smaller),
                        button("viewer-fit", Feather.MAXIMIZE, "viewer.fit", model::fit),
                        button("viewer-larger", Feather.ZOOM_IN, "viewer.larger", model::larger),
                        button("viewer-save", Feather.DOWNLOAD, "viewer.save", model::save),
                        button("viewer-close", Feather.X, "action.close", close));
        head.getStyleClass().add("viewer-head");
        setTop(head);
        setLeft(previous);
        setCenter(pane);
        setRight(next);
        BorderPane.setAlignment(previous, Pos.CENTER);
        BorderPane.setAlignment(next, Pos.CENTER);
        model.current().addListener((_, _, file) -> show(file));
        model.zoom().addListener((_, _, _) -> fit());
        pane.viewportBoundsProperty().addListener((_, _, _) -> fit());
        addEventHandler(KeyEvent.KEY_PRESSED, this::key);
        pane.addEventFilter(
                ScrollEvent.SCROLL,
                e -> {
                    if (e.isShortcutDown()) {
                        zoom(e.getDeltaY());
                        e.consume();
                    }
                });
        show(model.current().get());
    }

    private Button button(String id, Feather icon, String key, Runnable action) {
        return Buttons.icon(id, icon, texts.get(key), action);
    }

    private void zoom(double up) {
        if (up > 0) {
            model.larger();
        } else if (up < 0) {
            model.smaller();
        }
    }

    private void key(KeyEvent e) {
        switch (e.getCode()) {
            case LEFT -> model.previous();
            case RIGHT -> model.next();
            case PLUS, EQUALS, ADD -> model.larger();
            case MINUS, SUBTRACT -> model.smaller();
            case DIGIT0, NUMPAD0 -> model.fit();
            case S -> model.save();
            default -> {
                return;
            }
        }
        e.consume();
    }

    private void show(FileRef file) {
        title.setText(texts.get("viewer.title", file.name(), model.number(), model.count()));
        setAccessibleText(title.getText());
        view.setAccessibleText(texts.get("picture.spoken", file.name()));
        previous.setDisable(!model.hasPrevious());
        next.setDisable(!model.hasNext());
        view.setImage(null);
        say(Line.of("viewer.loading"));
        pictures.whole(
                file,
                image -> {
                    if (file.equals(model.current().get())) {
                        view.setImage(image);
                        state.setVisible(false);
                        fit();
                        pictures.moving(
                                file,
                                moving -> {
                                    if (file.equals(model.current().get())) {
                                        view.setImage(moving);
                                    }
                                });
                    }
                },
                problem -> {
                    if (file.equals(model.current().get())) {
                        say(problem);
                    }
                });
    }

    private void say(Line line) {
        state.setText(texts.get(line));
        state.setVisible(true);
    }

    private void fit() {
        var image = view.getImage();
        if (image == null) {
            return;
        }
        var room = pane.getViewportBounds();
        double scale =
                Math.min(
                        1,
                        Math.min(
                                room.getWidth() / image.getWidth(),
                                room.getHeight() / image.getHeight()));
        double width = Math.max(1, image.getWidth() * scale * model.zoom().get());
        view.setFitWidth(width);
    }
}
