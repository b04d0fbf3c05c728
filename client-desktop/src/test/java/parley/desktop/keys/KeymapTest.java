package parley.desktop.keys;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import org.junit.jupiter.api.Test;
import parley.desktop.Memory;
import parley.desktop.keys.Keymap.Choice;

class KeymapTest {
    private final Memory memory = Memory.ofThisRun();
    private final Keymap keymap = new Keymap(memory);

    /** Ctrl is the shortcut key here, but for macOS. */
    private static KeyEvent press(KeyCode code, String held) {
        boolean mac = System.getProperty("os.name", "").startsWith("Mac");
        boolean shortcut = held.contains("C");
        return new KeyEvent(
                KeyEvent.KEY_PRESSED,
                "",
                "",
                code,
                held.contains("S"),
                shortcut && !mac,
                held.contains("A"),
                shortcut && mac);
    }

    @Test
    void theUsualKeysAreAllDifferentAndDoWhatIsListed() {
        var names = new HashSet<String>();
        for (var deed : Deed.values()) {
            names.add(keymap.name(deed));
        }

        assertThat(names).hasSize(Deed.values().length);
        assertThat(keymap.deed(press(KeyCode.K, "C"))).contains(Deed.SWITCHER);
        assertThat(keymap.deed(press(KeyCode.ESCAPE, "S"))).contains(Deed.READ_ROOM);
        assertThat(keymap.deed(press(KeyCode.ESCAPE, ""))).isEmpty();
        assertThat(keymap.deed(press(KeyCode.F, "CS"))).contains(Deed.SEARCH_ALL);
    }

    @Test
    void chosenKeysHoldAtOnceAndFromTheNextStartOn() {
        var shown = keymap.shown(Deed.DAY);
        var before = shown.getValue();

        assertThat(keymap.choose(Deed.DAY, press(KeyCode.D, "C"))).isEqualTo(new Choice.Done());

        assertThat(keymap.deed(press(KeyCode.D, "C"))).contains(Deed.DAY);
        assertThat(keymap.deed(press(KeyCode.G, "C"))).isEmpty();
        assertThat(shown.getValue()).isNotEqualTo(before);
        assertThat(keymap.changed(Deed.DAY)).isTrue();
        assertThat(new Keymap(memory).deed(press(KeyCode.D, "C"))).contains(Deed.DAY);
    }

    @Test
    void keysThatSomethingElseHasAreNamedAndNotTaken() {
        assertThat(keymap.choose(Deed.DAY, press(KeyCode.K, "C")))
                .isEqualTo(new Choice.Taken(Deed.SWITCHER));

        assertThat(keymap.deed(press(KeyCode.K, "C"))).contains(Deed.SWITCHER);
        assertThat(keymap.changed(Deed.DAY)).isFalse();
    }

    @Test
    void theUsualKeysComeBackUnlessSomethingElseHasThem() {
        keymap.choose(Deed.DAY, press(KeyCode.D, "C"));
        keymap.choose(Deed.SEARCH, press(KeyCode.G, "C"));

        assertThat(keymap.reset(Deed.DAY)).isEqualTo(new Choice.Taken(Deed.SEARCH));
        keymap.reset();

        assertThat(keymap.deed(press(KeyCode.G, "C"))).contains(Deed.DAY);
        assertThat(keymap.deed(press(KeyCode.F, "C"))).contains(Deed.SEARCH);
        assertThat(new Keymap(memory).changed(Deed.DAY)).isFalse();
    }

    @Test
    void whatTextAndTheSystemNeedIsNotToBeHad() {
        var refused = new Choice.NotAllowed();
        assertThat(keymap.choose(Deed.DAY, press(KeyCode.C, "C"))).isEqualTo(refused);
        assertThat(keymap.choose(Deed.DAY, press(KeyCode.G, ""))).isEqualTo(refused);
        assertThat(keymap.choose(Deed.DAY, press(KeyCode.G, "S"))).isEqualTo(refused);
        assertThat(keymap.choose(Deed.DAY, press(KeyCode.G, "A"))).isEqualTo(refused);
        assertThat(keymap.choose(Deed.DAY, press(KeyCode.ENTER, "C"))).isEqualTo(refused);
        assertThat(keymap.choose(Deed.DAY, press(KeyCode.U, "CS"))).isEqualTo(refused);
        assertThat(keymap.choose(Deed.DAY, press(KeyCode.SPACE, "C"))).isEqualTo(refused);
        assertThat(keymap.choose(Deed.DAY, press(KeyCode.F5, ""))).isEqualTo(new Choice.Done());
    }

    @Test
    void whatWasKeptWrongIsAsUsual() {
        memory.put("keys.DAY", "Ctrl+");

        assertThat(new Keymap(memory).deed(press(KeyCode.G, "C"))).contains(Deed.DAY);
    }
}
