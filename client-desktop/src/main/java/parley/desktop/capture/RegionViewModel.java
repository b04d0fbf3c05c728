package parley.desktop.capture;

import java.util.Optional;
import java.util.function.Consumer;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

/** Which part of a screen is wanted. Ends once: with a part, or without one. UI thread only. */
public final class RegionViewModel {
    /** What is smaller in px was a click, not a part. */
    private static final double LEAST = 4;

    private final double width;
    private final double height;
    private final Consumer<Optional<Region>> done;
    private final ReadOnlyObjectWrapper<Optional<Region>> chosen =
            new ReadOnlyObjectWrapper<>(Optional.empty());
    private double fromX;
    private double fromY;
    private boolean over;

    /** Of a screen so large, in px. {@code done}: told the part, or that none is wanted. */
    public RegionViewModel(double width, double height, Consumer<Optional<Region>> done) {
        this.width = width;
        this.height = height;
        this.done = done;
    }

    /** What is chosen so far. */
    public ReadOnlyObjectProperty<Optional<Region>> chosen() {
        return chosen.getReadOnlyProperty();
    }

    /** A corner is set. */
    public void begin(double x, double y) {
        fromX = Math.clamp(x, 0, width);
        fromY = Math.clamp(y, 0, height);
        chosen.set(Optional.empty());
    }

    /** The opposite corner is here now. */
    public void drag(double x, double y) {
        chosen.set(
                Optional.of(
                        Region.between(
                                fromX, fromY, Math.clamp(x, 0, width), Math.clamp(y, 0, height))));
    }

    /** The mouse is let go: what is large enough is taken. */
    public void release() {
        if (large()) {
            take();
        } else {
            chosen.set(Optional.empty());
        }
    }

    /** Moves it by so many px, as far as there is room; without one there is one in the middle. */
    public void move(double dx, double dy) {
        var now = chosen.get().orElseGet(this::middle);
        chosen.set(
                Optional.of(
                        new Region(
                                Math.clamp(now.x() + dx, 0, width - now.width()),
                                Math.clamp(now.y() + dy, 0, height - now.height()),
                                now.width(),
                                now.height())));
    }

    /** Moves its lower right corner by so many px, as far as there is room. */
    public void grow(double dx, double dy) {
        var now = chosen.get().orElseGet(this::middle);
        chosen.set(
                Optional.of(
                        new Region(
                                now.x(),
                                now.y(),
                                Math.clamp(now.width() + dx, LEAST, width - now.x()),
                                Math.clamp(now.height() + dy, LEAST, height - now.y()))));
    }

    private Region middle() {
        return new Region(width / 4, height / 4, width / 2, height / 2);
    }

    private boolean large() {
        return chosen.get().filter(r -> r.width() >= LEAST && r.height() >= LEAST).isPresent();
    }

    /** Takes what is chosen, or the whole screen. */
    public void take() {
        end(Optional.of(large() ? chosen.get().orElseThrow() : new Region(0, 0, width, height)));
    }

    /** Nothing is wanted. */
    public void cancel() {
        end(Optional.empty());
    }

    private void end(Optional<Region> part) {
        if (!over) {
            over = true;
            done.accept(part);
        }
    }
}
