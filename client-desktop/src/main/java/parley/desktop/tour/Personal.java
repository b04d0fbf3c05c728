package parley.desktop.tour;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import javafx.scene.input.KeyCode;

/** What somebody sets for themselves: a profile, sections, messages for later. */
final class Personal {
    private static final String LATER = "The van is booked for Thursday, 07:30.";

    /** Takes pictures of a window. */
    interface Camera {
        void both(Desk desk, String title) throws IOException;
    }

    private Personal() {}

    static void play(Desk desk, Camera camera, List<String> facts) throws IOException {
        desk.press("#me");
        desk.awaitNode("#profile-status");
        desk.press("#profile-status-leave");
        desk.press("#profile-save");
        desk.awaitText("Others see it now.");
        camera.both(desk, "own profile");
        desk.key("#dialogs", KeyCode.ESCAPE);
        facts.add("a status was said and kept by the server");

        Fx.call(() -> {
            var current = Optional.ofNullable(desk.app().shell().main().current().get());
            current.ifPresent(w -> {
                var room = w.rooms().rooms().getFirst();
                desk.app().shell().main().care().newSection(room);
            });
            return true;
        });
        desk.write("#section-name", "Library lamps");
        desk.press("#section-take");
        desk.awaitText("Library lamps");
        camera.both(desk, "sections");
        facts.add("a room was put into a section, on all devices");

        desk.write("#composer", LATER);
        desk.press("#composer-later");
        desk.awaitNode("#later-dialog");
        camera.both(desk, "send later");
        desk.press("#later-tomorrow");
        desk.awaitText("It is sent at its time");
        Fx.call(() -> {
            desk.app().shell().main().timed().waiting();
            return true;
        });
        desk.awaitText(LATER);
        camera.both(desk, "what waits");
        desk.press("#waiting-cancel");
        desk.awaitText("Nothing waits.");
        desk.key("#dialogs", KeyCode.ESCAPE);
        facts.add("a message waited at the server and was taken back");
        Preferring.play(desk, camera, facts);
    }
}
