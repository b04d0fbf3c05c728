package parley.server.people;

import java.time.Instant;
import java.time.InstantSource;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Executor;
import parley.protocol.Event;
import parley.protocol.PeopleOp;
import parley.protocol.Presence;
import parley.protocol.PresenceState;
import parley.protocol.UserId;
import parley.server.session.Connection;
import parley.server.state.RequestState;
import parley.server.state.RoomState;
import parley.server.state.WorkspaceState;
import parley.server.store.MemberRecord;
import parley.server.store.PresenceRecord;
import parley.server.store.SharedStore;

/**
 * Who is there, where connections are spread over processes that share no memory. Nothing is
 * remembered here: connections are leases, and what users say of themselves stands in the store,
 * also that they are idle.
 *
 * <p>A change is told as it comes, to those who watch and share a room with whom it is about: of
 * the user's rooms the smallest first, until {@value #TOLD} people are found, so that what a change
 * costs does not grow with the workspace. Whoever is beyond that sees it when they ask again, and
 * so does everybody where a wish ends by its own time.
 */
public final class SharedPresence implements Presences {
    /** So many people are asked whether they watch, at most. */
    public static final int TOLD = 300;

    private static final int ROOMS = 100;

    private final Leases leases;
    private final SharedStore store;
    private final InstantSource clock;
    private final Executor aside;

    /** {@code aside} does what nobody waits for. */
    public SharedPresence(Leases leases, SharedStore store, InstantSource clock, Executor aside) {
        this.leases = leases;
        this.store = store;
        this.clock = clock;
        this.aside = aside;
    }

    @Override
    public Map<UserId, Presence> of(Collection<UserId> users) {
        Map<UserId, Leases.Lease> live = leases.of(users);
        Map<UserId, PresenceRecord> said = store.presences(users);
        Instant now = clock.instant();
        Map<UserId, Presence> all = new HashMap<>();
        for (UserId each : users) {
            Optional<PresenceRecord> wish =
                    Optional.ofNullable(said.get(each))
                            .filter(it -> it.until().map(end -> end.isAfter(now)).orElse(true));
            all.put(each, shown(each, live.getOrDefault(each, Leases.Lease.NONE), wish));
        }
        return all;
    }

    private static Presence shown(UserId user, Leases.Lease lease, Optional<PresenceRecord> wish) {
        return new Presence(
                user,
                lease.live()
                        ? wish.map(PresenceRecord::state).orElse(PresenceState.ONLINE)
                        : PresenceState.OFFLINE,
                wish.flatMap(PresenceRecord::text),
                lease.live() ? Optional.empty() : lease.seen());
    }

    @Override
    public List<Presence> watch(Connection connection, List<UserId> users) {
        leases.watch(connection, Set.copyOf(users)); // first: what changes from now on is told
        Map<UserId, Presence> now = of(users);
        return users.stream().map(now::get).toList();
    }

    @Override
    public void opened(Connection connection) {
        // the transport knows whether it is the user's first, and says so
    }

    @Override
    public void closed(Connection connection) {
        // the transport knows whether it was the user's last, and says so
    }

    @Override
    public boolean mustKeep(UserId user, PeopleOp.SetPresence wish) {
        PresenceRecord plain =
                new PresenceRecord(user, PresenceState.ONLINE, Optional.empty(), Optional.empty());
        PresenceRecord held = store.presences(List.of(user)).getOrDefault(user, plain);
        return !kept(user, wish).equals(held);
    }

    @Override
    public PresenceRecord kept(UserId user, PeopleOp.SetPresence wish) {
        return new PresenceRecord(user, wish.state(), wish.text(), wish.until());
    }

    @Override
    public void set(UserId user, PeopleOp.SetPresence wish) {
        changed(user);
    }

    @Override
    public void unkept(UserId user, PeopleOp.SetPresence wish) {
        // all that is said is kept, so it was said before and is shown
    }

    @Override
    public void changed(UserId user) {
        aside.execute(() -> tell(user));
    }

    private void tell(UserId user) {
        Set<UserId> near = near(new RequestState(store.look()), user);
        if (!near.isEmpty()) {
            List<Presence> news = List.copyOf(of(List.of(user)).values());
            leases.tell(near, user, new Event.PresenceChanged(news));
        }
    }

    /** Who shares a room with the user, in the smallest rooms first. */
    private static Set<UserId> near(WorkspaceState state, UserId user) {
        List<RoomState> rooms =
                state.roomsOf(user).stream()
                        .flatMap(each -> state.room(each).stream())
                        .sorted(Comparator.comparingInt(RoomState::size))
                        .limit(ROOMS)
                        .toList();
        Set<UserId> near = new LinkedHashSet<>();
        for (RoomState each : rooms) {
            if (near.size() + each.size() > TOLD) {
                break;
            }
            each.members().stream().map(MemberRecord::user).forEach(near::add);
        }
        return near;
    }
}
