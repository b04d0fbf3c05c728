package parley.desktop.workspace;

import parley.protocol.WorkspaceId;

/**
 * A workspace by name and place.
 *
 * @param host where it runs, as people say it; empty for the cloud
 * @param me who one is there
 */
public record WorkspaceCard(WorkspaceId id, String name, Place place, String host, Person me) {
    /** Where a workspace runs. */
    public enum Place {
        THIS_PC,
        NETWORK,
        CLOUD
    }
}
