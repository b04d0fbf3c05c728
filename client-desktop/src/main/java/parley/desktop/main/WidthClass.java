package parley.desktop.main;

/** How much fits side by side. */
public enum WidthClass {
    /** All four regions. */
    WIDE,
    /** Three; details lie over the timeline. */
    REGULAR,
    /** One at a time. */
    NARROW;

    /** The class of a window that is {@code width} px wide. */
    public static WidthClass of(double width) {
        if (width >= 1120) {
            return WIDE;
        }
        return width >= 720 ? REGULAR : NARROW;
    }
}
