package parley.client.workspace;

import java.util.concurrent.TimeUnit;

/** Opens the client. */
public final class ParleyClient {
    private ParleyClient() {}

    /**
     * Begins to load what {@link #open} needs, on threads of its own; returns at once. For programs
     * that have something else to start first.
     */
    public static void preload() {
        Preload.begin();
    }

    /**
     * Opens all workspaces from disk and lets them connect. Throws {@link
     * java.io.UncheckedIOException} when the folder cannot be used, {@link IllegalStateException}
     * when another process has it open.
     */
    public static Workspaces open(ClientConfig config) {
        OpenWorkspaces workspaces =
                new OpenWorkspaces(config, () -> TimeUnit.NANOSECONDS.toMillis(System.nanoTime()));
        workspaces.openAll();
        return workspaces;
    }
}
