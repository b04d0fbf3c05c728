package parley.desktop.theme;

import atlantafx.base.theme.PrimerDark;
import atlantafx.base.theme.PrimerLight;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import javafx.application.ColorScheme;
import javafx.application.Platform;
import javafx.beans.property.IntegerProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleIntegerProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.value.ChangeListener;
import javafx.scene.Scene;

/**
 * Dresses scenes in the chosen appearance and text size, and again when either changes. UI thread
 * only.
 */
public final class Theme implements AutoCloseable {
    /** Size of the base text at 100 %, in px. */
    public static final int BASE_SIZE = 14;

    private final ObjectProperty<Appearance> appearance =
            new SimpleObjectProperty<>(Appearance.SYSTEM);
    private final IntegerProperty textPercent = new SimpleIntegerProperty(100);
    private final List<Scene> scenes = new ArrayList<>();
    private final ChangeListener<ColorScheme> systemChanged = (_, _, _) -> dressAll();

    public Theme() {
        Fonts.load();
        appearance.addListener((_, _, _) -> dressAll());
        textPercent.addListener((_, _, _) -> dressAll());
        Platform.getPreferences().colorSchemeProperty().addListener(systemChanged);
    }

    /** What the user chose. */
    public ObjectProperty<Appearance> appearanceProperty() {
        return appearance;
    }

    /** Text size in percent, 75 to 200. */
    public IntegerProperty textPercentProperty() {
        return textPercent;
    }

    /** Dresses {@code scene} now and keeps it up to date until {@link #release}. */
    public void dress(Scene scene) {
        scenes.add(scene);
        apply(scene);
    }

    /** Forgets a scene that is no longer shown. */
    public void release(Scene scene) {
        scenes.remove(scene);
    }

    private void dressAll() {
        scenes.forEach(this::apply);
    }

    private boolean dark() {
        return switch (appearance.get()) {
            case LIGHT -> false;
            case DARK -> true;
            case SYSTEM -> Platform.getPreferences().getColorScheme() == ColorScheme.DARK;
        };
    }

    private void apply(Scene scene) {
        boolean dark = dark();
        scene.setUserAgentStylesheet(
                dark
                        ? new PrimerDark().getUserAgentStylesheet()
                        : new PrimerLight().getUserAgentStylesheet());
        scene.getStylesheets().setAll(sheet(dark ? "dark.css" : "light.css"), sheet("parley.css"));
        int percent = Math.clamp(textPercent.get(), 75, 200);
        scene.getRoot()
                .setStyle(
                        percent == 100
                                ? ""
                                : "-fx-font-size: " + BASE_SIZE * percent / 100.0 + "px;");
    }

    private static String sheet(String name) {
        return Objects.requireNonNull(Theme.class.getResource(name), name).toExternalForm();
    }

    @Override
    public void close() {
        Platform.getPreferences().colorSchemeProperty().removeListener(systemChanged);
        scenes.clear();
    }
}
