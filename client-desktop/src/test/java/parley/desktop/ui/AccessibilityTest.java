package parley.desktop.ui;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.scene.control.Labeled;
import javafx.scene.control.ScrollPane;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import parley.desktop.attention.AttentionViewModel;
import parley.desktop.fake.FakeEntrance;
import parley.desktop.fake.FakeHosting;
import parley.desktop.fake.ImmediateBackground;
import parley.desktop.fake.Lantern;
import parley.desktop.main.Center;
import parley.desktop.main.MainViewModel;
import parley.desktop.main.OpenRoom;
import parley.desktop.main.OwnWindowView;
import parley.desktop.message.Span;
import parley.desktop.moderation.ModerationViewModel.Tab;
import parley.desktop.preferences.PreferencesViewModel;
import parley.desktop.shell.Screen;
import parley.desktop.shell.ShellView;
import parley.desktop.shell.ShellViewModel;
import parley.desktop.text.Texts;
import parley.desktop.text.Times;
import parley.desktop.theme.Theme;
import parley.desktop.timeline.RowKit;
import parley.desktop.timeline.TimelineViewModel;
import parley.desktop.workspace.TimelineEntry.Said;

class AccessibilityTest {
    private final Lantern lantern = new Lantern();
    private final FakeHosting hosting = new FakeHosting(lantern.workspace);

    @ParameterizedTest
    @ValueSource(
            strings = {
                "doors",
                "join",
                "host-start",
                "main",
                "own-window",
                "search",
                "host",
                "invite",
                "new-room",
                "directory",
                "switcher",
                "preferences",
                "storage",
                "keys-page",
                "keys",
                "leave",
                "emoji",
                "profile",
                "delete",
                "link",
                "unread",
                "mentions",
                "members",
                "banned",
                "settings",
                "audit",
                "ban",
                "forward",
                "day",
                "versions"
            })
    void everythingThatTakesTheFocusHasAName(String screen) throws Exception {
        var nameless = Fx.call(() -> nameless(screen));

        assertThat(nameless).isEmpty();
    }

    private List<String> nameless(String screen) {
        var texts = new Texts(Locale.UK);
        var clock = InstantSource.fixed(Lantern.NOW);
        try (var theme = new Theme();
                var shell =
                        new ShellViewModel(
                                new FakeEntrance(lantern.workspace),
                                hosting,
                                "folder",
                                new ImmediateBackground(),
                                clock,
                                Lantern.ZONE,
                                texts::get)) {
            var kit = new RowKit(texts, new Times(texts, Lantern.ZONE), clock, _ -> {}, _ -> {});
            Parent view = new ShellView(shell, kit, theme);
            open(screen).accept(shell);
            if (screen.equals("own-window")) {
                var own = shell.main().windows().shown().getFirst();
                view = new OwnWindowView(shell.main(), own, kit, theme);
            }
            var scene = new Scene(view, 1280, 800);
            theme.dress(scene);
            for (int i = 0; i < 3; i++) {
                view.applyCss();
                view.layout();
            }
            var found = new ArrayList<String>();
            walk(view, found);
            return found;
        }
    }

    private Consumer<ShellViewModel> open(String screen) {
        return switch (screen) {
            case "doors" -> shell -> shell.begin(List.of());
            case "join" ->
                    shell -> {
                        shell.join();
                        var model = ((Screen.Joining) shell.screen().get()).model();
                        model.addressProperty().set("192.168.1.20");
                        model.find();
                    };
            case "host-start" -> ShellViewModel::host;
            default ->
                    shell -> {
                        shell.begin(List.of(lantern.workspace));
                        lantern.workspace.rooms.stream()
                                .filter(r -> r.name().equals("orders"))
                                .forEach(r -> shell.main().openRoom(r.id()));
                        show(screen, shell);
                    };
        };
    }

    private void show(String screen, ShellViewModel shell) {
        var main = shell.main();
        switch (screen) {
            case "main" -> {}
            case "own-window" -> main.inRoom(r -> main.windows().open(r.roomProperty().get()));
            case "search" -> main.search(true);
            case "host" -> {
                hosting.start();
                main.showHost();
            }
            case "invite" -> main.opening().invite();
            case "new-room" -> main.opening().newRoom();
            case "directory" -> main.opening().browse();
            case "switcher" -> main.opening().switcher();
            case "preferences" -> main.opening().preferences();
            case "storage" -> main.opening().preferences(PreferencesViewModel.Page.STORAGE);
            case "keys-page" -> main.opening().changeKeys();
            case "keys" -> main.opening().keys();
            case "leave" -> main.care().askLeave();
            case "emoji" -> main.inRoom(r -> r.dialogs().pickEmoji(_ -> {}));
            case "profile" -> {
                var jonas = lantern.workspace.members.get(1);
                main.inRoom(r -> r.dialogs().profile(jonas.person(), Optional.of(jonas)));
            }
            case "unread" -> main.attention(AttentionViewModel.Kind.UNREAD);
            case "mentions" -> main.attention(AttentionViewModel.Kind.MENTIONS);
            case "link" ->
                    timeline(main)
                            .actions()
                            .orElseThrow()
                            .follow(new Span.Link("bank", "https://elsewhere.example.org"));
            case "delete", "forward", "versions" -> message(screen, timeline(main));
            case "day" -> main.inRoom(OpenRoom::goToDay);
            case "members", "banned", "settings", "ban" -> {
                main.moderation().room();
                moderate(screen, main);
            }
            case "audit" -> {
                lantern.audited();
                main.moderation().workspace();
                moderate(screen, main);
            }
            default -> throw new IllegalArgumentException(screen);
        }
    }

    private static TimelineViewModel timeline(MainViewModel main) {
        return ((Center.InRoom) main.center().get()).room().timeline();
    }

    private static void message(String screen, TimelineViewModel timeline) {
        var actions = timeline.actions().orElseThrow();
        var said = timeline.messages().filter(Said::edited).toList();
        switch (screen) {
            case "delete" -> actions.delete(said);
            case "forward" -> actions.forward(said);
            default -> actions.versions(said.getFirst());
        }
    }

    private void moderate(String screen, MainViewModel main) {
        lantern.workspace.moderation.banned.add(lantern.who("sam"));
        var model = ((Center.Moderating) main.center().get()).moderation();
        switch (screen) {
            case "banned" -> model.tabProperty().set(Tab.BANNED);
            case "settings" -> model.tabProperty().set(Tab.SETTINGS);
            case "audit" -> model.tabProperty().set(Tab.AUDIT);
            case "ban" -> model.members().ban(model.members().members().getLast());
            default -> {}
        }
    }

    private static void walk(Node node, List<String> nameless) {
        if (!node.isVisible()) {
            return;
        }
        if (node.isFocusTraversable() && !(node instanceof ScrollPane) && name(node).isBlank()) {
            nameless.add(
                    node.getClass().getSimpleName()
                            + "#"
                            + node.getId()
                            + " "
                            + node.getStyleClass());
        }
        if (node instanceof Parent parent) {
            parent.getChildrenUnmodifiable().forEach(child -> walk(child, nameless));
        }
    }

    private static String name(Node node) {
        var text = node.getAccessibleText();
        if (text == null && node instanceof Labeled labeled) {
            text = labeled.getText();
        }
        return text == null ? "" : text;
    }
}
