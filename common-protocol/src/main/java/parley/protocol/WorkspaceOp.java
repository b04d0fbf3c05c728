package parley.protocol;

import java.util.Optional;

/** The workspace itself. */
public sealed interface WorkspaceOp<R extends Result> extends Op<R> {
    @Wire(value = "workspace.set", mutates = true)
    record Change(Optional<String> name, Optional<Registration> registration)
            implements WorkspaceOp<Result.Done> {
        public Change {
            name = name.map(n -> Text.line("name", n, Limits.NAME));
            if (registration.isPresent() && registration.get() == Registration.FIRST) {
                throw new BadField("registration", "invite or open");
            }
        }
    }

    /** Who did what, newest first. */
    @Wire("workspace.audit")
    record Audit(Optional<String> cursor, Optional<Integer> limit)
            implements WorkspaceOp<Result.AuditPage> {
        public Audit {
            Limits.page("limit", limit, Limits.PAGE);
            Limits.opaque("cursor", cursor);
        }
    }
}
