package parley.desktop.notify;

import java.awt.Taskbar;
import java.util.Locale;
import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.util.Subscription;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import parley.desktop.Background;

/**
 * The count on the program's tile in the Dock. Only macOS shows one that Java can set; elsewhere
 * AWT is not even loaded, and the window's own icon carries the count.
 */
public final class DockBadge {
    private static final Logger LOG = LoggerFactory.getLogger(DockBadge.class);

    private DockBadge() {}

    /**
     * Shows {@code calls} from now on, where the system can.
     *
     * @param os the system's name, as in {@code os.name}
     * @return ends it
     */
    public static Subscription follow(
            ReadOnlyIntegerProperty calls, Background background, String os) {
        if (!os.toLowerCase(Locale.ROOT).startsWith("mac")) {
            return Subscription.EMPTY;
        }
        return calls.subscribe(now -> show(now.intValue(), background));
    }

    private static void show(int calls, Background background) {
        background.run(
                () -> set(calls == 0 ? "" : Integer.toString(calls)),
                _ -> {},
                e -> LOG.info("No count in the Dock: {}", e.getMessage()));
    }

    private static boolean set(String text) {
        boolean can =
                Taskbar.isTaskbarSupported()
                        && Taskbar.getTaskbar().isSupported(Taskbar.Feature.ICON_BADGE_TEXT);
        if (can) {
            Taskbar.getTaskbar().setIconBadge(text.isEmpty() ? null : text);
        }
        return can;
    }
}
