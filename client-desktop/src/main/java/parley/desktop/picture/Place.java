package parley.desktop.picture;

import parley.protocol.FileRef;

/**
 * How much room a picture gets in the timeline, in px: known from its message, so that nothing
 * moves when the picture comes.
 */
record Place(double width, double height) {
    static final double MOST_WIDTH = 360;
    private static final double MOST_HEIGHT = 240;
    private static final double LEAST = 48;

    /** Side of each of several pictures. */
    static final double SQUARE = 160;

    /** Fitted into 360 by 240, never enlarged, at least 48 by 48. */
    static Place of(FileRef file) {
        double w = file.w().orElse(1);
        double h = file.h().orElse(1);
        double scale = Math.min(1, Math.min(MOST_WIDTH / w, MOST_HEIGHT / h));
        return new Place(
                Math.max(LEAST, Math.rint(w * scale)), Math.max(LEAST, Math.rint(h * scale)));
    }

    /** One of several. */
    static Place square() {
        return new Place(SQUARE, SQUARE);
    }
}
