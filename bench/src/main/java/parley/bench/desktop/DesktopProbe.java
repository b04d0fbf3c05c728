package parley.bench.desktop;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import javafx.animation.AnimationTimer;
import javafx.application.Platform;
import javafx.event.Event;
import javafx.scene.Node;
import javafx.scene.control.ListView;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.stage.Stage;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import parley.client.workspace.ParleyClient;
import parley.desktop.App;
import parley.desktop.AppConfig;
import parley.desktop.room.RoomListItem;

/**
 * A desktop that tells what it does: {@code usable} once its rooms and the newest messages have
 * been drawn; then, for each line {@code scroll N} on standard input, the frames of N seconds of
 * scrolling back; for {@code count SELECTOR} how many nodes there are; for {@code open ROOM},
 * {@code switch N} and {@code stalls} what kept the JavaFX thread.
 */
public final class DesktopProbe {
    private static final Logger LOG = LoggerFactory.getLogger(DesktopProbe.class);
    private static final int MOST_ROOM_TRIES = 600;

    /** About two seconds. */
    private static final int STAY_FRAMES = 120;

    private static final int SWITCH_FRAMES = 6;

    private final Thread fx = Thread.currentThread();
    private final App app;
    private final Stage stage = new Stage();
    private int tries;

    private DesktopProbe(Path folder) throws IOException {
        app = new App(AppConfig.alone(folder, "bench"), Optional.empty());
        app.show(stage);
        stage.setWidth(1280);
        stage.setHeight(800);
    }

    public static void main(String[] arguments) {
        ParleyClient.preload();
        try {
            run(Path.of(arguments[0]));
            System.exit(0);
        } catch (IOException | InterruptedException | ExecutionException e) {
            LOG.error("the desktop could not be measured", e);
            System.exit(1);
        }
    }

    private static void run(Path folder)
            throws IOException, InterruptedException, ExecutionException {
        var usable = new CompletableFuture<DesktopProbe>();
        Platform.startup(() -> {
            try {
                new DesktopProbe(folder).awaitUsable(usable);
            } catch (IOException | RuntimeException e) {
                usable.completeExceptionally(e);
            }
        });
        var probe = usable.get();
        say("usable");
        var in = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        try (var watchdog = new Watchdog(probe.fx)) {
            for (var line = in.readLine(); line != null; line = in.readLine()) {
                say(probe.answer(line, watchdog));
            }
        }
        var closed = new CompletableFuture<Boolean>();
        Platform.runLater(() -> {
            probe.app.close();
            closed.complete(true);
        });
        closed.get();
    }

    private String answer(String line, Watchdog watchdog)
            throws InterruptedException, ExecutionException {
        var words = line.split(" ", 2);
        switch (words[0]) {
            case "scroll" -> {
                var frames = new CompletableFuture<Frames>();
                int seconds = Integer.parseInt(words[1]);
                Platform.runLater(() -> Frames.scroll(node("#timeline-rows"), seconds, frames));
                return frames.get().line();
            }
            case "count" -> {
                var found = new CompletableFuture<Integer>();
                Platform.runLater(
                        () -> found.complete(app.scene().getRoot().lookupAll(words[1]).size()));
                return "count=" + found.get();
            }
            case "open" -> open(words[1], STAY_FRAMES);
            case "switch" -> {
                for (int i = 0; i < Integer.parseInt(words[1]); i++) {
                    open("room-%02d".formatted(i % Profile.ROOMS + 1), SWITCH_FRAMES);
                }
            }
            case "stalls" -> {}
            default -> throw new IllegalArgumentException(line);
        }
        return watchdog.line();
    }

    /** As a person does with the keyboard; returns so many frames later. */
    private void open(String room, int frames) throws InterruptedException, ExecutionException {
        var shown = new CompletableFuture<Boolean>();
        Platform.runLater(() -> {
            var list = (ListView<?>) node("#rooms");
            for (int i = 0; i < list.getItems().size(); i++) {
                if (list.getItems().get(i) instanceof RoomListItem.Entry entry
                        && entry.room().name().equals(room)) {
                    list.getSelectionModel().select(i);
                }
            }
            var enter =
                    new KeyEvent(
                            KeyEvent.KEY_PRESSED,
                            "",
                            "",
                            KeyCode.ENTER,
                            false,
                            false,
                            false,
                            false);
            Event.fireEvent(list, enter);
            after(frames, shown);
        });
        shown.get();
    }

    private static void after(int frames, CompletableFuture<Boolean> done) {
        new AnimationTimer() {
            private int drawn;

            @Override
            public void handle(long now) {
                if (++drawn > frames) {
                    stop();
                    done.complete(true);
                }
            }
        }.start();
    }

    private static void say(String line) {
        System.out.println(line);
        System.out.flush();
    }

    /** Two frames after everything is there, it has been drawn. */
    private void awaitUsable(CompletableFuture<DesktopProbe> usable) {
        new AnimationTimer() {
            private int drawn;

            @Override
            public void handle(long now) {
                if (shown() && ++drawn > 2) {
                    stop();
                    usable.complete(DesktopProbe.this);
                } else if (++tries > MOST_ROOM_TRIES) {
                    stop();
                    usable.completeExceptionally(
                            new IllegalStateException("not shown: " + missing()));
                }
            }
        }.start();
    }

    private boolean shown() {
        return missing().isEmpty();
    }

    private String missing() {
        if (!(find("#rooms") instanceof ListView<?> rooms)
                || rooms.getItems().size() < Profile.ROOMS) {
            return "the rooms";
        }
        if (find("#composer") == null) {
            return "the composer";
        }
        return app.scene().getRoot().lookupAll(".message-row").isEmpty() ? "a message" : "";
    }

    private @Nullable Node find(String id) {
        return app.scene().getRoot().lookup(id);
    }

    private Node node(String id) {
        var node = find(id);
        if (node == null) throw new IllegalStateException("there is no " + id);
        return node;
    }
}
