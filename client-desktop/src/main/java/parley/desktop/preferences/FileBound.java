package parley.desktop.preferences;

import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import parley.desktop.Background;
import parley.desktop.Memory;
import parley.desktop.workspace.Workspace;

/** How many bytes of fetched files this device keeps for each workspace. UI thread only. */
public final class FileBound {
    /** What can be chosen. */
    static final List<Long> CHOICES =
            List.of(100_000_000L, 250_000_000L, 500_000_000L, 2_000_000_000L, 10_000_000_000L);

    private static final Logger LOG = LoggerFactory.getLogger(FileBound.class);
    private static final long USUAL = 500_000_000;
    private static final String KEY = "storage.files";

    private final Memory memory;

    public FileBound(Memory memory) {
        this.memory = memory;
    }

    /** What was chosen last. */
    long bytes() {
        long kept = (long) memory.number(KEY, USUAL);
        return CHOICES.contains(kept) ? kept : USUAL;
    }

    void choose(long bytes) {
        memory.put(KEY, Long.toString(bytes));
    }

    /** Holds {@code workspace} to it. */
    public void hold(Workspace workspace, Background background) {
        long most = bytes();
        background.run(
                () -> {
                    workspace.kept().filesAtMost(most);
                    return true;
                },
                _ -> {},
                e -> LOG.warn("More files are kept than were asked for", e));
    }
}
