package parley.protocol;

import java.util.Locale;

/** What a user may do in a workspace, strongest first; a bot stands beside the ladder. */
public enum WorkspaceRole {
    OWNER,
    ADMIN,
    MEMBER,
    GUEST,
    BOT;

    /** Whether this role is the same as or above {@code other}; a bot ranks with a guest. */
    public boolean atLeast(WorkspaceRole other) {
        return ladder().compareTo(other.ladder()) <= 0;
    }

    private WorkspaceRole ladder() {
        return this == BOT ? GUEST : this;
    }

    /** The name on the wire. */
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
