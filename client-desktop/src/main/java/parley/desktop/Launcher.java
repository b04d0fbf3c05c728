package parley.desktop;

import javafx.application.Application;
import parley.client.workspace.ParleyClient;

/**
 * Where the desktop starts; not an {@link Application} itself, so that it starts from a plain class
 * path.
 */
public final class Launcher {
    private Launcher() {}

    /** Takes no arguments. */
    public static void main(String[] args) {
        ParleyClient.preload();
        Application.launch(DesktopApplication.class, args);
    }
}
