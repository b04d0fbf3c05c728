package parley.desktop.main;

import javafx.beans.value.ChangeListener;
import javafx.beans.value.WeakChangeListener;
import javafx.geometry.Insets;
import javafx.geometry.Pos;
import javafx.scene.AccessibleRole;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;
import parley.desktop.part.Boxes;
import parley.desktop.part.Buttons;
import parley.desktop.part.Icons;
import parley.desktop.part.Labels;
import parley.desktop.text.Texts;

/** Shows what a window says for a short while. */
final class ToastView extends HBox {
    /** Held here: what says it outlives what shows it. */
    private final ChangeListener<@Nullable Toast> says;

    ToastView(Surface model, Texts texts) {
        setId("toast");
        getStyleClass().add("toast");
        setAccessibleRole(AccessibleRole.TEXT);
        setMaxSize(Region.USE_PREF_SIZE, Region.USE_PREF_SIZE);
        StackPane.setAlignment(this, Pos.BOTTOM_CENTER);
        StackPane.setMargin(this, new Insets(0, 16, 112, 16));
        says = (_, _, now) -> show(now, model, texts);
        model.toast().addListener(new WeakChangeListener<>(says));
        show(model.toast().get(), model, texts);
    }

    private void show(@Nullable Toast toast, Surface model, Texts texts) {
        Boxes.show(this, toast != null);
        getChildren().clear();
        if (toast == null) {
            return;
        }
        var text = texts.get(toast.text());
        setAccessibleText(text);
        getChildren()
                .addAll(
                        Icons.of(
                                toast.problem() ? Feather.ALERT_CIRCLE : Feather.CHECK,
                                Icons.CONTROL),
                        Labels.wrapped(text, "t-control"));
        toast.undo()
                .ifPresent(undo ->
                        getChildren()
                                .add(Buttons.link("toast-undo", texts.get("action.undo"), undo)));
        getChildren()
                .add(
                        Buttons.icon(
                                "toast-close",
                                Feather.X,
                                texts.get("action.close"),
                                model::closeToast,
                                "small"));
    }
}
