package parley.desktop.shell;

import javafx.stage.Screen;
import javafx.stage.Stage;
import parley.desktop.Memory;

/** Where a window stood last and how large it was, as this device remembers it. UI thread only. */
final class WindowPlace {
    private static final double SMALLEST = 360;

    private final Memory memory;
    private final String key;
    private final double width;
    private final double height;

    WindowPlace(Memory memory, String key, double width, double height) {
        this.memory = memory;
        this.key = key;
        this.width = width;
        this.height = height;
    }

    double width() {
        return Math.max(SMALLEST, memory.number(key + ".width", width));
    }

    double height() {
        return Math.max(SMALLEST, memory.number(key + ".height", height));
    }

    /** Puts it there, if that is on a screen still. */
    void apply(Stage window) {
        double x = memory.number(key + ".x", Double.NaN);
        double y = memory.number(key + ".y", Double.NaN);
        boolean known = !Double.isNaN(x) && !Double.isNaN(y);
        if (known && !Screen.getScreensForRectangle(x, y, width(), height()).isEmpty()) {
            window.setX(x);
            window.setY(y);
        }
    }

    void keep(Stage window) {
        put("x", window.getX());
        put("y", window.getY());
        put("width", window.getScene().getWidth());
        put("height", window.getScene().getHeight());
    }

    private void put(String what, double number) {
        if (!Double.isNaN(number)) {
            memory.put(key + "." + what, Long.toString(Math.round(number)));
        }
    }
}
