package parley.conformance.store;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.SequencedMap;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.locks.ReentrantLock;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import parley.protocol.Cid;
import parley.protocol.FileId;
import parley.protocol.Message;
import parley.protocol.RoomId;
import parley.protocol.ScheduledId;
import parley.protocol.UserId;
import parley.server.store.BanRecord;
import parley.server.store.FileRecord;
import parley.server.store.FileRows;
import parley.server.store.LogHead;
import parley.server.store.LogKey;
import parley.server.store.MemberRecord;
import parley.server.store.MessageVersion;
import parley.server.store.PresenceRecord;
import parley.server.store.RoomRecord;
import parley.server.store.ScheduledRecord;
import parley.server.store.SearchQuery;
import parley.server.store.Snapshot;
import parley.server.store.StoreException;
import parley.server.store.StoredEntry;
import parley.server.store.WorkspaceStore;

/**
 * A store that forgets everything when it goes. A transaction works on a copy that takes the place
 * of the data.
 */
public final class InMemoryWorkspaceStore implements WorkspaceStore {
    private static final Pattern TEXT = Pattern.compile("\"text\":\"(.*?)(?<!\\\\)\"");

    private record Author(UserId user, Cid cid) {}

    private record Membership(RoomId room, UserId user) {}

    private record Preference(UserId user, String key) {}

    private static final class Data {
        final Map<LogKey, TreeMap<Long, StoredEntry>> logs = new HashMap<>();
        final Map<Author, InMemoryMessages.Place> markers = new HashMap<>();
        final Map<RoomId, RoomRecord> rooms = new HashMap<>();
        final Map<Membership, MemberRecord> members = new HashMap<>();
        final Map<Preference, String> preferences = new HashMap<>();
        final Set<BanRecord> bans = new HashSet<>();
        InMemoryMessages messages = new InMemoryMessages();
        InMemoryFiles files = new InMemoryFiles();
        final Map<ScheduledId, ScheduledRecord> scheduled = new HashMap<>();
        final Map<UserId, PresenceRecord> presences = new HashMap<>();

        Data copy() {
            Data copy = new Data();
            logs.forEach((log, entries) -> copy.logs.put(log, new TreeMap<>(entries)));
            copy.messages = messages.copy();
            copy.files = files.copy();
            copy.scheduled.putAll(scheduled);
            copy.presences.putAll(presences);
            copy.markers.putAll(markers);
            copy.rooms.putAll(rooms);
            copy.members.putAll(members);
            copy.preferences.putAll(preferences);
            copy.bans.addAll(bans);
            return copy;
        }

        NavigableMap<Long, StoredEntry> log(LogKey key) {
            return logs.computeIfAbsent(key, _ -> new TreeMap<>());
        }
    }

    private final String generation = UUID.randomUUID().toString();
    private final ReentrantLock writing = new ReentrantLock();
    private volatile Data data = new Data();

    @Override
    public Snapshot load() {
        Data now = data;
        List<LogHead> heads = new ArrayList<>();
        now.logs.forEach((log, entries) -> {
            StoredEntry last = entries.isEmpty() ? null : entries.lastEntry().getValue();
            heads.add(
                    last == null
                            ? LogHead.empty(log)
                            : new LogHead(log, last.seq(), last.n(), last.commit()));
        });
        long commit = heads.stream().mapToLong(LogHead::commit).max().orElse(0);
        return new Snapshot(
                List.copyOf(now.rooms.values()),
                List.copyOf(now.members.values()),
                List.copyOf(now.bans),
                heads,
                commit);
    }

    @Override
    public String generation() {
        return generation;
    }

    @Override
    public Transaction begin() {
        writing.lock();
        return new InMemoryTransaction(data.copy(), writing::unlock);
    }

    /** On what is there now, and never committed. */
    Transaction attempt() {
        return new InMemoryTransaction(data.copy(), () -> {});
    }

    private NavigableMap<Long, StoredEntry> read(LogKey log) {
        TreeMap<Long, StoredEntry> entries = data.logs.get(log);
        return entries == null ? new TreeMap<>() : entries;
    }

    @Override
    public List<StoredEntry> entries(LogKey log, long after, long until, int limit) {
        return until <= after
                ? List.of()
                : read(log).subMap(after, false, until, true).values().stream()
                        .limit(limit)
                        .toList();
    }

    private static boolean isPosted(StoredEntry entry) {
        return entry.ev().equals("message.posted");
    }

    @Override
    public List<StoredEntry> postedBefore(LogKey log, long before, int limit) {
        List<StoredEntry> newestFirst = new ArrayList<>(read(log).headMap(before, false).values());
        Collections.reverse(newestFirst);
        return newestFirst.stream().filter(InMemoryWorkspaceStore::isPosted).limit(limit).toList();
    }

    @Override
    public List<StoredEntry> postedAfter(LogKey log, long after, int limit) {
        return read(log).tailMap(after, false).values().stream()
                .filter(InMemoryWorkspaceStore::isPosted)
                .limit(limit)
                .toList();
    }

    @Override
    public OptionalLong firstAt(LogKey log, Instant at) {
        return read(log).values().stream()
                .filter(e -> !e.ts().isBefore(at))
                .mapToLong(StoredEntry::seq)
                .findFirst();
    }

    @Override
    public Map<Long, String> changedMessages(LogKey log, long from, long to) {
        TreeMap<Long, String> changed = data.messages.changed.get(log);
        return changed == null
                ? Map.of()
                : Map.copyOf(changed.subMap(Math.min(from, to), true, Math.max(from, to), true));
    }

    @Override
    public Map<Long, List<Message.Reaction>> reactions(
            LogKey log, long from, long to, UserId viewer) {
        return data.messages.reactions(log, from, to, viewer);
    }

    @Override
    public List<MessageVersion> versions(LogKey log, long message) {
        return data.messages.versionsOf(new InMemoryMessages.Place(log, message));
    }

    @Override
    public List<Long> pins(LogKey log) {
        return data.messages.pinsOf(log);
    }

    @Override
    public List<SearchQuery.Found> search(SearchQuery query) {
        Data now = data;
        List<StoredEntry> posted =
                now.logs.values().stream()
                        .flatMap(log -> log.values().stream())
                        .filter(InMemoryWorkspaceStore::isPosted)
                        .sorted(
                                Comparator.comparingLong(StoredEntry::commit)
                                        .thenComparing(each -> each.log().value())
                                        .thenComparingLong(StoredEntry::seq))
                        .toList();
        List<SearchQuery.Found> found = new ArrayList<>();
        for (int i = posted.size() - 1; i >= 0 && found.size() < query.limit(); i--) {
            StoredEntry each = posted.get(i);
            String text = text(now, each);
            if (i + 1 < query.before()
                    && query.log().map(each.log()::equals).orElse(true)
                    && query.words().stream()
                            .allMatch(word -> text.contains(" " + word.toLowerCase(Locale.ROOT)))) {
                found.add(new SearchQuery.Found(i + 1, each.log(), each.seq()));
            }
        }
        return found;
    }

    /** The words of a message in lower case, each after a blank. */
    private static String text(Data data, StoredEntry entry) {
        TreeMap<Long, String> changed = data.messages.changed.get(entry.log());
        String json =
                changed == null ? entry.json() : changed.getOrDefault(entry.seq(), entry.json());
        Matcher text = TEXT.matcher(json);
        String words = text.find() ? text.group(1) : "";
        return (" " + words).replaceAll("[^\\p{L}\\p{N}]+", " ").toLowerCase(Locale.ROOT);
    }

    @Override
    public Optional<String> preference(UserId user, String key) {
        return Optional.ofNullable(data.preferences.get(new Preference(user, key)));
    }

    @Override
    public SequencedMap<String, String> preferences(
            UserId user, Optional<String> after, int limit) {
        SequencedMap<String, String> found = new LinkedHashMap<>();
        data.preferences.entrySet().stream()
                .filter(each -> each.getKey().user().equals(user))
                .filter(each -> each.getKey().key().compareTo(after.orElse("")) > 0)
                .sorted(Comparator.comparing(each -> each.getKey().key()))
                .limit(limit)
                .forEach(each -> found.put(each.getKey().key(), each.getValue()));
        return found;
    }

    @Override
    public List<ScheduledRecord> scheduled() {
        return List.copyOf(data.scheduled.values());
    }

    @Override
    public List<PresenceRecord> presences() {
        return List.copyOf(data.presences.values());
    }

    @Override
    public FileRows files() {
        return data.files;
    }

    @Override
    public long runningCount(LogKey log, long seq) {
        StoredEntry entry = read(log).get(seq);
        return entry == null ? 0 : entry.n();
    }

    @Override
    public void close() {
        data = new Data();
    }

    private final class InMemoryTransaction implements Transaction {
        private final Data mine;
        private final Runnable after;

        InMemoryTransaction(Data mine, Runnable after) {
            this.mine = mine;
            this.after = after;
        }

        @Override
        public boolean append(StoredEntry entry) {
            @Nullable Author author =
                    entry.cid().map(cid -> new Author(entry.by().orElseThrow(), cid)).orElse(null);
            if (author != null && mine.markers.containsKey(author)) {
                return false;
            }
            if (mine.log(entry.log()).putIfAbsent(entry.seq(), entry) != null) {
                throw new StoreException(
                        "the place is taken", new IllegalStateException(entry.toString()));
            }
            if (author != null) {
                mine.markers.put(author, new InMemoryMessages.Place(entry.log(), entry.seq()));
            }
            return true;
        }

        @Override
        public Optional<StoredEntry> byCid(UserId author, Cid cid) {
            return Optional.ofNullable(mine.markers.get(new Author(author, cid)))
                    .flatMap(place -> entry(place.log(), place.seq()));
        }

        @Override
        public void putRoom(RoomRecord room) {
            mine.rooms.put(room.id(), room);
        }

        @Override
        public void putMember(MemberRecord member) {
            mine.members.put(new Membership(member.room(), member.user()), member);
        }

        @Override
        public void removeMember(RoomId room, UserId user) {
            mine.members.remove(new Membership(room, user));
        }

        @Override
        public void putBan(BanRecord ban, boolean on) {
            mine.bans.remove(ban);
            if (on) {
                mine.bans.add(ban);
            }
        }

        @Override
        public void putPreference(UserId user, String key, Optional<String> value) {
            Preference preference = new Preference(user, key);
            value.ifPresentOrElse(
                    v -> mine.preferences.put(preference, v),
                    () -> mine.preferences.remove(preference));
        }

        @Override
        public void putScheduled(ScheduledRecord message) {
            mine.scheduled.put(message.id(), message);
        }

        @Override
        public void changeScheduled(ScheduledRecord message) {
            mine.scheduled.replace(message.id(), message);
        }

        @Override
        public void removeScheduled(ScheduledId message) {
            mine.scheduled.remove(message);
        }

        @Override
        public void putPresence(PresenceRecord presence) {
            if (presence.plain()) {
                mine.presences.remove(presence.user());
            } else {
                mine.presences.put(presence.user(), presence);
            }
        }

        @Override
        public FileRows files() {
            return mine.files;
        }

        @Override
        public void putFile(FileRecord file) {
            mine.files.put(file);
        }

        @Override
        public void removeFile(FileId file) {
            mine.files.remove(file);
        }

        @Override
        public void putChangedMessage(LogKey log, long seq, String json) {
            mine.messages.changed.computeIfAbsent(log, _ -> new TreeMap<>()).put(seq, json);
        }

        @Override
        public Optional<StoredEntry> entry(LogKey log, long seq) {
            return Optional.ofNullable(mine.log(log).get(seq));
        }

        @Override
        public Optional<String> changedMessage(LogKey log, long message) {
            return Optional.ofNullable(mine.messages.changed.get(log)).map(all -> all.get(message));
        }

        @Override
        public void putVersion(LogKey log, long message, MessageVersion version) {
            mine.messages
                    .versions
                    .computeIfAbsent(place(log, message), _ -> new TreeMap<>())
                    .put(version.rev(), version);
        }

        @Override
        public List<MessageVersion> versions(LogKey log, long message) {
            return mine.messages.versionsOf(place(log, message));
        }

        @Override
        public boolean reacted(LogKey log, long message, String emoji, UserId user) {
            return mine.messages.marks.containsKey(
                    new InMemoryMessages.Mark(place(log, message), emoji, user));
        }

        @Override
        public Set<String> emoji(LogKey log, long message) {
            return mine.messages.marks.keySet().stream()
                    .filter(each -> each.place().equals(place(log, message)))
                    .map(InMemoryMessages.Mark::emoji)
                    .collect(Collectors.toSet());
        }

        @Override
        public void react(LogKey log, long message, String emoji, UserId user, Optional<Long> seq) {
            InMemoryMessages.Mark mark =
                    new InMemoryMessages.Mark(place(log, message), emoji, user);
            seq.ifPresentOrElse(
                    at -> mine.messages.marks.putIfAbsent(mark, at),
                    () -> mine.messages.marks.remove(mark));
        }

        @Override
        public List<Long> pins(LogKey log) {
            return mine.messages.pinsOf(log);
        }

        @Override
        public void putPin(LogKey log, long message, Optional<Instant> at) {
            mine.messages.putPin(place(log, message), at);
        }

        @Override
        public void strip(LogKey log, long message) {
            mine.messages.strip(place(log, message));
        }

        private static InMemoryMessages.Place place(LogKey log, long message) {
            return new InMemoryMessages.Place(log, message);
        }

        @Override
        public void supersede(LogKey log, long seq, String json) {
            replace(log, seq, json, true);
        }

        @Override
        public void erase(LogKey log, long seq, String json) {
            replace(log, seq, json, false);
        }

        private void replace(LogKey log, long seq, String json, boolean marked) {
            mine.log(log)
                    .computeIfPresent(
                            seq,
                            (_, e) ->
                                    new StoredEntry(
                                            e.log(),
                                            e.seq(),
                                            e.ts(),
                                            e.by(),
                                            e.cid(),
                                            marked ? e.marker() : Optional.empty(),
                                            e.n(),
                                            e.commit(),
                                            e.ev(),
                                            json));
        }

        @Override
        public void commit() {
            data = mine;
        }

        @Override
        public void close() {
            after.run();
        }
    }
}
