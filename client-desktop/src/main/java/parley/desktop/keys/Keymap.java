package parley.desktop.keys;

import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import javafx.beans.binding.Bindings;
import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.beans.property.ReadOnlyIntegerWrapper;
import javafx.beans.value.ObservableValue;
import javafx.scene.input.KeyCombination;
import javafx.scene.input.KeyEvent;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import parley.desktop.Memory;

/** Which keys do what on this device; a change holds at once, in all windows. UI thread only. */
public final class Keymap {
    private static final Logger LOG = LoggerFactory.getLogger(Keymap.class);
    private static final String KEPT = "keys.";

    /** What came of a choice. */
    public sealed interface Choice {
        /** It holds. */
        record Done() implements Choice {}

        /** Something else has these keys. */
        record Taken(Deed by) implements Choice {}

        /** They mean something that is never changed, or nothing that can be relied on. */
        record NotAllowed() implements Choice {}
    }

    private final Memory memory;
    private final Map<Deed, KeyCombination> keys = new EnumMap<>(Deed.class);
    private UnaryOperator<String> written = UnaryOperator.identity();
    private final ReadOnlyIntegerWrapper changes = new ReadOnlyIntegerWrapper();

    public Keymap(Memory memory) {
        this.memory = memory;
        for (var deed : Deed.values()) {
            keys.put(
                    deed,
                    memory.get(KEPT + deed.name()).flatMap(Keymap::read).orElse(deed.usual()));
        }
    }

    private static Optional<KeyCombination> read(String name) {
        try {
            return Optional.of(KeyCombination.valueOf(name));
        } catch (IllegalArgumentException e) {
            LOG.warn("{} are no keys", name, e);
            return Optional.empty();
        }
    }

    /** What these keys do. */
    public Optional<Deed> deed(KeyEvent e) {
        return keys.entrySet().stream()
                .filter(k -> k.getValue().match(e))
                .map(Map.Entry::getKey)
                .findFirst();
    }

    /** Whether these keys do that. */
    public boolean means(KeyEvent e, Deed deed) {
        return of(deed).match(e);
    }

    private KeyCombination of(Deed deed) {
        return keys.getOrDefault(deed, deed.usual());
    }

    /** The keys as they are written on a keyboard, now and after each change. */
    public ObservableValue<String> shown(Deed deed) {
        return Bindings.createStringBinding(() -> name(deed), changes);
    }

    /** The keys as they are written on a keyboard. */
    public String name(Deed deed) {
        return written.apply(of(deed).getDisplayText());
    }

    /** Says how keys are called where one reads them; {@code Ctrl+K} is given. */
    public void written(UnaryOperator<String> names) {
        written = names;
    }

    /** Counts up with each change. */
    public ReadOnlyIntegerProperty changes() {
        return changes.getReadOnlyProperty();
    }

    /** Whether somebody chose other keys than the usual ones. */
    public boolean changed(Deed deed) {
        return !of(deed).equals(deed.usual());
    }

    /** Takes the keys that are pressed now for {@code deed}. */
    public Choice choose(Deed deed, KeyEvent pressed) {
        return Pressed.keys(pressed).map(k -> take(deed, k)).orElseGet(Choice.NotAllowed::new);
    }

    /** Gives {@code deed} its usual keys back. */
    public Choice reset(Deed deed) {
        return take(deed, deed.usual());
    }

    /** Gives everything its usual keys back. */
    public void reset() {
        for (var deed : Deed.values()) {
            put(deed, deed.usual());
        }
    }

    private Choice take(Deed deed, KeyCombination wanted) {
        for (var other : Deed.values()) {
            if (other != deed && of(other).equals(wanted)) {
                return new Choice.Taken(other);
            }
        }
        put(deed, wanted);
        return new Choice.Done();
    }

    private void put(Deed deed, KeyCombination wanted) {
        keys.put(deed, wanted);
        memory.put(KEPT + deed.name(), wanted.equals(deed.usual()) ? "" : wanted.getName());
        changes.set(changes.get() + 1);
    }
}
