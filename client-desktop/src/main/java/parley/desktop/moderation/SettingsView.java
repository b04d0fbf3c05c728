package parley.desktop.moderation;

import java.util.List;
import java.util.TreeSet;
import javafx.beans.property.BooleanProperty;
import javafx.collections.FXCollections;
import javafx.geometry.Insets;
import javafx.scene.Node;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ChoiceBox;
import javafx.scene.layout.VBox;
import javafx.util.StringConverter;
import org.jspecify.annotations.Nullable;
import parley.desktop.part.Boxes;
import parley.desktop.part.Buttons;
import parley.desktop.part.FormField;
import parley.desktop.part.Labels;
import parley.desktop.part.Scroll;
import parley.desktop.text.Texts;

/** The settings of a room as a form. */
final class SettingsView {
    private static final double WIDTH = 560;
    private static final int MINUTE = 60;
    private static final List<Integer> WAITS = List.of(0, 5, 10, 30, 60, 300, 900, 3_600);

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
        form.getChildren().add(slow(model, texts));
        var save = Buttons.primary("settings-save", texts.get("settings.save"), model::save);
        save.disableProperty().bind(model.changed().not());
        form.getChildren().add(save);
        if (model.mayArchive()) {
            form.getChildren().addAll(Boxes.line(), archive(model, texts));
        }
        var scroll = new Scroll(form);
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

    private static Node slow(SettingsViewModel model, Texts texts) {
        var waits = new TreeSet<>(WAITS);
        waits.add(model.slowProperty().get());
        var choice = new ChoiceBox<>(FXCollections.observableArrayList(waits));
        choice.setId("settings-slow");
        choice.setAccessibleText(texts.get("settings.slow"));
        choice.setConverter(
                new StringConverter<Integer>() {
                    @Override
                    public String toString(@Nullable Integer seconds) {
                        return seconds == null ? "" : lasting(seconds, texts);
                    }

                    @Override
                    public Integer fromString(String word) {
                        throw new IllegalStateException("a wait is never typed");
                    }
                });
        choice.valueProperty().bindBidirectional(model.slowProperty());
        var name = Labels.whole(texts.get("settings.slow"), "t-control");
        return new VBox(
                4,
                Boxes.row(12, name, choice),
                Labels.wrapped(texts.get("settings.slow.text"), "t-meta"));
    }

    private static String lasting(int seconds, Texts texts) {
        if (seconds == 0) {
            return texts.get("settings.slow.none");
        }
        return seconds % MINUTE == 0
                ? texts.get("settings.slow.minutes", seconds / MINUTE)
                : texts.get("settings.slow.seconds", seconds);
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
