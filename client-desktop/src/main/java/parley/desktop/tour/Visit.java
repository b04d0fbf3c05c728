package parley.desktop.tour;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import javafx.scene.input.KeyCode;

/**
 * Ruth comes to a workspace that runs somewhere else, invites Mai, and they talk and send a
 * picture. Leaves two accounts there, so it is for a workspace that may be thrown away. The JavaFX
 * platform is running already.
 */
public final class Visit implements AutoCloseable {
    private static final int WIDTH = 1000;
    private static final int HEIGHT = 760;
    private static final String PASSWORD = "a lamp is not a lantern";

    private final Path folder;
    private final Pictures pictures;
    private final Desk ruth;
    private Optional<Desk> mai = Optional.empty();

    /** Keeps the desktops' data below {@code folder}, and leaves numbered pictures. */
    public Visit(Path folder, Path pictures) throws IOException {
        this.folder = folder;
        this.pictures = new Pictures(pictures);
        this.ruth = new Desk("Ruth", folder.resolve("ruth"), WIDTH, HEIGHT);
    }

    private Desk mai() {
        return mai.orElseThrow(() -> new IllegalStateException("Mai is not there yet"));
    }

    /** Ruth joins with this link, whose code may be the one that makes the owner; then Mai. */
    public void join(String link) throws IOException {
        enter(ruth, link, "Ruth Adler", "ruth");
        pictures.take(ruth.scene(), "ruth is in");
        ruth.press("#invite");
        ruth.press("#invite-make");
        String invite = ruth.read("#invite-link", "parley://");
        ruth.press("#invite-done");
        mai = Optional.of(new Desk("Mai", folder.resolve("mai"), WIDTH, HEIGHT));
        enter(mai(), invite, "Mai Nguyễn", "mai");
    }

    private static void enter(Desk desk, String link, String displayName, String name) {
        desk.press("#door-join");
        desk.write("#address", link);
        desk.key("#address", KeyCode.ENTER);
        desk.write("#display-name", displayName);
        desk.write("#user-name", name);
        desk.write("#password", PASSWORD);
        desk.press("#enter");
        desk.awaitNode("#composer");
    }

    /** Each says something, and sees what the other says. */
    public void talk(String ruths, String mais) {
        ruth.say(ruths);
        mai().awaitText(ruths);
        mai().say(mais);
        ruth.awaitText(mais);
    }

    /** Ruth drops a picture, which Mai sees. */
    public void drop() throws IOException {
        Path drawing = Show.drawing(folder);
        ruth.with(room -> room.tools().tray().add(List.of(drawing)));
        ruth.awaitNode("#tray-remove");
        ruth.write("#composer", "Rev 3 with the new height marked:");
        ruth.press("#send");
        mai().awaitText("Rev 3 with the new height marked");
        mai().awaitNode(".picture.there");
        pictures.take(mai().scene(), "a picture that was dropped");
    }

    /** Ruth writes while the server cannot be reached. */
    public void writeOffline(String text) throws IOException {
        ruth.awaitText("Offline since");
        ruth.say(text);
        ruth.awaitText("queued");
        pictures.take(ruth.scene(), "offline");
    }

    /** Waits until what was written meanwhile is at both, exactly once. */
    public void caughtUp(String text) throws IOException {
        mai().awaitText(text);
        ruth.awaitNoText("queued");
        for (Desk each : List.of(ruth, mai())) {
            String shown = Fx.call(each::shown);
            if (shown.indexOf(text) < 0 || shown.indexOf(text) != shown.lastIndexOf(text)) {
                throw new IllegalStateException("not shown exactly once: " + text);
            }
        }
        pictures.take(mai().scene(), "caught up");
    }

    @Override
    public void close() {
        ruth.close();
        mai.ifPresent(Desk::close);
    }
}
