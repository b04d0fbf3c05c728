package parley.desktop.media;

import javafx.beans.property.ReadOnlyDoubleProperty;
import javafx.beans.property.ReadOnlyDoubleWrapper;
import parley.desktop.Memory;

/** How loud films and sounds are, 0 to 1; this device remembers it. UI thread only. */
public final class Volume {
    private static final String LEVEL = "media.volume";

    private final Memory memory;
    private final ReadOnlyDoubleWrapper level;
    private double before;

    public Volume(Memory memory) {
        this.memory = memory;
        level = new ReadOnlyDoubleWrapper(within(memory.number(LEVEL, 1)));
        before = level.get() > 0 ? level.get() : 1;
    }

    private static double within(double level) {
        return Double.isNaN(level) ? 1 : Math.clamp(level, 0, 1);
    }

    public ReadOnlyDoubleProperty level() {
        return level.getReadOnlyProperty();
    }

    /** Sets it; what is below 0 or above 1 is taken as that. */
    public void set(double fresh) {
        double next = within(Math.round(fresh * 100) / 100.0);
        if (level.get() > 0) {
            before = level.get();
        }
        level.set(next);
        memory.put(LEVEL, Double.toString(next));
    }

    /** Louder or softer by a part of all, which may be below 0. */
    public void by(double step) {
        set(level.get() + step);
    }

    /** Nothing is heard, or as much as before. */
    public void mute() {
        set(level.get() > 0 ? 0 : before);
    }
}
