package parley.server.account;

import java.time.Instant;
import parley.protocol.Result;
import parley.protocol.UserId;
import parley.protocol.WorkspaceRole;

/**
 * A user of the workspace as the server sees them, without the password's hash.
 *
 * @param name what they sign in with; unique for good, also after a removal
 * @param sessionVersion stands in every access token; one with another number is refused
 */
public record Account(
        UserId id,
        String name,
        String displayName,
        WorkspaceRole role,
        Standing standing,
        long sessionVersion,
        Instant since,
        Profile profile) {
    /** Whether an account may be used. */
    public enum Standing {
        ACTIVE,
        REMOVED,
        BANNED
    }

    public boolean active() {
        return standing == Standing.ACTIVE;
    }

    /** As the protocol shows users to themselves. */
    public Result.You you() {
        return new Result.You(id, name, displayName, role);
    }

    Account withRole(WorkspaceRole next) {
        return new Account(id, name, displayName, next, standing, sessionVersion, since, profile);
    }

    Account withDisplayName(String next) {
        return new Account(id, name, next, role, standing, sessionVersion, since, profile);
    }

    Account withProfile(Profile next) {
        return new Account(id, name, displayName, role, standing, sessionVersion, since, next);
    }

    /**
     * With another standing and session version: every token and device of before is void. Who goes
     * shows nothing of themselves any more.
     */
    Account withStanding(Standing next) {
        Profile shown = next == Standing.ACTIVE ? profile : Profile.EMPTY;
        return new Account(id, name, displayName, role, next, sessionVersion + 1, since, shown);
    }
}
