package parley.desktop;

import java.util.Optional;
import javafx.application.Application;
import javafx.stage.Stage;
import org.jspecify.annotations.Nullable;

/** The desktop as a program of its own. */
public final class DesktopApplication extends Application {
    private @Nullable App app;

    @Override
    public void start(Stage stage) throws Exception {
        var folder =
                DataFolder.of(
                        System.getenv(),
                        System.getProperty("os.name", ""),
                        System.getProperty("user.home", "."));
        var started = new App(AppConfig.ofUser(folder), Optional.of(getHostServices()));
        app = started;
        started.show(stage);
    }

    @Override
    public void stop() {
        if (app != null) {
            app.close();
        }
    }
}
