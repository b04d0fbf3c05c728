package parley.desktop.preferences;

import java.util.List;
import java.util.Locale;
import javafx.collections.FXCollections;
import javafx.geometry.Insets;
import javafx.scene.Node;
import javafx.scene.control.ChoiceBox;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.Slider;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.layout.HBox;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import javafx.util.StringConverter;
import org.jspecify.annotations.Nullable;
import parley.desktop.part.Boxes;
import parley.desktop.part.Buttons;
import parley.desktop.part.DialogBox;
import parley.desktop.part.Labels;
import parley.desktop.part.Scroll;
import parley.desktop.preferences.PreferencesViewModel.Page;
import parley.desktop.profile.OwnProfilePage;
import parley.desktop.text.Texts;
import parley.desktop.text.Times;
import parley.desktop.theme.Appearance;
import parley.desktop.theme.Theme;

/** Settings: pages on the left, one of them on the right. */
public final class PreferencesView {
    /** Shows the whole profile with its button; less where the window is lower, in px. */
    private static final double HEIGHT = 600;

    private final PreferencesViewModel model;
    private final Theme theme;
    private final Texts texts;
    private final Times times;
    private final StackPane body = new StackPane();

    private PreferencesView(PreferencesViewModel model, Theme theme, Texts texts, Times times) {
        this.times = times;
        this.model = model;
        this.theme = theme;
        this.texts = texts;
    }

    /** Shows {@code model}; {@code close} takes it away. */
    public static Node of(
            PreferencesViewModel model, Theme theme, Texts texts, Times times, Runnable close) {
        return new PreferencesView(model, theme, texts, times).box(close);
    }

    private Node box(Runnable close) {
        var nav = new VBox();
        nav.getStyleClass().add("prefs-nav");
        var group = new ToggleGroup();
        for (var page : Page.values()) {
            var button = new ToggleButton(name(page));
            button.setId("prefs-" + page.name().toLowerCase(Locale.ROOT));
            button.setAccessibleText(name(page));
            button.getStyleClass().add("tab-button");
            button.setToggleGroup(group);
            button.setSelected(page == model.pageProperty().get());
            button.setOnAction(_ -> {
                button.setSelected(true);
                model.pageProperty().set(page);
            });
            nav.getChildren().add(button);
        }
        model.pageProperty().addListener((_, _, page) -> show(page));
        show(model.pageProperty().get());
        body.sceneProperty()
                .addListener((_, _, now) -> {
                    if (now == null) {
                        model.storage().ifPresent(StorageViewModel::leave);
                    }
                });
        var content = new HBox(nav, Boxes.grow(body));
        content.setPrefHeight(HEIGHT);
        return new DialogBox(
                "preferences-dialog",
                texts.get("prefs.title"),
                760,
                texts.get("action.close"),
                close,
                content);
    }

    private String name(Page page) {
        return texts.get(
                switch (page) {
                    case PROFILE -> "prefs.profile";
                    case ACCOUNT -> "prefs.account";
                    case PASSWORD -> "prefs.password";
                    case DEVICES -> "prefs.devices";
                    case NOTIFICATIONS -> "prefs.notifications";
                    case APPEARANCE -> "prefs.appearance";
                    case LANGUAGE -> "prefs.language";
                    case STORAGE -> "prefs.storage";
                    case KEYS -> "prefs.keys";
                    case ABOUT -> "prefs.about";
                });
    }

    private void show(Page page) {
        model.storage().ifPresent(StorageViewModel::leave);
        List<Node> rows =
                switch (page) {
                    case PROFILE ->
                            model.profile()
                                    .map(p -> OwnProfilePage.of(p, texts))
                                    .orElseGet(this::none);
                    case ACCOUNT -> account();
                    case APPEARANCE -> appearance();
                    case PASSWORD ->
                            model.password()
                                    .map(p -> AccountPages.password(p, texts))
                                    .orElseGet(this::none);
                    case DEVICES ->
                            model.devices()
                                    .map(d -> AccountPages.devices(d, texts, times))
                                    .orElseGet(this::none);
                    case NOTIFICATIONS -> NoticesPage.of(model.notices(), texts);
                    case LANGUAGE -> language();
                    case STORAGE ->
                            model.storage()
                                    .map(s -> StoragePage.of(s, texts))
                                    .orElseGet(this::none);
                    case KEYS -> KeysPage.of(model.keymap(), texts);
                    case ABOUT ->
                            List.of(
                                    Labels.wrapped(texts.get("prefs.about.text"), "t-2"),
                                    Labels.wrapped(texts.get("prefs.about.fonts"), "t-meta"));
                };
        var column = new VBox();
        column.getStyleClass().add("prefs-body");
        column.getChildren().add(Labels.wrapped(name(page), "t-door"));
        column.getChildren().addAll(rows);
        var scroll = new Scroll(column);
        scroll.setFitToWidth(true);
        scroll.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
        scroll.setFocusTraversable(false);
        body.getChildren().setAll(scroll);
    }

    private List<Node> none() {
        return List.of(Labels.wrapped(texts.get("prefs.account.none"), "t-2"));
    }

    private List<Node> language() {
        var tags = FXCollections.observableArrayList("");
        tags.addAll(Texts.LANGUAGES);
        var choice = new ChoiceBox<>(tags);
        choice.setId("prefs-language-choice");
        choice.setAccessibleText(texts.get("prefs.language"));
        choice.setConverter(
                new StringConverter<String>() {
                    @Override
                    public String toString(@Nullable String tag) {
                        return tag == null || tag.isEmpty()
                                ? texts.get("prefs.language.system")
                                : named(Locale.forLanguageTag(tag));
                    }

                    @Override
                    public String fromString(String name) {
                        throw new IllegalStateException("a language is never typed");
                    }
                });
        choice.valueProperty().bindBidirectional(model.languageProperty());
        return List.of(
                row(texts.get("prefs.language"), choice),
                Labels.wrapped(texts.get("prefs.language.text"), "t-2"),
                Labels.wrapped(texts.get("prefs.language.fonts"), "t-meta"));
    }

    /** As those call it who speak it. */
    private static String named(Locale language) {
        var name = language.getDisplayLanguage(language);
        return name.substring(0, 1).toUpperCase(language) + name.substring(1);
    }

    private List<Node> account() {
        if (model.workspace().get().isEmpty()) {
            return none();
        }
        return List.of(
                row(
                        texts.get("prefs.account.workspace"),
                        Labels.of(model.workspace(), "t-control")),
                row(texts.get("prefs.account.name"), Labels.of(model.person(), "t-control")),
                row(texts.get("prefs.account.userName"), Labels.of(model.userName(), "t-control")),
                Labels.wrapped(texts.get("prefs.signOut.text"), "t-meta"),
                Buttons.framed("sign-out", texts.get("prefs.signOut"), model::signOut, "danger"));
    }

    private List<Node> appearance() {
        var look = new ChoiceBox<>(FXCollections.observableArrayList(Appearance.values()));
        look.setId("prefs-look");
        look.setAccessibleText(texts.get("prefs.look"));
        look.setConverter(new Names());
        look.valueProperty().bindBidirectional(theme.appearanceProperty());
        var size = new Slider(75, 200, theme.textPercentProperty().get());
        size.setId("prefs-size");
        size.setAccessibleText(texts.get("prefs.size"));
        size.setMajorTickUnit(25);
        size.setMinorTickCount(0);
        size.setSnapToTicks(true);
        size.setShowTickMarks(true);
        var percent = Labels.whole("", "t-meta");
        Runnable show =
                () ->
                        percent.setText(
                                texts.get("prefs.size.percent", theme.textPercentProperty().get()));
        size.valueProperty()
                .addListener((_, _, v) -> {
                    if (!size.isValueChanging()) {
                        theme.textPercentProperty().set(v.intValue());
                        show.run();
                    }
                });
        show.run();
        return List.of(
                row(texts.get("prefs.look"), look),
                row(texts.get("prefs.size"), Boxes.row(12, size, percent)));
    }

    private static HBox row(String name, Node value) {
        var label = Labels.whole(name, "t-control", "t-2");
        label.setMinWidth(140);
        var row = Boxes.row(16, label, value);
        row.setPadding(new Insets(0));
        return row;
    }

    private final class Names extends StringConverter<Appearance> {
        @Override
        public String toString(@Nullable Appearance appearance) {
            if (appearance == null) {
                return "";
            }
            return texts.get(
                    switch (appearance) {
                        case SYSTEM -> "appearance.system";
                        case LIGHT -> "appearance.light";
                        case DARK -> "appearance.dark";
                    });
        }

        @Override
        public Appearance fromString(String name) {
            for (var appearance : Appearance.values()) {
                if (toString(appearance).equals(name)) {
                    return appearance;
                }
            }
            throw new IllegalArgumentException("no appearance is called " + name);
        }
    }
}
