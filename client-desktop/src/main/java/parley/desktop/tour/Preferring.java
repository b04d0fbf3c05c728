package parley.desktop.tour;

import java.io.IOException;
import java.util.List;
import javafx.scene.control.ChoiceBox;
import javafx.scene.input.KeyCode;
import parley.desktop.preferences.PreferencesViewModel.Page;

/** What somebody sets on this computer: what is kept, which keys, which language. */
final class Preferring {
    private Preferring() {}

    static void play(Desk desk, Personal.Camera camera, List<String> facts) throws IOException {
        open(desk, Page.STORAGE);
        desk.awaitNode("#prefs-storage-free");
        desk.press("#prefs-storage-clear");
        desk.awaitNode("#prefs-storage-clear-yes");
        camera.both(desk, "storage");
        facts.add("what is kept on the computer was counted by the client core");
        open(desk, Page.KEYS);
        desk.awaitNode("#key-switcher");
        camera.both(desk, "keys");
        open(desk, Page.LANGUAGE);
        speak(desk, "de");
        desk.awaitText("Einstellungen");
        camera.both(desk, "in German");
        facts.add("another language was spoken at once");
        speak(desk, "");
        desk.awaitText("Preferences");
        desk.key("#dialogs", KeyCode.ESCAPE);
    }

    private static void open(Desk desk, Page page) {
        Fx.call(() -> {
            desk.app().shell().main().opening().preferences(page);
            return true;
        });
    }

    private static void speak(Desk desk, String tag) {
        desk.awaitNode("#prefs-language-choice");
        Fx.call(() -> {
            @SuppressWarnings("unchecked")
            var choice =
                    (ChoiceBox<String>)
                            desk.app().scene().getRoot().lookup("#prefs-language-choice");
            choice.setValue(tag);
            return true;
        });
    }
}
