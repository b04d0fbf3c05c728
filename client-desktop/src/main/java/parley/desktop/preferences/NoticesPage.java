package parley.desktop.preferences;

import java.util.List;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.scene.Node;
import javafx.scene.control.CheckBox;
import org.jspecify.annotations.Nullable;
import parley.desktop.notify.NoticeSettings;
import parley.desktop.notify.NoticeSettings.Switch;
import parley.desktop.part.FormField;
import parley.desktop.part.Labels;
import parley.desktop.text.Line;
import parley.desktop.text.Texts;

/** What one wants to be told of, and when. */
final class NoticesPage {
    private NoticesPage() {}

    static List<Node> of(NoticeSettings settings, Texts texts) {
        var undisturbed = new CheckBox(texts.get("prefs.undisturbed"));
        undisturbed.setId("prefs-undisturbed");
        undisturbed.setSelected(settings.undisturbed());
        undisturbed.selectedProperty().addListener((_, _, on) -> settings.undisturbed(on));
        return List.of(
                box("prefs-notices", "prefs.notices", Switch.INSIDE, settings, texts),
                box("prefs-outside", "prefs.outside", Switch.OUTSIDE, settings, texts),
                box("prefs-sound", "prefs.sound", Switch.SOUND, settings, texts),
                undisturbed,
                quiet(settings, texts),
                keywords(settings, texts),
                Labels.wrapped(texts.get("prefs.notices.text"), "t-meta"));
    }

    private static Node box(
            String id, String key, Switch which, NoticeSettings settings, Texts texts) {
        var box = new CheckBox(texts.get(key));
        box.setId(id);
        box.setSelected(settings.on(which));
        box.selectedProperty().addListener((_, _, on) -> settings.set(which, on));
        return box;
    }

    private static Node quiet(NoticeSettings settings, Texts texts) {
        var typed = new SimpleStringProperty(settings.quiet());
        var problem = new SimpleObjectProperty<@Nullable Line>();
        typed.addListener((_, _, now) ->
                problem.set(settings.quiet(now) ? null : Line.of("prefs.quiet.problem")));
        return FormField.text(
                        "prefs-quiet",
                        texts.get("prefs.quiet"),
                        typed,
                        texts.get("prefs.quiet.rule"))
                .problem(problem, texts);
    }

    private static Node keywords(NoticeSettings settings, Texts texts) {
        var typed = new SimpleStringProperty(settings.keywords());
        typed.addListener((_, _, now) -> settings.keywords(now));
        return FormField.text(
                "prefs-keywords",
                texts.get("prefs.keywords"),
                typed,
                texts.get("prefs.keywords.rule"));
    }
}
