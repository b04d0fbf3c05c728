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
import javafx.scene.Node;
import javafx.scene.control.ListView;
import javafx.stage.Stage;
import org.jspecify.annotations.Nullable;
import parley.desktop.App;
import parley.desktop.AppConfig;

/**
 * A desktop that tells what it does: {@code usable} once its rooms and the newest messages have
 * been drawn; then, for each line {@code scroll N} on standard input, the frames of N seconds of
 * scrolling back.
 */
public final class DesktopProbe {
    private static final int MOST_ROOM_TRIES = 600;

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
        try {
            run(Path.of(arguments[0]));
            System.exit(0);
        } catch (IOException | InterruptedException | ExecutionException e) {
            e.printStackTrace();
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
        for (var line = in.readLine(); line != null; line = in.readLine()) {
            int seconds = Integer.parseInt(line.substring(line.indexOf(' ') + 1));
            var frames = new CompletableFuture<Frames>();
            Platform.runLater(() -> Frames.scroll(probe.node("#timeline-rows"), seconds, frames));
            say(frames.get().line());
        }
        var closed = new CompletableFuture<Boolean>();
        Platform.runLater(() -> {
            probe.app.close();
            closed.complete(true);
        });
        closed.get();
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
