package parley.desktop;

import java.io.IOException;
import java.net.URI;
import java.util.Optional;
import javafx.application.HostServices;
import javafx.beans.binding.Bindings;
import javafx.scene.Scene;
import javafx.stage.Screen;
import javafx.stage.Stage;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import parley.client.workspace.ClientConfig;
import parley.client.workspace.ParleyClient;
import parley.client.workspace.WorkspaceSession;
import parley.client.workspace.Workspaces;
import parley.desktop.client.ClientEntrance;
import parley.desktop.client.ClientWorkspace;
import parley.desktop.file.Scratch;
import parley.desktop.file.SystemOutside;
import parley.desktop.host.LocalHosting;
import parley.desktop.main.Center;
import parley.desktop.notify.DockBadge;
import parley.desktop.notify.ProgramNotices;
import parley.desktop.notify.Tone;
import parley.desktop.part.Copyable;
import parley.desktop.shell.RoomStages;
import parley.desktop.shell.ShellView;
import parley.desktop.shell.ShellViewModel;
import parley.desktop.text.Texts;
import parley.desktop.text.Times;
import parley.desktop.theme.Theme;
import parley.desktop.timeline.RowKit;
import parley.desktop.workspace.Workspace;
import parley.protocol.SessionOp;

/**
 * One desktop: the client core, the server on this PC, the window. Made, shown and closed on the UI
 * thread.
 */
public final class App implements AutoCloseable {
    /** Shown to servers and in Preferences. */
    public static final String VERSION = "0.1.0";

    private static final Logger LOG = LoggerFactory.getLogger(App.class);
    private static final double SMALLEST_WIDTH = 400;
    private static final double SMALLEST_HEIGHT = 480;

    private final AppConfig config;
    private final Settings settings;
    private final Texts texts;
    private final Theme theme = new Theme();
    private final FxBackground background = new FxBackground();
    private final EarlyCollection collection = new EarlyCollection();
    private final FileMemory memory;
    private final LocalHosting hosting;
    private final Workspaces workspaces;
    private final ShellViewModel shell;
    private final Scene scene;
    private final RoomStages rooms;
    private Optional<Stage> stage = Optional.empty();

    /**
     * Opens what is on disk; needs no network.
     *
     * @param browser opens links, where there is one
     */
    public App(AppConfig config, Optional<HostServices> browser) throws IOException {
        this.config = config;
        this.settings = Settings.read(config.folder());
        this.memory = new FileMemory(config.folder(), background);
        this.texts = new Texts(config.locale());
        memory.get("language").ifPresent(texts::speak);
        this.hosting = new LocalHosting(config.host(), config.clock());
        this.workspaces =
                ParleyClient.open(
                        new ClientConfig(
                                config.folder().resolve("workspaces"),
                                new SessionOp.Client(
                                        "parley-desktop",
                                        VERSION,
                                        System.getProperty("os.name", "")),
                                config.device(),
                                config.keychain(),
                                config.clock()));
        this.shell =
                new ShellViewModel(
                        new ClientEntrance(workspaces, this::shown),
                        hosting,
                        config.host().folder().toString(),
                        background,
                        config.clock(),
                        config.zone(),
                        texts::get,
                        memory);
        var kit =
                new RowKit(
                        texts,
                        new Times(texts, config.zone()),
                        config.clock(),
                        link -> openLink(link, browser),
                        Copyable::toClipboard);
        shell.main()
                .media()
                .outside(
                        new SystemOutside(
                                config.downloads(),
                                config.folder().resolve("scratch"),
                                System.getProperty("os.name", ""),
                                browser.map(b -> b::showDocument)));
        theme.appearanceProperty().set(settings.appearance());
        theme.textPercentProperty().set(settings.textPercent());
        this.scene =
                new Scene(new ShellView(shell, kit, theme), settings.width(), settings.height());
        theme.dress(scene);
        this.rooms = new RoomStages(shell.main(), kit, theme);
        resumeHosting();
        background.run(
                () -> {
                    Scratch.tidy(config.folder().resolve("scratch"), config.clock().instant());
                    return true;
                },
                _ -> {},
                e -> LOG.warn("Old files stay behind", e));
    }

    private Workspace shown(WorkspaceSession session) {
        return new ClientWorkspace(
                session, workspaces, () -> hosting.addressOf(session.id()), config.clock());
    }

    /**
     * The host's record is read before the workspaces are shown, because it says which of them runs
     * here.
     */
    private void resumeHosting() {
        background.run(
                () -> {
                    hosting.recall();
                    return workspaces.list().stream().map(this::shown).toList();
                },
                shell::begin,
                e -> {
                    LOG.error("Cannot open the workspaces", e);
                    shell.doors();
                });
        background.run(
                () -> {
                    hosting.resume();
                    return true;
                },
                _ -> {},
                e -> LOG.warn("The server on this PC was not started again", e));
    }

    private void openLink(String target, Optional<HostServices> browser) {
        if (shell.main().openHere(target)) {
            return;
        }
        var scheme = URI.create(target.replaceAll("[^\\x21-\\x7e]", "_")).getScheme();
        if (scheme != null && scheme.toLowerCase(java.util.Locale.ROOT).matches("https?|mailto")) {
            browser.ifPresent(b -> b.showDocument(target));
        }
    }

    /** Shows the window. */
    public void show(Stage window) {
        stage = Optional.of(window);
        window.setMinWidth(SMALLEST_WIDTH);
        window.setMinHeight(SMALLEST_HEIGHT);
        window.setScene(scene);
        var title =
                Bindings.createStringBinding(
                        this::title, shell.screen(), shell.main().center(), shell.main().calls());
        texts.listen(title::invalidate);
        window.titleProperty().bind(title);
        shell.main()
                .notices()
                .outside(
                        new ProgramNotices(background, System.getProperty("os.name", "")),
                        new Tone(background));
        shell.main()
                .surface()
                .onFront(() -> {
                    window.setIconified(false);
                    window.toFront();
                    window.requestFocus();
                });
        window.setOnCloseRequest(_ -> rooms.close());
        rooms.dress(window);
        DockBadge.follow(shell.main().calls(), background, System.getProperty("os.name", ""));
        place(window);
        window.show();
    }

    /** Where it stood last, if that is on a screen still. */
    private void place(Stage window) {
        double x = memory.number("place.x", Double.NaN);
        double y = memory.number("place.y", Double.NaN);
        if (!Double.isNaN(x)
                && !Double.isNaN(y)
                && !Screen.getScreensForRectangle(x, y, SMALLEST_WIDTH, SMALLEST_HEIGHT)
                        .isEmpty()) {
            window.setX(x);
            window.setY(y);
        }
        window.setMaximized(memory.get("place.maximized").isPresent());
    }

    private void keepPlace(Stage window) {
        memory.put("place.maximized", window.isMaximized() ? "yes" : "");
        if (!window.isMaximized() && !Double.isNaN(window.getX())) {
            memory.put("place.x", Long.toString(Math.round(window.getX())));
            memory.put("place.y", Long.toString(Math.round(window.getY())));
        }
    }

    private String title() {
        var current = shell.main().current().get();
        if (current == null) {
            return texts.get("app.title");
        }
        var workspace = current.workspace().card().name();
        int calls = shell.main().calls().get();
        var place = place(workspace);
        return calls == 0 ? place : texts.get("window.title.calls", calls, place);
    }

    private String place(String workspace) {
        return shell.main().center().get() instanceof Center.InRoom in
                ? texts.get("window.title", in.room().roomProperty().get().name(), workspace)
                : workspace;
    }

    /** The window's content; nodes are found in it by their ids. */
    public Scene scene() {
        return scene;
    }

    /** The windows of rooms. */
    public RoomStages rooms() {
        return rooms;
    }

    /** What the window shows and can do. */
    public ShellViewModel shell() {
        return shell;
    }

    /** The server on this PC. */
    public LocalHosting hosting() {
        return hosting;
    }

    /** The client core. */
    public Workspaces workspaces() {
        return workspaces;
    }

    /** The colours, to be changed at once. */
    public Theme theme() {
        return theme;
    }

    /** Closes the window and all connections; the server on this PC goes on. */
    @Override
    public void close() {
        try {
            new Settings(
                            theme.appearanceProperty().get(),
                            theme.textPercentProperty().get(),
                            scene.getWidth() > 0 ? scene.getWidth() : settings.width(),
                            scene.getHeight() > 0 ? scene.getHeight() : settings.height())
                    .write(config.folder());
        } catch (IOException e) {
            LOG.warn("Cannot keep the settings", e);
        }
        collection.close();
        rooms.close();
        shell.close();
        stage.ifPresent(this::keepPlace);
        stage.ifPresent(Stage::close);
        theme.close();
        memory.close();
        background.close(); // what was typed last is written down before the stores close
        workspaces.close();
    }
}
