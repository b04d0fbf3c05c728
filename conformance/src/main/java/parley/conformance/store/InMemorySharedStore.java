package parley.conformance.store;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.SequencedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import parley.protocol.Message;
import parley.protocol.ScheduledId;
import parley.protocol.UserId;
import parley.server.store.FileRows;
import parley.server.store.LogHead;
import parley.server.store.LogKey;
import parley.server.store.MessageVersion;
import parley.server.store.PresenceRecord;
import parley.server.store.ScheduledRecord;
import parley.server.store.SearchQuery;
import parley.server.store.SharedStore;
import parley.server.store.Snapshot;
import parley.server.store.StateSource;
import parley.server.store.StoredEntry;

/**
 * A store in memory that several workspaces write at once, as processes on different machines
 * would: they meet in its conditions only.
 */
public final class InMemorySharedStore implements SharedStore {
    /** Who took a place and has not filled it after this time is taken for dead. */
    static final Duration PATIENCE = Duration.ofSeconds(5);

    private static final Duration LATE = Duration.ofSeconds(10);

    /** Where the next writer of a log begins, and since when places wait to be filled. */
    private static final class Places {
        LogHead taken;
        long solid;
        final TreeMap<Long, Instant> open = new TreeMap<>();

        Places(LogHead taken) {
            this.taken = taken;
            this.solid = taken.head();
        }
    }

    final InMemoryWorkspaceStore kept = new InMemoryWorkspaceStore();
    final InstantSource clock;

    /** Guarded by this: how many commits there were. */
    private long commits;

    /** Guarded by this. */
    private final Map<LogKey, Places> places = new HashMap<>();

    public InMemorySharedStore(InstantSource clock) {
        this.clock = clock;
    }

    private Places places(LogKey log) {
        return places.computeIfAbsent(log, key -> new Places(last(key)));
    }

    private LogHead last(LogKey log) {
        return kept.load().heads().stream()
                .filter(each -> each.log().equals(log))
                .findFirst()
                .orElseGet(() -> LogHead.empty(log));
    }

    synchronized LogHead taken(LogKey log) {
        return places(log).taken;
    }

    /** The next place of a log; what stood before it. */
    synchronized LogHead take(LogKey log, boolean countable) {
        Places of = places(log);
        LogHead before = of.taken;
        long n = before.n() + (countable ? 1 : 0);
        of.taken = new LogHead(log, before.head() + 1, n, clock.millis());
        of.open.put(of.taken.head(), clock.instant());
        return before;
    }

    synchronized long commits() {
        return commits;
    }

    /** A commit has put these there. */
    synchronized void filled(List<StoredEntry> entries) {
        commits++;
        for (StoredEntry each : entries) {
            Places of = places(each.log());
            of.open.remove(each.seq());
            if (each.seq() > of.taken.head()) {
                of.taken = new LogHead(each.log(), each.seq(), each.n(), each.commit());
            }
        }
    }

    /** Closes a place that nobody will fill. */
    synchronized void close(LogKey log, long seq) {
        if (kept.entries(log, seq - 1, seq, 1).isEmpty()) {
            long n =
                    kept.entries(log, 0, seq, Integer.MAX_VALUE).stream()
                            .mapToLong(StoredEntry::n)
                            .max()
                            .orElse(0);
            try (Transaction work = kept.begin()) {
                work.append(StoredEntry.nothing(log, seq, clock.instant(), n, clock.millis()));
                work.commit();
            }
        }
        places(log).open.remove(seq);
    }

    /** The highest place before which none is open; closes those whose writer is gone. */
    synchronized LogHead head(LogKey log) {
        Places of = places(log);
        Instant old = clock.instant().minus(PATIENCE);
        List.copyOf(of.open.entrySet()).stream()
                .filter(each -> each.getValue().isBefore(old))
                .forEach(each -> close(log, each.getKey()));
        of.solid = of.open.isEmpty() ? of.taken.head() : of.open.firstKey() - 1;
        long n = of.open.isEmpty() ? of.taken.n() : kept.runningCount(log, of.solid);
        return new LogHead(log, of.solid, n, of.taken.commit());
    }

    long lastCommit() {
        return clock.instant().minus(LATE).toEpochMilli();
    }

    @Override
    public StateSource look() {
        return new InMemoryLook(this);
    }

    @Override
    public SharedTransaction begin() {
        return new InMemorySharedTransaction(this);
    }

    @Override
    public List<ScheduledRecord> scheduledOf(UserId user) {
        return scheduled().stream().filter(each -> each.by().equals(user)).toList();
    }

    @Override
    public Map<UserId, PresenceRecord> presences(Collection<UserId> users) {
        return presences().stream()
                .filter(each -> users.contains(each.user()))
                .collect(Collectors.toMap(PresenceRecord::user, each -> each));
    }

    @Override
    public Optional<ScheduledRecord> scheduled(UserId user, ScheduledId id) {
        return scheduledOf(user).stream().filter(each -> each.id().equals(id)).findFirst();
    }

    @Override
    public List<ScheduledRecord> due(Instant now, int limit) {
        return scheduled().stream()
                .filter(each -> !each.at().isAfter(now))
                .sorted(Comparator.comparing(ScheduledRecord::at))
                .limit(limit)
                .toList();
    }

    @Override
    public Snapshot load() {
        return kept.load();
    }

    @Override
    public String generation() {
        return kept.generation();
    }

    @Override
    public List<StoredEntry> entries(LogKey log, long after, long until, int limit) {
        return kept.entries(log, after, until, limit);
    }

    @Override
    public List<StoredEntry> postedBefore(LogKey log, long before, int limit) {
        return kept.postedBefore(log, before, limit);
    }

    @Override
    public List<StoredEntry> postedAfter(LogKey log, long after, int limit) {
        return kept.postedAfter(log, after, limit);
    }

    @Override
    public OptionalLong firstAt(LogKey log, Instant at) {
        return kept.firstAt(log, at);
    }

    @Override
    public Map<Long, String> changedMessages(LogKey log, long from, long to) {
        return kept.changedMessages(log, from, to);
    }

    @Override
    public Map<Long, List<Message.Reaction>> reactions(
            LogKey log, long from, long to, UserId viewer) {
        return kept.reactions(log, from, to, viewer);
    }

    @Override
    public List<MessageVersion> versions(LogKey log, long message) {
        return kept.versions(log, message);
    }

    @Override
    public List<Long> pins(LogKey log) {
        return kept.pins(log);
    }

    @Override
    public List<SearchQuery.Found> search(SearchQuery query) {
        return kept.search(query);
    }

    @Override
    public Optional<String> preference(UserId user, String key) {
        return kept.preference(user, key);
    }

    @Override
    public SequencedMap<String, String> preferences(
            UserId user, Optional<String> after, int limit) {
        return kept.preferences(user, after, limit);
    }

    @Override
    public List<ScheduledRecord> scheduled() {
        return kept.scheduled();
    }

    @Override
    public List<PresenceRecord> presences() {
        return kept.presences();
    }

    @Override
    public FileRows files() {
        return kept.files();
    }

    @Override
    public long runningCount(LogKey log, long seq) {
        return kept.runningCount(log, seq);
    }

    @Override
    public void close() {
        kept.close();
    }
}
