package parley.desktop.file;

import javafx.beans.binding.Bindings;
import javafx.collections.ListChangeListener;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.CheckBox;
import javafx.scene.control.OverrunStyle;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;
import parley.desktop.part.Boxes;
import parley.desktop.part.Buttons;
import parley.desktop.part.Icons;
import parley.desktop.part.Labels;
import parley.desktop.part.Scroll;
import parley.desktop.text.Texts;

/** The files of the next message inside the composer, each with a cross. */
public final class TrayView extends VBox {
    private final TrayViewModel model;
    private final Texts texts;
    private final HBox chips = new HBox();
    private final CheckBox location = new CheckBox();

    public TrayView(TrayViewModel model, Texts texts) {
        this.model = model;
        this.texts = texts;
        setId("tray");
        getStyleClass().add("tray");
        chips.getStyleClass().add("chips");
        var scroll = new Scroll(chips);
        scroll.setVbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
        scroll.setFitToHeight(true);
        scroll.setFocusTraversable(false);
        location.setId("tray-location");
        location.setText(texts.get("tray.location"));
        location.setAccessibleText(texts.get("tray.location"));
        location.selectedProperty().bindBidirectional(model.keepLocationProperty());
        var notice = Labels.wrapped("", "notice");
        notice.textProperty()
                .bind(
                        Bindings.createStringBinding(
                                () -> {
                                    var problem = model.problem().get();
                                    return problem == null ? "" : texts.get(problem);
                                },
                                model.problem()));
        notice.visibleProperty().bind(notice.textProperty().isNotEmpty());
        notice.managedProperty().bind(notice.visibleProperty());
        getChildren().addAll(scroll, location, notice);
        scroll.managedProperty().bind(model.filled());
        scroll.visibleProperty().bind(model.filled());
        model.files().addListener((ListChangeListener<Chosen>) _ -> show());
        show();
    }

    private void show() {
        chips.getChildren().setAll(model.files().stream().map(this::chip).toList());
        Boxes.show(location, model.files().stream().anyMatch(Chosen::picture));
    }

    private Node chip(Chosen file) {
        var tile = new StackPane(Icons.of(file.icon(), Icons.CONTROL, "i-accent"));
        var name = Labels.of(file.name(), "t-control-strong");
        name.setTextOverrun(OverrunStyle.CENTER_ELLIPSIS);
        name.setMaxWidth(180);
        var about =
                Labels.of(
                        file.folder()
                                ? texts.get("tray.folder")
                                : ByteCount.text(file.size(), texts),
                        "t-hint");
        var words = Boxes.column(1, name, about);
        words.setAlignment(Pos.CENTER_LEFT);
        var away =
                Buttons.icon(
                        "tray-remove",
                        Feather.X,
                        texts.get("tray.remove", file.name()),
                        () -> model.remove(file),
                        "small");
        var chip = Boxes.row(8, tile, words, away);
        chip.getStyleClass().add("tray-chip");
        return chip;
    }
}
