package parley.desktop.capture;

/** A part of a screen, in px from its upper left corner. */
public record Region(double x, double y, double width, double height) {
    /** Between two corners, in any order. */
    static Region between(double x1, double y1, double x2, double y2) {
        return new Region(Math.min(x1, x2), Math.min(y1, y2), Math.abs(x2 - x1), Math.abs(y2 - y1));
    }
}
