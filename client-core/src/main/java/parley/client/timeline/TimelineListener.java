package parley.client.timeline;

import java.util.List;

/** Told what changed in a window, on the thread {@code parley-client-events}. */
@FunctionalInterface
public interface TimelineListener {
    /** Apply the changes one after the other; they belong together. */
    void changed(List<TimelineChange> changes);
}
