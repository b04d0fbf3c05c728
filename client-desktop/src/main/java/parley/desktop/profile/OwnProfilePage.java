package parley.desktop.profile;

import java.util.List;
import java.util.Optional;
import javafx.beans.property.ObjectProperty;
import javafx.scene.Node;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.VBox;
import javafx.stage.FileChooser;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;
import parley.desktop.emoji.Emoji;
import parley.desktop.emoji.EmojiPicture;
import parley.desktop.emoji.EmojiSet;
import parley.desktop.part.Avatar;
import parley.desktop.part.Boxes;
import parley.desktop.part.Buttons;
import parley.desktop.part.FormField;
import parley.desktop.part.Icons;
import parley.desktop.part.Labels;
import parley.desktop.text.Line;
import parley.desktop.text.Texts;
import parley.protocol.Limits;
import parley.protocol.PresenceState;

/** The page about oneself. */
public final class OwnProfilePage {
    /** Offered for a quick choice; the keys of their words. */
    private static final List<String> OFFERED =
            List.of(
                    "profile.status.meeting",
                    "profile.status.lunch",
                    "profile.status.sick",
                    "profile.status.leave");

    /** Offered to stand before one's words. */
    private static final List<String> EMOJI =
            List.of("📅", "🍔", "🤒", "🌴", "🏠", "🚆", "🎧", "💡", "☕", "🎉");

    private OwnProfilePage() {}

    public static List<Node> of(OwnProfileViewModel model, Texts texts) {
        var save = Buttons.primary("profile-save", texts.get("profile.save"), model::save);
        save.disableProperty().bind(model.busy());
        var undisturbed = new CheckBox(texts.get("profile.undisturbed"));
        undisturbed.setId("profile-undisturbed");
        undisturbed.selectedProperty().bindBidirectional(model.undisturbedProperty());
        return List.of(
                picture(model, texts),
                FormField.text(
                        "profile-name", texts.get("prefs.account.name"), model.nameProperty(), ""),
                Boxes.row(
                        8,
                        emoji(model, texts),
                        Boxes.grow(
                                FormField.text(
                                        "profile-status",
                                        texts.get("profile.status"),
                                        model.wordsProperty(),
                                        texts.get("profile.status.rule", Limits.STATUS)))),
                offered(model, texts),
                undisturbed,
                line(model.problem(), texts, "t-danger", "profile-problem"),
                Boxes.row(12, save, line(model.told(), texts, "t-2", "profile-told")));
    }

    private static Node picture(OwnProfileViewModel model, Texts texts) {
        var avatar = new Avatar(72);
        Runnable show =
                () ->
                        avatar.show(
                                model.person().id().value(),
                                model.nameProperty().get(),
                                PresenceState.ONLINE);
        model.nameProperty().addListener((_, _, _) -> show.run());
        show.run();
        var choose =
                Buttons.framed("profile-picture", texts.get("profile.picture"), () -> {}, "small");
        choose.setGraphic(Icons.of(Feather.CAMERA, 14));
        choose.disableProperty().bind(model.busy());
        choose.setOnAction(_ -> {
            var chooser = new FileChooser();
            chooser.setTitle(texts.get("profile.picture"));
            chooser.getExtensionFilters()
                    .add(
                            new FileChooser.ExtensionFilter(
                                    texts.get("profile.picture.kinds"),
                                    "*.png",
                                    "*.jpg",
                                    "*.jpeg",
                                    "*.gif",
                                    "*.bmp"));
            Optional.ofNullable(chooser.showOpenDialog(choose.getScene().getWindow()))
                    .ifPresent(file -> model.show(file.toPath()));
        });
        var remove =
                Buttons.framed(
                        "profile-picture-remove",
                        texts.get("profile.picture.remove"),
                        model::showNothing,
                        "small");
        remove.disableProperty().bind(model.busy());
        model.picture().subscribe(shown -> Boxes.show(remove, shown));
        var words =
                new VBox(
                        8,
                        Labels.of("@" + model.person().name(), "t-meta"),
                        Boxes.row(8, choose, remove));
        words.setAlignment(javafx.geometry.Pos.CENTER_LEFT);
        return Boxes.row(16, avatar, words);
    }

    private static Node emoji(OwnProfileViewModel model, Texts texts) {
        var menu = new MenuButton();
        menu.setId("profile-emoji");
        menu.setAccessibleText(texts.get("profile.emoji"));
        menu.setTooltip(new Tooltip(texts.get("profile.emoji")));
        for (var each : EMOJI) {
            var found = EmojiSet.bundled().find(each);
            var item = new MenuItem(found.map(Emoji::name).orElse(each), picture(each));
            item.setOnAction(_ -> model.emojiProperty().set(each));
            menu.getItems().add(item);
        }
        var none = new MenuItem(texts.get("profile.emoji.none"));
        none.setOnAction(_ -> model.emojiProperty().set(""));
        menu.getItems().add(none);
        model.emojiProperty()
                .subscribe(now ->
                        menu.setGraphic(
                                now.isEmpty()
                                        ? Icons.of(Feather.SMILE, Icons.CONTROL, "i-3")
                                        : picture(now)));
        return menu;
    }

    private static @Nullable Node picture(String emoji) {
        return EmojiSet.bundled()
                .find(emoji)
                .<Node>map(found -> new EmojiPicture(found, 16))
                .orElse(null);
    }

    private static Node offered(OwnProfileViewModel model, Texts texts) {
        var row = new javafx.scene.layout.FlowPane(8, 8);
        for (var key : OFFERED) {
            var status = texts.get(key);
            int length = EmojiSet.bundled().lengthAt(status, 0);
            var button =
                    Buttons.framed(
                            key.replace('.', '-'),
                            status.substring(length).strip(),
                            () -> model.status(status),
                            "small");
            button.setGraphic(picture(status.substring(0, length)));
            row.getChildren().add(button);
        }
        row.getChildren()
                .add(
                        Buttons.framed(
                                "profile-status-clear",
                                texts.get("profile.status.clear"),
                                () -> model.status(""),
                                "small"));
        return row;
    }

    private static Label line(
            ObjectProperty<@Nullable Line> line, Texts texts, String style, String id) {
        var label = Labels.wrapped("", style, "t-control");
        label.setId(id);
        line.subscribe(now -> {
            label.setText(now == null ? "" : texts.get(now));
            Boxes.show(label, now != null);
        });
        return label;
    }
}
