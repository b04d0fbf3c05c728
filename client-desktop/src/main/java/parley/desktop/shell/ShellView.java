package parley.desktop.shell;

import javafx.beans.binding.Bindings;
import javafx.scene.Node;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import org.jspecify.annotations.Nullable;
import parley.desktop.host.HostStartView;
import parley.desktop.join.JoinView;
import parley.desktop.main.DialogLayer;
import parley.desktop.main.MainView;
import parley.desktop.start.FirstStartView;
import parley.desktop.text.Texts;
import parley.desktop.theme.Appearance;
import parley.desktop.theme.Theme;
import parley.desktop.timeline.RowKit;

/** The root of the window. */
public final class ShellView extends StackPane {
    private final ShellViewModel model;
    private final RowKit kit;
    private final Texts texts;
    private final Theme theme;
    private @Nullable MainView main;
    private @Nullable DialogLayer dialogs;

    public ShellView(ShellViewModel model, RowKit kit, Theme theme) {
        this.model = model;
        this.kit = kit;
        this.texts = kit.texts();
        this.theme = theme;
        setId("shell");
        setMinSize(0, 0);
        Zoom.install(this, theme);
        model.screen().addListener((_, _, now) -> show(now));
        texts.listen(this::speakAnew);
        show(model.screen().get());
    }

    /** Another language: what is shown is made anew. */
    private void speakAnew() {
        if (main != null) {
            main.close();
            main = null;
        }
        if (dialogs != null) {
            dialogs.retire();
            dialogs = null;
        }
        show(model.screen().get());
    }

    private void show(Screen screen) {
        getChildren()
                .setAll(
                        switch (screen) {
                            case Screen.Opening _ -> new Region();
                            case Screen.Doors _ -> doors();
                            case Screen.Joining joining -> new JoinView(joining.model(), texts);
                            case Screen.StartingHere starting ->
                                    new HostStartView(starting.model(), texts);
                            case Screen.Main _ -> main();
                        });
    }

    private Node main() {
        var view = main;
        var over = dialogs;
        if (view == null || over == null) {
            view = new MainView(model.main(), kit);
            over = new DialogLayer(model.main(), model.main().surface(), kit, theme);
            over.below(view);
            main = view;
            dialogs = over;
        }
        return new StackPane(view, over);
    }

    private Node doors() {
        var appearance =
                Bindings.createStringBinding(
                        () ->
                                texts.get(
                                        switch (theme.appearanceProperty().get()) {
                                            case SYSTEM -> "start.appearance.system";
                                            case LIGHT -> "start.appearance.light";
                                            case DARK -> "start.appearance.dark";
                                        }),
                        theme.appearanceProperty());
        return new FirstStartView(
                new FirstStartView.Actions(
                        model::join, model::host, model::cloud, this::nextAppearance, model.back()),
                appearance,
                texts);
    }

    private void nextAppearance() {
        theme.appearanceProperty()
                .set(
                        switch (theme.appearanceProperty().get()) {
                            case SYSTEM -> Appearance.LIGHT;
                            case LIGHT -> Appearance.DARK;
                            case DARK -> Appearance.SYSTEM;
                        });
    }
}
