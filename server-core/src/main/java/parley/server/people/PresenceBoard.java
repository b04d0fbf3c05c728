package parley.server.people;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import parley.protocol.Event;
import parley.protocol.PeopleOp;
import parley.protocol.Presence;
import parley.protocol.PresenceState;
import parley.protocol.UserId;
import parley.server.limit.Rate;
import parley.server.limit.Ticker;
import parley.server.limit.TokenBucket;
import parley.server.session.Connection;
import parley.server.state.WorkspaceState;
import parley.server.store.PresenceRecord;

/**
 * Who is there. A user is online while a connection of theirs lives; those who watch them are told
 * at once while little happens, else in batches. Safe for use by many threads.
 */
public final class PresenceBoard implements Presences {
    /** So many fit into a frame, whatever they say about themselves. */
    private static final int TOLD_AT_ONCE = 50;

    /** A few changes are told as they come; many, as after a restart, together. */
    private static final Rate TELLINGS = new Rate(5, Duration.ofSeconds(5));

    private final WorkspaceState state;
    private final InstantSource clock;
    private final Later later;
    private final TokenBucket tellings;
    private final Map<UserId, PeopleOp.SetPresence> said = new ConcurrentHashMap<>();
    private final Map<UserId, Long> seen = new ConcurrentHashMap<>();
    private final Map<Connection, Set<UserId>> watching = new ConcurrentHashMap<>();
    private final Set<UserId> changed = ConcurrentHashMap.newKeySet();

    /** Whether a telling is on its way; what changes until it begins goes with it. */
    private final AtomicBoolean coming = new AtomicBoolean();

    /** {@code kept}: what users said before the server was started. */
    public PresenceBoard(
            WorkspaceState state,
            InstantSource clock,
            Ticker ticker,
            Later later,
            Collection<PresenceRecord> kept) {
        this.state = state;
        this.clock = clock;
        this.later = later;
        this.tellings = new TokenBucket(TELLINGS, ticker);
        for (PresenceRecord each : kept) {
            said.put(
                    each.user(), new PeopleOp.SetPresence(each.state(), each.text(), each.until()));
            each.until().ifPresent(end -> changedAt(each.user(), end));
        }
    }

    @Override
    public void opened(Connection connection) {
        changed(connection.caller().user());
    }

    @Override
    public void closed(Connection connection) {
        watching.remove(connection);
        UserId user = connection.caller().user();
        seen.put(user, clock.millis());
        changed(user);
    }

    @Override
    public void set(UserId user, PeopleOp.SetPresence wish) {
        said.put(user, wish);
        changed(user);
        wish.until().ifPresent(end -> changedAt(user, end));
    }

    @Override
    public void unkept(UserId user, PeopleOp.SetPresence wish) {
        set(user, wish);
    }

    /** Whether a restart would show the user other than they wish now. */
    @Override
    public boolean mustKeep(UserId user, PeopleOp.SetPresence wish) {
        PeopleOp.SetPresence held =
                said.getOrDefault(
                        user,
                        new PeopleOp.SetPresence(
                                PresenceState.ONLINE, Optional.empty(), Optional.empty()));
        return !kept(user, wish).equals(kept(user, held));
    }

    /** Being idle is a matter of the moment; all else is kept. */
    @Override
    public PresenceRecord kept(UserId user, PeopleOp.SetPresence wish) {
        PresenceState state =
                wish.state() == PresenceState.IDLE ? PresenceState.ONLINE : wish.state();
        return new PresenceRecord(user, state, wish.text(), wish.until());
    }

    @Override
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

    @Override
    public Map<UserId, Presence> of(Collection<UserId> users) {
        Map<UserId, Presence> all = HashMap.newHashMap(users.size());
        users.forEach(each -> all.put(each, of(each)));
        return all;
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

    private void changedAt(UserId user, Instant time) {
        Duration wait = Duration.between(clock.instant(), time);
        if (wait.isPositive()) {
            later.after(wait, () -> changed(user));
        }
    }

    @Override
    public void changed(UserId user) {
        changed.add(user);
        if (coming.compareAndSet(false, true)) {
            plan();
        }
    }

    private void plan() {
        long wait = tellings.take();
        if (wait > 0) {
            later.after(Duration.ofMillis(wait), this::plan);
        } else {
            later.after(Duration.ZERO, this::tell);
        }
    }

    /** Tells everybody who watches what changed since the last time. */
    private void tell() {
        coming.set(false); // first: a change from here on plans a telling of its own
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
