package parley.desktop.composer;

import javafx.scene.layout.HBox;
import org.kordamp.ikonli.feather.Feather;
import parley.desktop.message.Brief;
import parley.desktop.message.Markdown;
import parley.desktop.part.Boxes;
import parley.desktop.part.Buttons;
import parley.desktop.part.Icons;
import parley.desktop.part.Labels;
import parley.desktop.text.Texts;

/** What is answered or changed, on top of the composer, with a cross that gives it up. */
final class TaskStrip extends HBox {
    private static final int SHOWN = 200;

    private final ComposerViewModel model;
    private final Texts texts;

    TaskStrip(ComposerViewModel model, Texts texts) {
        this.model = model;
        this.texts = texts;
        setId("composer-task");
        getStyleClass().add("strip");
        model.task().addListener((_, _, now) -> show(now));
        show(model.task().get());
    }

    private void show(Task task) {
        getChildren().clear();
        switch (task) {
            case Task.Fresh _ -> {}
            case Task.Reply reply ->
                    fill(
                            Feather.CORNER_UP_LEFT,
                            texts.get("composer.reply", reply.to().author().displayName()),
                            Brief.of(reply.to(), texts));
            case Task.Edit edit ->
                    fill(Feather.EDIT_2, texts.get("composer.edit"), edit.of().text());
        }
        Boxes.show(this, !(task instanceof Task.Fresh));
    }

    private void fill(Feather icon, String what, String text) {
        getChildren()
                .addAll(
                        Icons.of(icon, 14, "i-accent"),
                        Labels.whole(what, "t-meta-2", "t-strong"),
                        Boxes.grow(Labels.of(Markdown.brief(text, SHOWN), "t-meta")),
                        Buttons.icon(
                                "composer-stop",
                                Feather.X,
                                texts.get("composer.stop"),
                                model::stop,
                                "small"));
    }
}
