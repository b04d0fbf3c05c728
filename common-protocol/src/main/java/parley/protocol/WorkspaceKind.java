package parley.protocol;

import java.util.Locale;

/** Where a workspace runs. */
public enum WorkspaceKind {
    LAN,
    CLOUD;

    /** The name on the wire. */
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
