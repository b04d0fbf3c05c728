package parley.client.cli;

import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import parley.client.workspace.RequestException;
import parley.client.workspace.WorkspaceSession;
import parley.protocol.Limits;
import parley.protocol.PeopleOp;
import parley.protocol.UserCard;
import parley.protocol.UserId;

/** The display names of people, asked for once. Used by one thread. */
final class Names {
    private final WorkspaceSession session;
    private final Map<UserId, String> known = new HashMap<>();

    Names(WorkspaceSession session) {
        this.session = session;
    }

    /** Learns the names of those not known yet. */
    void learn(Collection<UserId> users) throws RequestException {
        Set<UserId> unknown = new LinkedHashSet<>(users);
        unknown.removeAll(known.keySet());
        List<UserId> all = List.copyOf(unknown);
        for (int from = 0; from < all.size(); from += Limits.USERS) {
            List<UserId> some = all.subList(from, Math.min(all.size(), from + Limits.USERS));
            for (UserCard card : session.call(new PeopleOp.GetUsers(some)).list()) {
                known.put(card.user(), card.displayName());
            }
        }
    }

    String of(UserId user) {
        return known.getOrDefault(user, user.value());
    }
}
