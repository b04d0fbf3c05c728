package parley.desktop.capture;

import javafx.scene.AccessibleRole;
import javafx.scene.Cursor;
import javafx.scene.control.Label;
import javafx.scene.image.ImageView;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseButton;
import javafx.scene.layout.Pane;
import javafx.scene.layout.Region;
import parley.desktop.part.Labels;
import parley.desktop.text.Texts;

/** The frozen screen, darker but for the part that is chosen. */
final class RegionView extends Pane {
    private static final double STEP = 10;

    private final RegionViewModel model;
    private final Texts texts;
    private final Shot shot;
    private final Region[] shades = {shade(), shade(), shade(), shade()};
    private final Region frame = new Region();
    private final Label hint;
    private boolean held;

    RegionView(Shot shot, RegionViewModel model, Texts texts) {
        this.shot = shot;
        this.model = model;
        this.texts = texts;
        setId("capture");
        getStyleClass().add("capture");
        setCursor(Cursor.CROSSHAIR);
        setFocusTraversable(true);
        setAccessibleRole(AccessibleRole.DIALOG);
        var picture = new ImageView(shot.image());
        picture.setFitWidth(shot.width());
        picture.setFitHeight(shot.height());
        frame.getStyleClass().add("capture-frame");
        hint = Labels.whole(texts.get("capture.hint"), "capture-hint");
        getChildren().add(picture);
        getChildren().addAll(shades);
        getChildren().addAll(frame, hint);
        getChildren().forEach(n -> n.setMouseTransparent(true));
        setOnMousePressed(e -> {
            if (e.getButton() == MouseButton.PRIMARY) {
                held = true;
                model.begin(e.getX(), e.getY());
            } else {
                model.cancel();
            }
        });
        setOnMouseDragged(e -> {
            if (held) {
                model.drag(e.getX(), e.getY());
            }
        });
        setOnMouseReleased(e -> {
            if (held && e.getButton() == MouseButton.PRIMARY) {
                held = false;
                model.release();
            }
        });
        addEventHandler(KeyEvent.KEY_PRESSED, this::key);
        model.chosen().addListener((_, _, _) -> show());
        show();
    }

    private static Region shade() {
        var shade = new Region();
        shade.getStyleClass().add("capture-shade");
        return shade;
    }

    private void key(KeyEvent e) {
        double step = e.isShortcutDown() ? 1 : STEP;
        switch (e.getCode()) {
            case ESCAPE -> model.cancel();
            case ENTER -> model.take();
            case LEFT -> by(e, -step, 0);
            case RIGHT -> by(e, step, 0);
            case UP -> by(e, 0, -step);
            case DOWN -> by(e, 0, step);
            default -> {
                return;
            }
        }
        e.consume();
    }

    private void by(KeyEvent e, double dx, double dy) {
        if (e.isShiftDown()) {
            model.grow(dx, dy);
        } else {
            model.move(dx, dy);
        }
    }

    private void show() {
        double w = shot.width();
        double h = shot.height();
        var chosen = model.chosen().get();
        var part = chosen.orElse(new parley.desktop.capture.Region(0, 0, 0, 0));
        double right = part.x() + part.width();
        double bottom = part.y() + part.height();
        shades[0].resizeRelocate(0, 0, w, part.y());
        shades[1].resizeRelocate(0, bottom, w, h - bottom);
        shades[2].resizeRelocate(0, part.y(), part.x(), part.height());
        shades[3].resizeRelocate(right, part.y(), w - right, part.height());
        frame.setVisible(chosen.isPresent());
        frame.resizeRelocate(part.x(), part.y(), part.width(), part.height());
        var said =
                chosen.map(c ->
                                texts.get(
                                        "capture.size",
                                        Math.round(c.width()),
                                        Math.round(c.height())))
                        .orElseGet(() -> texts.get("capture.hint"));
        hint.setText(said);
        setAccessibleText(said);
        setAccessibleHelp(texts.get("capture.hint"));
        requestLayout();
    }

    @Override
    protected void layoutChildren() {
        getChildren().getFirst().relocate(0, 0);
        hint.autosize();
        hint.relocate((shot.width() - hint.getWidth()) / 2, 24);
    }
}
