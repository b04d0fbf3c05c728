package parley.desktop.part;

import java.util.concurrent.atomic.AtomicReference;
import javafx.scene.Node;

/** Leaves for the next frame what would make this one late. UI thread only. */
public final class NextPulse {
    private NextPulse() {}

    /**
     * Runs {@code task} once the frame that shows {@code near} has been laid out; at once where no
     * frames are drawn.
     */
    public static void after(Node near, Runnable task) {
        var scene = near.getScene();
        if (scene == null || scene.getWindow() == null || !scene.getWindow().isShowing()) {
            task.run();
            return;
        }
        var listener = new AtomicReference<Runnable>(() -> {});
        listener.set(() -> {
            scene.removePostLayoutPulseListener(listener.get());
            task.run();
        });
        scene.addPostLayoutPulseListener(listener.get());
    }
}
