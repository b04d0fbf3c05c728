package parley.desktop.moderation;

import javafx.beans.property.BooleanProperty;
import javafx.geometry.Insets;
import javafx.scene.Node;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.VBox;
import parley.desktop.part.Boxes;
import parley.desktop.part.Buttons;
import parley.desktop.part.FormField;
import parley.desktop.part.Labels;
import parley.desktop.text.Texts;

/** The settings of a room as a form. */
final class SettingsView {
    private static final double WIDTH = 560;

    private SettingsView() {}

    static Node of(SettingsViewModel model, Texts texts) {
        var form = new VBox(16);
        form.setId("room-settings");
        form.setMaxWidth(WIDTH);
        form.setPadding(new Insets(20));
        if (model.named()) {
            form.getChildren()
                    .add(
                            FormField.text(
                                            "settings-name",
                                            texts.get("rooms.new.name"),
                                            model.nameProperty(),
                                            "")
                                    .problem(model.nameProblem(), texts));
        }
        form.getChildren()
                .addAll(
                        FormField.text(
                                        "settings-topic",
                                        texts.get("rooms.new.topic"),
                                        model.topicProperty(),
                                        "")
                                .problem(model.topicProblem(), texts),
                        check(
                                "settings-post",
                                "settings.post",
                                "settings.post.text",
                                model.moderatorsPostProperty(),
                                texts),
                        check(
                                "settings-invite",
                                "settings.invite",
                                "settings.invite.text",
                                model.moderatorsInviteProperty(),
                                texts),
                        check(
                                "settings-history",
                                "settings.history",
                                "settings.history.text",
                                model.fromJoiningProperty(),
                                texts));
        var save = Buttons.primary("settings-save", texts.get("settings.save"), model::save);
        save.disableProperty().bind(model.changed().not());
        form.getChildren().add(save);
        if (model.mayArchive()) {
            form.getChildren().addAll(Boxes.line(), archive(model, texts));
        }
        var scroll = new ScrollPane(form);
        scroll.setFitToWidth(true);
        scroll.setFocusTraversable(false);
        return scroll;
    }

    private static Node check(
            String id, String key, String rules, BooleanProperty on, Texts texts) {
        var box = new CheckBox(texts.get(key));
        box.setId(id);
        box.setAccessibleText(texts.get(key));
        box.selectedProperty().bindBidirectional(on);
        var rule = Labels.wrapped(texts.get(rules), "t-meta");
        VBox.setMargin(rule, new Insets(0, 0, 0, 26));
        return new VBox(2, box, rule);
    }

    private static Node archive(SettingsViewModel model, Texts texts) {
        var text = Labels.wrapped("", "t-meta");
        var button = Buttons.framed("settings-archive", "", model::archive, "danger");
        Runnable show =
                () -> {
                    boolean is = model.archived().get();
                    text.setText(texts.get(is ? "settings.archived" : "settings.archive.text"));
                    button.setText(texts.get(is ? "settings.restore" : "settings.archive"));
                    button.setAccessibleText(button.getText());
                };
        model.archived().addListener((_, _, _) -> show.run());
        show.run();
        return new VBox(10, text, button);
    }
}
