package parley.protocol;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Other people: names and presence. */
public sealed interface PeopleOp<R extends Result> extends Op<R> {
    @Wire("user.get")
    record GetUsers(List<UserId> users) implements PeopleOp<Result.UserList> {
        public GetUsers {
            users = hundred(users);
        }
    }

    @Wire("presence.set")
    record SetPresence(PresenceState state, Optional<String> text, Optional<Instant> until)
            implements PeopleOp<Result.Done> {
        public SetPresence {
            text = Text.optionalLine("text", text, Limits.NAME);
        }
    }

    /** Replaces the list of users whose presence this connection is told. */
    @Wire("presence.watch")
    record WatchPresence(List<UserId> users) implements PeopleOp<Result.PresenceList> {
        public WatchPresence {
            users = hundred(users);
        }
    }

    private static List<UserId> hundred(List<UserId> users) {
        if (users.size() > Limits.USERS) {
            throw BadField.tooLarge("users", users.size(), Limits.USERS);
        }
        return List.copyOf(users);
    }
}
