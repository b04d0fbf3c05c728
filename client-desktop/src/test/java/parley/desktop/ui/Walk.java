package parley.desktop.ui;

import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import javafx.application.Platform;
import javafx.scene.Scene;
import javafx.stage.Stage;
import parley.desktop.Background;
import parley.desktop.fake.FakeEntrance;
import parley.desktop.fake.FakeHosting;
import parley.desktop.fake.FakeMicrophone;
import parley.desktop.fake.FakeProjector;
import parley.desktop.fake.FakeSpeaker;
import parley.desktop.fake.ImmediateBackground;
import parley.desktop.fake.Lantern;
import parley.desktop.file.Outside;
import parley.desktop.main.MainViewModel;
import parley.desktop.shell.RoomStages;
import parley.desktop.shell.ShellView;
import parley.desktop.shell.ShellViewModel;
import parley.desktop.text.Texts;
import parley.desktop.text.Times;
import parley.desktop.theme.Theme;
import parley.desktop.timeline.RowKit;

/** One window with the real screens over a workspace in memory, and somebody in front of it. */
final class Walk implements AutoCloseable {
    private static final double WIDTH = 960;
    private static final double HEIGHT = 700;

    private final ImmediateBackground background;
    final FakeMicrophone microphone = new FakeMicrophone();
    final FakeSpeaker speaker = new FakeSpeaker();
    final FakeProjector projector = new FakeProjector();
    private final ShellViewModel shell;
    private final Theme theme = new Theme();
    private final Stage stage = new Stage();
    private final Hand hand;
    private final RoomStages rooms;

    private Walk(Lantern lantern, ImmediateBackground background, Outside outside) {
        this.background = background;
        var texts = new Texts(Locale.UK);
        var clock = InstantSource.fixed(Lantern.NOW);
        shell =
                new ShellViewModel(
                        new FakeEntrance(lantern.workspace),
                        new FakeHosting(lantern.workspace),
                        "folder",
                        new OnFx(background),
                        clock,
                        Lantern.ZONE,
                        texts::get);
        var kit = new RowKit(texts, new Times(texts, Lantern.ZONE), clock, _ -> {}, _ -> {});
        var scene = new Scene(new ShellView(shell, kit, theme), WIDTH, HEIGHT);
        theme.dress(scene);
        stage.setScene(scene);
        stage.show();
        rooms = new RoomStages(shell.main(), kit, theme);
        shell.main().media().outside(outside);
        shell.main().media().voice().devices(microphone, speaker);
        shell.main().media().projector(projector);
        shell.begin(java.util.List.of(lantern.workspace));
        hand = new Hand(stage, scene);
    }

    /** Comes back to the JavaFX thread from any other. */
    private record OnFx(Background at) implements Background {
        @Override
        public <T> void run(
                Callable<T> work, Consumer<T> onSuccess, Consumer<Exception> onFailure) {
            at.run(work, onSuccess, onFailure);
        }

        @Override
        public void onUi(Runnable task) {
            if (Platform.isFxApplicationThread()) {
                at.onUi(task);
            } else {
                Platform.runLater(task);
            }
        }

        @Override
        public Pending after(Duration delay, Runnable task) {
            return at.after(delay, task);
        }
    }

    /** Opens the window in a room. */
    static Walk in(Lantern lantern, String room)
            throws InterruptedException, ExecutionException, TimeoutException {
        var nowhere = Path.of(System.getProperty("java.io.tmpdir", "."));
        return in(lantern, room, Outside.nothing(nowhere));
    }

    /** Opens the window in a room on a PC with these programs and folders. */
    static Walk in(Lantern lantern, String room, Outside outside)
            throws InterruptedException, ExecutionException, TimeoutException {
        var background = new ImmediateBackground();
        return Fx.call(() -> {
            var walk = new Walk(lantern, background, outside);
            walk.open(lantern, room);
            return walk;
        });
    }

    private void open(Lantern lantern, String name) {
        lantern.workspace.rooms.stream()
                .filter(r -> r.name().equals(name))
                .findFirst()
                .ifPresent(r -> main().openRoom(r.id()));
    }

    Hand hand() {
        return hand;
    }

    /** Somebody in front of the only window that a room has of its own. */
    Hand ownWindow() throws Exception {
        hand.until("a room has its own window", () -> rooms.stages().size() == 1);
        return Fx.call(() -> {
            var own = ownStage();
            return new Hand(own, own.getScene());
        });
    }

    /** The only window that a room has of its own; on the JavaFX thread only. */
    Stage ownStage() {
        return rooms.stages().values().iterator().next();
    }

    Theme theme() {
        return theme;
    }

    MainViewModel main() {
        return shell.main();
    }

    /** Lets time pass. */
    void pass(Duration time) throws Exception {
        Fx.call(() -> {
            background.pass(time);
            return true;
        });
    }

    /** Lets time pass; on the JavaFX thread only. */
    void passNow(Duration time) {
        background.pass(time);
    }

    /** Makes the window this wide. */
    void wide(double width) throws Exception {
        Fx.call(() -> {
            stage.setMinWidth(0);
            stage.setWidth(width);
            return true;
        });
        hand.until("the window is made narrow", () -> stage.getScene().getWidth() <= width);
    }

    /** The node with this id, where it is shown. */
    Optional<javafx.scene.Node> node(String id) throws Exception {
        return Fx.call(() -> Optional.ofNullable(stage.getScene().lookup(id)));
    }

    @Override
    public void close() {
        try {
            Fx.call(() -> {
                rooms.close();
                shell.close();
                stage.close();
                theme.close();
                return true;
            });
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        } catch (ExecutionException | TimeoutException e) {
            throw new IllegalStateException("the window did not close", e);
        }
    }
}
