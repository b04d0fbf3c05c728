package parley.client.picture;

/** How a camera was held: EXIF tag 0x0112. */
public enum Orientation {
    NORMAL(1),
    MIRRORED(2),
    HALF(3),
    HALF_MIRRORED(4),
    QUARTER_MIRRORED(5),
    QUARTER(6),
    THREE_QUARTERS_MIRRORED(7),
    THREE_QUARTERS(8);

    private final int value;

    Orientation(int value) {
        this.value = value;
    }

    /** Values that do not exist are {@link #NORMAL}. */
    static Orientation of(int value) {
        for (Orientation each : values()) {
            if (each.value == value) {
                return each;
            }
        }
        return NORMAL;
    }

    /** The tag's value. */
    int value() {
        return value;
    }

    /** True when width and height change places. */
    public boolean turnsSides() {
        return value >= 5;
    }
}
