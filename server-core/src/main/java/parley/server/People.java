package parley.server;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import parley.protocol.FileId;
import parley.protocol.UserId;
import parley.protocol.WorkspaceRole;
import parley.server.account.Profile;

/** The users of the workspace, from memory. Safe for use by many threads; never blocks. */
public interface People {
    /** A user; {@code gone} when they were removed or banned. */
    record Person(
            UserId id,
            String name,
            String displayName,
            WorkspaceRole role,
            Instant since,
            boolean gone,
            boolean banned,
            Profile profile) {}

    Optional<Person> find(UserId user);

    /** Whether a file is shown as the user's picture. */
    default boolean shows(UserId user, FileId file) {
        return find(user).flatMap(p -> p.profile().avatar()).filter(file::equals).isPresent();
    }

    /** Everybody, by name, {@code after} that name, at most {@code limit}. */
    List<Person> list(Optional<String> after, int limit);

    /** How many have an account and may come in. */
    int count();
}
