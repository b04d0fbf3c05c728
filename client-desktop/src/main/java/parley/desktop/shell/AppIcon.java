package parley.desktop.shell;

import java.util.ArrayList;
import java.util.List;
import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.geometry.Pos;
import javafx.scene.Group;
import javafx.scene.Scene;
import javafx.scene.SnapshotParameters;
import javafx.scene.image.Image;
import javafx.scene.layout.StackPane;
import javafx.scene.paint.Color;
import javafx.scene.shape.Rectangle;
import javafx.scene.text.Font;
import javafx.scene.text.Text;
import javafx.stage.Stage;
import javafx.util.Subscription;
import parley.desktop.part.AppMark;

/**
 * The application's icon, on it how much calls oneself: drawn here, because no two desktops have
 * the same way of showing a count. UI thread only.
 */
final class AppIcon {
    /** Sides in px: what Windows, macOS and the desktops of Linux ask for. */
    static final List<Integer> SIZES = List.of(16, 32, 48, 128);

    /** A larger count does not fit. */
    static final int MOST = 99;

    private static final Color CALL = Color.web("#B5480E");

    private final ReadOnlyIntegerProperty calls;
    private List<Image> drawn = List.of();
    private int drawnFor = -1;

    /** {@code calls}: the count. */
    AppIcon(ReadOnlyIntegerProperty calls) {
        this.calls = calls;
    }

    /**
     * Gives a window the icon, and another whenever the count changes.
     *
     * @return ends it
     */
    Subscription dress(Stage window) {
        return calls.subscribe(_ -> window.getIcons().setAll(images()));
    }

    private List<Image> images() {
        int count = Math.min(calls.get(), MOST + 1);
        if (count != drawnFor) {
            drawn = SIZES.stream().map(size -> draw(size, count)).toList();
            drawnFor = count;
        }
        return drawn;
    }

    /** The icon {@code size} px wide with {@code count} on it; without a badge at 0. */
    static Image draw(int size, int count) {
        var icon = new StackPane(new AppMark(size));
        if (count > 0) {
            var badge = badge(size, count);
            StackPane.setAlignment(badge, size < 32 ? Pos.BOTTOM_RIGHT : Pos.TOP_RIGHT);
            icon.getChildren().add(badge);
        }
        icon.setMinSize(size, size);
        icon.setMaxSize(size, size);
        var holder = new Scene(new Group(icon), size, size, Color.TRANSPARENT);
        holder.getRoot().applyCss();
        holder.getRoot().layout();
        var look = new SnapshotParameters();
        look.setFill(Color.TRANSPARENT);
        look.setViewport(new javafx.geometry.Rectangle2D(0, 0, size, size));
        return icon.snapshot(look, null);
    }

    /** Too small for figures, it is a dot. */
    private static StackPane badge(int size, int count) {
        double height = Math.round(size * (size < 32 ? 0.5 : 0.56));
        var shown = new ArrayList<javafx.scene.Node>();
        double width = height;
        if (size >= 32) {
            var text = new Text(count > MOST ? MOST + "+" : Integer.toString(count));
            text.setFont(Font.font("Inter Semi Bold", height * 0.68));
            text.setFill(Color.WHITE);
            shown.add(text);
            width = Math.clamp(text.getLayoutBounds().getWidth() + height * 0.5, height, size);
        }
        var ground = new Rectangle(width, height, CALL);
        ground.setArcWidth(height);
        ground.setArcHeight(height);
        shown.addFirst(ground);
        var badge = new StackPane(shown.toArray(javafx.scene.Node[]::new));
        badge.setMaxSize(width, height);
        return badge;
    }
}
