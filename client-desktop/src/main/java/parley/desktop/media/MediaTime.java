package parley.desktop.media;

import java.util.Locale;

/** Times of films and sounds as they are read. */
public final class MediaTime {
    private MediaTime() {}

    /** Minutes and seconds, with hours where there are any: {@code 0:42}, {@code 1:02:03}. */
    public static String text(long ms) {
        long seconds = Math.max(0, ms) / 1000;
        long minutes = seconds / 60;
        return minutes < 60
                ? String.format(Locale.ROOT, "%d:%02d", minutes, seconds % 60)
                : String.format(
                        Locale.ROOT, "%d:%02d:%02d", minutes / 60, minutes % 60, seconds % 60);
    }
}
