package parley.desktop.workspace;

import java.time.Instant;
import java.util.Optional;

/**
 * Something that was done to others, or to the workspace.
 *
 * @param action the operation's name on the wire
 * @param person to whom, as they are shown
 * @param room where, by its name
 * @param detail what exactly: a role, a reason; may be empty
 */
public record AuditEntry(
        Instant at,
        String by,
        String action,
        Optional<String> person,
        Optional<String> room,
        String detail) {}
