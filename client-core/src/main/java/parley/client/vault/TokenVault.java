package parley.client.vault;

import java.io.IOException;
import java.util.Optional;
import parley.protocol.WorkspaceId;

/**
 * Keeps the refresh token of each workspace. Access tokens live a quarter of an hour and are never
 * kept. Safe for use by many threads; blocks shortly.
 */
public interface TokenVault {
    Optional<String> load(WorkspaceId workspace) throws IOException;

    /** Kept when this returns, also over a crash. */
    void save(WorkspaceId workspace, String refresh) throws IOException;

    void remove(WorkspaceId workspace) throws IOException;
}
