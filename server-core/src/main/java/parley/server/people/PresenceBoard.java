package parley.server.people;

import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import parley.protocol.Event;
import parley.protocol.PeopleOp;
import parley.protocol.Presence;
import parley.protocol.PresenceState;
import parley.protocol.UserId;
import parley.server.session.Connection;
import parley.server.state.WorkspaceState;

/**
 * Who is there. A user is online while a connection of theirs lives; those who watch them are told
 * in batches. Safe for use by many threads.
 */
public final class PresenceBoard {
    /** So many fit into a frame, whatever they say about themselves. */
    private static final int TOLD_AT_ONCE = 50;

    private final WorkspaceState state;
    private final InstantSource clock;
    private final Map<UserId, PeopleOp.SetPresence> said = new ConcurrentHashMap<>();
    private final Map<UserId, Long> seen = new ConcurrentHashMap<>();
    private final Map<Connection, Set<UserId>> watching = new ConcurrentHashMap<>();
    private final Set<UserId> changed = ConcurrentHashMap.newKeySet();

    public PresenceBoard(WorkspaceState state, InstantSource clock) {
        this.state = state;
        this.clock = clock;
    }

    public void opened(Connection connection) {
        changed.add(connection.caller().user());
    }

    public void closed(Connection connection) {
        watching.remove(connection);
        UserId user = connection.caller().user();
        seen.put(user, clock.millis());
        changed.add(user);
    }

    /** What a user wants to be shown as while they are connected. */
    public void set(UserId user, PeopleOp.SetPresence wish) {
        said.put(user, wish);
        changed.add(user);
    }

    /** Replaces whom this connection is told about; answers with how they are now. */
    public List<Presence> watch(Connection connection, List<UserId> users) {
        if (users.isEmpty()) {
            watching.remove(connection);
        } else {
            watching.put(connection, Set.copyOf(users));
        }
        return now(users);
    }

    public List<Presence> now(List<UserId> users) {
        return users.stream().map(this::of).toList();
    }

    public Presence of(UserId user) {
        boolean live = state.isConnected(user);
        Optional<PeopleOp.SetPresence> wish =
                Optional.ofNullable(said.get(user))
                        .filter(w -> w.until().map(u -> u.isAfter(clock.instant())).orElse(true));
        PresenceState shown =
                live
                        ? wish.map(PeopleOp.SetPresence::state).orElse(PresenceState.ONLINE)
                        : PresenceState.OFFLINE;
        return new Presence(
                user,
                shown,
                wish.flatMap(PeopleOp.SetPresence::text),
                live
                        ? Optional.empty()
                        : Optional.ofNullable(seen.get(user)).map(Instant::ofEpochMilli));
    }

    /** Tells everybody who watches what changed since the last call; called every few seconds. */
    public void tell() {
        Set<UserId> news = new HashSet<>(changed);
        if (news.isEmpty()) {
            return;
        }
        changed.removeAll(news);
        watching.forEach((connection, users) -> {
            List<Presence> list = new ArrayList<>();
            for (UserId each : news) {
                if (users.contains(each)) {
                    list.add(of(each));
                }
            }
            for (int from = 0; from < list.size(); from += TOLD_AT_ONCE) {
                int to = Math.min(list.size(), from + TOLD_AT_ONCE);
                connection.tell(new Event.PresenceChanged(list.subList(from, to)));
            }
        });
    }
}
