package parley.desktop.tour;

import java.io.IOException;
import java.util.List;
import javafx.scene.Scene;

/** A room in a window of its own beside the main window. */
final class OwnRoom {
    /** Takes pictures of a window that belongs to a desk. */
    interface Camera {
        void both(Desk desk, Scene scene, String title) throws IOException;
    }

    private OwnRoom() {}

    static void play(Desk desk, Camera camera, List<String> facts) throws IOException {
        Fx.call(() -> {
            var main = desk.app().shell().main();
            main.inRoom(r -> main.windows().open(r.roomProperty().get()));
            return true;
        });
        var scene = desk.ownScene();
        Fx.await("the room in its own window", () -> scene.lookup("#composer") != null);
        camera.both(desk, scene, "a room of its own");
        facts.add("a room stood in the main window and in its own");
        Fx.call(() -> {
            List.copyOf(desk.app().shell().main().windows().shown()).forEach(w -> w.close());
            return true;
        });
    }
}
