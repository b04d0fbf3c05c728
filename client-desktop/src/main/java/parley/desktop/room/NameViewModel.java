package parley.desktop.room;

import java.util.function.Consumer;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.BooleanBinding;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;

/** Typing a name. UI thread only. */
public final class NameViewModel {
    private final StringProperty name;
    private final int most;
    private final Consumer<String> done;

    /** {@code most}: longest name, in characters. */
    public NameViewModel(String now, int most, Consumer<String> done) {
        this.name = new SimpleStringProperty(now);
        this.most = most;
        this.done = done;
    }

    public StringProperty nameProperty() {
        return name;
    }

    /** Whether it can be taken. */
    public BooleanBinding good() {
        return Bindings.createBooleanBinding(this::isGood, name);
    }

    private boolean isGood() {
        var typed = name.get().strip();
        return !typed.isEmpty() && typed.codePointCount(0, typed.length()) <= most;
    }

    /** Takes it. */
    public void take() {
        if (isGood()) {
            done.accept(name.get().strip());
        }
    }
}
