package parley.desktop.gallery;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CountDownLatch;
import java.util.function.Consumer;
import javafx.application.Platform;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.scene.control.TextField;
import parley.desktop.attention.AttentionViewModel.Kind;
import parley.desktop.fake.FakeEntrance;
import parley.desktop.fake.FakeHosting;
import parley.desktop.fake.ImmediateBackground;
import parley.desktop.fake.Lantern;
import parley.desktop.main.Center;
import parley.desktop.moderation.ModerationViewModel.Tab;
import parley.desktop.preferences.PreferencesViewModel.Page;
import parley.desktop.shell.ShellView;
import parley.desktop.shell.ShellViewModel;
import parley.desktop.text.Line;
import parley.desktop.text.Texts;
import parley.desktop.text.Times;
import parley.desktop.theme.Appearance;
import parley.desktop.theme.Theme;
import parley.desktop.timeline.RowKit;
import parley.desktop.workspace.Change;
import parley.desktop.workspace.Link;

/** Draws every screen in both appearances to {@code target/gallery}. Needs no display. */
public final class Gallery {
    private final Path folder;

    private final List<String> wanted;

    private Gallery(Path folder, List<String> wanted) {
        this.folder = folder;
        this.wanted = wanted;
    }

    /** The folder may be given, and the names of the only pictures that are wanted. */
    public static void main(String[] args) throws InterruptedException, IOException {
        var folder = Path.of(args.length > 0 ? args[0] : "target/gallery");
        Files.createDirectories(folder);
        var done = new CountDownLatch(1);
        Platform.startup(() -> {});
        Platform.runLater(() -> {
            try {
                new Gallery(folder, List.of(args).subList(Math.min(1, args.length), args.length))
                        .draw();
            } finally {
                done.countDown();
            }
        });
        done.await();
        Platform.exit();
    }

    private void draw() {
        for (var look : new Appearance[] {Appearance.LIGHT, Appearance.DARK}) {
            picture("first-start", look, 1280, 800, s -> s.model.begin(List.of()));
            picture("first-start-narrow", look, 480, 800, s -> s.model.begin(List.of()));
            picture("join", look, 1280, 800, s -> join(s, "192.168.1.20"));
            picture(
                    "join-invite",
                    look,
                    1280,
                    800,
                    s ->
                            join(
                                    s,
                                    "parley://192.168.1.20:7420/i/K7PX-3MQD#pin=q8VdVw1mQfXo0bCbcZlG0n2xTtE4oTq9yVbJ5v8Zc1A&ws=w_1"));
            picture("cloud", look, 1280, 800, s -> s.model.cloud());
            picture("host-start", look, 1280, 800, s -> s.model.host());
            picture("main", look, 1280, 800, Gallery::main);
            picture("main-900x600", look, 900, 600, Gallery::main);
            picture("narrow-room", look, 480, 800, Gallery::offline);
            picture(
                    "narrow-rooms",
                    look,
                    480,
                    800,
                    s -> {
                        main(s);
                        s.model.main().backToRooms();
                    });
            picture("host-panel", look, 1280, 800, Gallery::host);
            picture("switcher", look, 1280, 800, Gallery::switcher);
            picture("search", look, 1280, 800, Gallery::search);
            picture("markdown", look, 1000, 720, s -> room(s, "lamp-firmware"));
            picture(
                    "emoji-picker",
                    look,
                    1000,
                    720,
                    s ->
                            dialog(
                                    s,
                                    () ->
                                            s.model
                                                    .main()
                                                    .inRoom(r -> r.dialogs().pickEmoji(_ -> {}))));
            picture("unread", look, 1000, 720, s -> attention(s, Kind.UNREAD));
            picture("mentions", look, 1000, 720, s -> attention(s, Kind.MENTIONS));
            picture("profile", look, 1000, 720, Gallery::profile);
            picture("german", look, 1000, 720, s -> german(s, () -> s.open("orders")));
            picture(
                    "german-start",
                    look,
                    1000,
                    720,
                    s -> {
                        s.model.begin(List.of());
                        s.texts.speak("de");
                    });
            picture(
                    "german-storage",
                    look,
                    1000,
                    720,
                    s -> german(s, () -> s.model.main().opening().preferences(Page.STORAGE)));
            picture(
                    "german-keys",
                    look,
                    1000,
                    720,
                    s -> german(s, () -> s.model.main().opening().keys()));
            for (var page : Page.values()) {
                picture(
                        "preferences-" + page.name().toLowerCase(Locale.ROOT),
                        look,
                        1000,
                        720,
                        s -> dialog(s, () -> s.model.main().opening().preferences(page)));
            }
            picture("members", look, 1000, 720, s -> manage(s, Tab.MEMBERS, true));
            picture("settings", look, 1000, 720, s -> manage(s, Tab.SETTINGS, true));
            picture("workspace-members", look, 1000, 720, s -> manage(s, Tab.MEMBERS, false));
            picture("audit", look, 1000, 720, s -> manage(s, Tab.AUDIT, false));
            picture("ban", look, 1000, 720, Gallery::ban);
            picture("forward", look, 1000, 720, Gallery::forward);
            picture(
                    "day",
                    look,
                    1000,
                    720,
                    s ->
                            dialog(
                                    s,
                                    () ->
                                            s.model
                                                    .main()
                                                    .inRoom(
                                                            parley.desktop.main.OpenRoom
                                                                    ::goToDay)));
            picture("versions", look, 1000, 720, Gallery::versions);
            picture("reply", look, 1000, 720, Gallery::reply);
            picture("chosen", look, 1000, 720, Gallery::chosen);
            picture(
                    "invite",
                    look,
                    1280,
                    800,
                    s -> {
                        main(s);
                        s.model.main().opening().invite();
                        if (s.model.main().dialogProperty().get()
                                instanceof parley.desktop.main.Dialog.Inviting d) {
                            d.model().make();
                        }
                    });
            picture("new-room", look, 1280, 800, s -> dialog(s, s.model.main().opening()::newRoom));
            picture("directory", look, 1280, 800, s -> dialog(s, s.model.main().opening()::browse));
            picture(
                    "preferences",
                    look,
                    1280,
                    800,
                    s -> dialog(s, s.model.main().opening()::preferences));
            picture(
                    "section-name",
                    look,
                    1000,
                    720,
                    s -> {
                        Own.sections(s.lantern);
                        main(s);
                        s.model.main().care().newSection(s.lantern.workspace.rooms.getFirst());
                    });
            picture(
                    "profile-own",
                    look,
                    1000,
                    720,
                    s -> {
                        Own.profile(s.lantern);
                        dialog(s, s.model.main().opening()::preferences);
                    });
            picture(
                    "sections",
                    look,
                    1280,
                    800,
                    s -> {
                        Own.profile(s.lantern);
                        Own.sections(s.lantern);
                        main(s);
                    });
            picture("keys", look, 1280, 800, s -> dialog(s, s.model.main().opening()::keys));
        }
    }

    private static void room(Set s, String name) {
        main(s);
        s.open(name);
    }

    private static void attention(Set s, Kind kind) {
        main(s);
        s.model.main().attention(kind);
    }

    private static void manage(Set s, Tab tab, boolean room) {
        main(s);
        var moderation = s.lantern.workspace.moderation;
        moderation.roles.put(s.lantern.who("jonas"), parley.protocol.WorkspaceRole.ADMIN);
        s.lantern.audited();
        if (room) {
            s.model.main().moderation().room();
        } else {
            s.model.main().moderation().workspace();
        }
        if (s.model.main().center().get() instanceof Center.Moderating m) {
            m.moderation().tabProperty().set(tab);
        }
    }

    private static void ban(Set s) {
        manage(s, Tab.MEMBERS, true);
        if (s.model.main().center().get() instanceof Center.Moderating m) {
            m.moderation().members().ban(m.moderation().members().members().getLast());
        }
    }

    private static void forward(Set s) {
        main(s);
        if (s.model.main().center().get() instanceof Center.InRoom in) {
            var timeline = in.room().timeline();
            timeline.actions().orElseThrow().forward(timeline.messages().limit(1).toList());
        }
    }

    private static void versions(Set s) {
        main(s);
        var orders = s.lantern.workspace.conversations.values().iterator().next();
        orders.versions.add(
                new parley.desktop.workspace.Version(
                        1, Lantern.NOW.minusSeconds(1_200), "Booked: Thursday 26 Nov, 7:00."));
        orders.versions.add(
                new parley.desktop.workspace.Version(
                        2, Lantern.NOW.minusSeconds(600), "Booked: Thursday 26 Nov, 07:30."));
        if (s.model.main().center().get() instanceof Center.InRoom in) {
            var timeline = in.room().timeline();
            timeline.messages()
                    .filter(parley.desktop.workspace.TimelineEntry.Said::edited)
                    .findFirst()
                    .ifPresent(timeline.actions().orElseThrow()::versions);
        }
    }

    private static void profile(Set s) {
        main(s);
        var member = s.lantern.workspace.members.get(1);
        s.model
                .main()
                .inRoom(r -> r.dialogs().profile(member.person(), java.util.Optional.of(member)));
    }

    private static void reply(Set s) {
        main(s);
        if (s.model.main().center().get() instanceof Center.InRoom in) {
            in.room().timeline().messages().findFirst().ifPresent(in.room().composer()::reply);
            in.room().composer().draftProperty().set("Good, then I ask @ma");
            in.room().composer().completion().look("Good, then I ask @ma", 20);
        }
    }

    private static void chosen(Set s) {
        main(s);
        if (s.model.main().center().get() instanceof Center.InRoom in) {
            var timeline = in.room().timeline();
            timeline.messages().skip(2).limit(2).toList().forEach(timeline::choose);
        }
        s.lantern.workspace.markRead(s.lantern.workspace.rooms.get(3).id());
        s.model.main().reading().all();
    }

    private static void dialog(Set s, Runnable open) {
        main(s);
        open.run();
    }

    private static void join(Set s, String address) {
        s.model.join();
        if (s.model.screen().get() instanceof parley.desktop.shell.Screen.Joining joining) {
            joining.model().addressProperty().set(address);
            joining.model().find();
            joining.model().account().displayNameProperty().set("Tomás Oliveira");
            joining.model().account().passwordProperty().set("a short sentence");
        }
    }

    private static void main(Set s) {
        s.model.begin(java.util.List.of(s.lantern.workspace));
        s.open("orders");
        s.lantern.workspace.tell(
                new Change.Typing(
                        s.lantern.workspace.rooms.getFirst().id(), java.util.List.of("Jonas")));
    }

    private static void offline(Set s) {
        main(s);
        s.open("deliveries");
        var room = s.lantern.workspace.conversations.values().stream().toList().get(3);
        room.send("Please put the blankets in the van tonight.", java.util.Optional.empty());
        room.send("And 2 spare bulbs per lamp.", java.util.Optional.empty());
        room.send("Is the bay still ours on Friday?", java.util.Optional.empty());
        room.refuse(2, Line.of("message.problem.forbidden"));
        s.lantern.workspace.waiting = 2;
        s.lantern.workspace.tell(
                new Change.LinkChanged(
                        new Link.Offline(java.time.Instant.parse("2026-11-20T09:38:00Z"))));
        s.background.pass(java.time.Duration.ofSeconds(4));
    }

    private static void host(Set s) {
        main(s);
        s.hosting.start();
        s.model.main().showHost();
    }

    private static void switcher(Set s) {
        main(s);
        s.model.main().opening().switcher();
        if (s.model.main().dialogProperty().get()
                instanceof parley.desktop.main.Dialog.Switching d) {
            d.model().queryProperty().set("del");
        }
    }

    private static void search(Set s) {
        main(s);
        s.model.main().search(true);
        if (s.model.main().center().get() instanceof parley.desktop.main.Center.Searching d) {
            d.search().queryProperty().set("boards");
            s.background.pass(java.time.Duration.ofSeconds(1));
        }
    }

    /** One window with fakes behind it. */
    static final class Set {
        final Lantern lantern = new Lantern();
        final ImmediateBackground background = new ImmediateBackground();
        final FakeHosting hosting = new FakeHosting(lantern.workspace);
        final ShellViewModel model;
        final ShellView view;
        final Theme theme = new Theme();
        final Texts texts = new Texts(Locale.UK);

        Set() {
            var clock = InstantSource.fixed(Lantern.NOW);
            model =
                    new ShellViewModel(
                            new FakeEntrance(lantern.workspace),
                            hosting,
                            "Documents/Parley/host",
                            background,
                            clock,
                            Lantern.ZONE,
                            texts::get);
            var kit = new RowKit(texts, new Times(texts, Lantern.ZONE), clock, _ -> {}, _ -> {});
            view = new ShellView(model, kit, theme);
        }

        void open(String room) {
            lantern.workspace.rooms.stream()
                    .filter(r -> r.name().equals(room))
                    .findFirst()
                    .ifPresent(r -> model.main().openRoom(r.id()));
        }
    }

    private static void german(Set s, Runnable then) {
        s.texts.speak("de");
        dialog(s, then);
    }

    private void picture(String name, Appearance look, int width, int height, Consumer<Set> play) {
        if (!wanted.isEmpty() && !wanted.contains(name)) {
            return;
        }
        var set = new Set();
        set.theme.appearanceProperty().set(look);
        var scene = new Scene(set.view, width, height);
        set.theme.dress(scene);
        settle(set.view);
        play.accept(set);
        settle(set.view);
        var file = folder.resolve(name + (look == Appearance.DARK ? "-dark" : "") + ".png");
        try {
            Png.write(scene.snapshot(null), file);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write " + file, e);
        }
        set.model.close();
        set.theme.close();
    }

    private static void settle(Parent root) {
        for (int i = 0; i < 4; i++) {
            root.applyCss();
            root.layout();
        }
        if (root.lookup("#switcher-field") instanceof TextField field) {
            field.end();
        }
    }
}
