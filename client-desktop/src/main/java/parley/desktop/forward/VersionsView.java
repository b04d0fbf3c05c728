package parley.desktop.forward;

import javafx.beans.InvalidationListener;
import javafx.scene.Node;
import javafx.scene.layout.VBox;
import parley.desktop.part.Boxes;
import parley.desktop.part.DialogBox;
import parley.desktop.part.Labels;
import parley.desktop.part.Scroll;
import parley.desktop.text.Texts;
import parley.desktop.text.Times;
import parley.desktop.workspace.Version;

/** The dialog that shows what a message said, its first text on top. */
public final class VersionsView {
    private static final double HEIGHT = 320;

    private VersionsView() {}

    /** Shows {@code model}; {@code close} takes it away. */
    public static Node of(VersionsViewModel model, Texts texts, Times times, Runnable close) {
        var list = new VBox(12);
        InvalidationListener fill =
                _ -> {
                    list.getChildren().clear();
                    for (int i = 0; i < model.versions().size(); i++) {
                        list.getChildren().add(row(model.versions().get(i), i, texts, times));
                    }
                    var problem = model.problem().get();
                    if (problem != null) {
                        list.getChildren()
                                .add(Labels.wrapped(texts.get(problem), "t-danger", "t-control"));
                    } else if (model.loaded().get() && model.versions().isEmpty()) {
                        list.getChildren()
                                .add(Labels.wrapped(texts.get("versions.none"), "t-meta"));
                    }
                };
        model.versions().addListener(fill);
        model.loaded().addListener(fill);
        model.problem().addListener(fill);
        fill.invalidated(model.versions());
        var scroll = new Scroll(list);
        scroll.setId("versions");
        scroll.setFitToWidth(true);
        scroll.setPrefHeight(HEIGHT);
        scroll.setAccessibleText(texts.get("versions.title"));
        return new DialogBox(
                "versions-dialog",
                texts.get("versions.title"),
                560,
                texts.get("action.close"),
                close,
                scroll);
    }

    private static Node row(Version version, int index, Texts texts, Times times) {
        var head =
                Boxes.row(
                        8,
                        Labels.of(times.brief(version.at()), "t-control-strong"),
                        Labels.of(
                                texts.get(index == 0 ? "versions.first" : "versions.changed"),
                                "t-meta"));
        var text = Labels.wrapped(version.text(), "t-control", "asked-about");
        text.setMaxWidth(Double.MAX_VALUE);
        return new VBox(4, head, text);
    }
}
