package parley.client.workspace;

import java.util.concurrent.TimeUnit;

/** Opens the client. */
public final class ParleyClient {
    private ParleyClient() {}

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
