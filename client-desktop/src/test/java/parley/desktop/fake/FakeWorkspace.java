package parley.desktop.fake;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import parley.desktop.ProblemException;
import parley.desktop.text.Line;
import parley.desktop.workspace.AllTransfers;
import parley.desktop.workspace.Change;
import parley.desktop.workspace.Conversation;
import parley.desktop.workspace.Device;
import parley.desktop.workspace.Invite;
import parley.desktop.workspace.InviteWish;
import parley.desktop.workspace.Link;
import parley.desktop.workspace.NewRoom;
import parley.desktop.workspace.Page;
import parley.desktop.workspace.Person;
import parley.desktop.workspace.Query;
import parley.desktop.workspace.RoomMember;
import parley.desktop.workspace.RoomSummary;
import parley.desktop.workspace.SearchHit;
import parley.desktop.workspace.Storage;
import parley.desktop.workspace.TimelineEntry;
import parley.desktop.workspace.Workspace;
import parley.desktop.workspace.WorkspaceCard;
import parley.protocol.PresenceState;
import parley.protocol.RoomId;
import parley.protocol.RoomKind;
import parley.protocol.RoomRole;

/** A workspace in memory. */
public final class FakeWorkspace implements Workspace {
    private final WorkspaceCard card;
    public final List<RoomSummary> rooms = new ArrayList<>();
    public final Map<RoomId, FakeConversation> conversations = new LinkedHashMap<>();
    public final FakeFiles files = new FakeFiles();
    public final List<RoomMember> members = new ArrayList<>();
    public final List<RoomSummary> directory = new ArrayList<>();
    public final List<Person> people = new ArrayList<>();
    public int waiting;
    public Optional<Integer> online = Optional.empty();

    /** What only the server finds, whatever is asked. */
    public final List<SearchHit> elsewhere = new ArrayList<>();

    /** How many messages the server answers at once. */
    public int answered = 50;

    public int questions;
    public Link link = new Link.Online();
    public int connects;
    public boolean offline;
    public Storage storage = Storage.HEALTHY;
    public final List<RoomId> read = new ArrayList<>();
    public final List<Device> devices = new ArrayList<>();
    public final FakePreferences preferences =
            new FakePreferences(() -> tell(new Change.Preferences()));
    public final FakeProfiles profiles = new FakeProfiles(this);
    public final FakeKept kept = new FakeKept();
    public final FakeLater later = new FakeLater(this);
    public final FakeModeration moderation = new FakeModeration(this);
    private final List<Consumer<Change>> listeners = new ArrayList<>();
    private final FakeAllTransfers transfers = new FakeAllTransfers(conversations);

    public FakeWorkspace(WorkspaceCard card) {
        this.card = card;
    }

    /** Adds a room; {@code badges}: unread, mentions. */
    public FakeConversation room(
            RoomKind kind, String name, String topic, int unread, int mentions, String flags) {
        var id = new RoomId((kind == RoomKind.DIRECT ? "d_" : "r_") + conversations.size());
        rooms.add(
                new RoomSummary(
                        id,
                        kind,
                        name,
                        topic,
                        Math.max(2, members.size()),
                        unread,
                        mentions,
                        flags.contains("draft"),
                        flags.contains("muted"),
                        flags.contains("archived"),
                        flags.contains("announce"),
                        !flags.contains("readonly"),
                        kind == RoomKind.DIRECT
                                ? people.stream()
                                        .filter(p -> p.displayName().equals(name))
                                        .map(Person::id)
                                        .findFirst()
                                : Optional.empty(),
                        kind == RoomKind.DIRECT ? Optional.of(presence(flags)) : Optional.empty(),
                        flags.contains("readonly") ? RoomRole.MEMBER : RoomRole.OWNER,
                        flags.contains("saved")));
        var conversation = new FakeConversation(id, 60);
        conversation.files = files;
        conversations.put(id, conversation);
        return conversation;
    }

    private static PresenceState presence(String flags) {
        if (flags.contains("idle")) {
            return PresenceState.IDLE;
        }
        if (flags.contains("dnd")) {
            return PresenceState.DND;
        }
        return flags.contains("off") ? PresenceState.OFFLINE : PresenceState.ONLINE;
    }

    @Override
    public AllTransfers transfers() {
        return transfers;
    }

    public void tell(Change change) {
        if (change instanceof Change.LinkChanged c) {
            link = c.link();
        }
        List.copyOf(listeners).forEach(l -> l.accept(change));
    }

    @Override
    public WorkspaceCard card() {
        return card;
    }

    @Override
    public Link link() {
        return link;
    }

    @Override
    public Optional<Integer> online() throws IOException {
        ask();
        return online;
    }

    @Override
    public int waiting() {
        return waiting;
    }

    @Override
    public List<RoomSummary> rooms() {
        return List.copyOf(rooms);
    }

    @Override
    public List<RoomSummary> directory() throws IOException {
        ask();
        return directory;
    }

    @Override
    public Conversation conversation(RoomId room) {
        var found = conversations.get(room);
        if (found == null) {
            throw new IllegalArgumentException("no room " + room);
        }
        return found;
    }

    @Override
    public List<RoomMember> members(RoomId room) throws IOException {
        ask();
        return members;
    }

    @Override
    public List<Person> people() throws IOException {
        ask();
        return people;
    }

    @Override
    public List<Person> known() {
        return List.copyOf(people);
    }

    @Override
    public RoomId create(NewRoom wish) throws IOException {
        ask();
        var made =
                room(
                        wish.open() ? RoomKind.PUBLIC : RoomKind.PRIVATE,
                        wish.name(),
                        wish.topic(),
                        0,
                        0,
                        "");
        tell(new Change.Rooms());
        return made.room();
    }

    @Override
    public RoomId direct(Person other) throws IOException {
        ask();
        return room(
                        RoomKind.DIRECT,
                        other.displayName(),
                        "",
                        0,
                        0,
                        other.equals(card.me()) ? "saved" : "")
                .room();
    }

    @Override
    public void join(RoomId room) throws IOException {
        ask();
    }

    @Override
    public void leave(RoomId room) throws IOException {
        ask();
        rooms.removeIf(r -> r.id().equals(room));
    }

    @Override
    public Invite invite(InviteWish wish) throws IOException {
        ask();
        return new Invite(
                "parley://192.168.1.20:7420/i/K7PX-3MQD#pin=q8VdVw1mQfXo0bCbcZlG0n2xTtE4oTq9yVbJ5v8Zc1A&ws=w_1",
                "K7PX-3MQD",
                Optional.of(Instant.parse("2026-11-27T18:00:00Z").plus(Duration.ZERO)));
    }

    void ask() throws IOException {
        if (offline) {
            throw new IOException("offline");
        }
    }

    @Override
    public List<SearchHit> search(Query query, int limit) {
        var hits = new ArrayList<SearchHit>();
        for (var room : rooms) {
            var conversation = conversations.get(room.id());
            if (conversation == null
                    || query.room().filter(i -> !i.equals(room.id())).isPresent()) {
                continue;
            }
            for (var entry : conversation.log) {
                if (entry instanceof TimelineEntry.Said said && fits(said, query)) {
                    hits.addFirst(new SearchHit(room.id(), room.name(), said));
                }
            }
        }
        return hits.size() > limit ? hits.subList(0, limit) : hits;
    }

    @Override
    public Page<SearchHit> ask(Query query, Optional<String> after) throws IOException {
        ask();
        questions++;
        int from = after.map(Integer::parseInt).orElse(0);
        var all = new ArrayList<>(search(query, Integer.MAX_VALUE));
        all.addAll(elsewhere);
        int to = Math.min(all.size(), from + answered);
        return new Page<>(
                all.subList(from, to),
                to < all.size() ? Optional.of(Integer.toString(to)) : Optional.empty());
    }

    private static boolean fits(TimelineEntry.Said said, Query query) {
        return said.text().toLowerCase(Locale.ROOT).contains(query.words().toLowerCase(Locale.ROOT))
                && query.from().filter(f -> !f.equals(said.author().id())).isEmpty()
                && query.before().filter(b -> !said.at().isBefore(b)).isEmpty()
                && query.after().filter(said.at()::isBefore).isEmpty()
                && query.has().filter(h -> !said.text().contains("://")).isEmpty();
    }

    @Override
    public List<TimelineEntry.Said> unread(RoomId room, int limit) {
        var all = new ArrayList<TimelineEntry.Said>();
        int wanted =
                rooms.stream()
                        .filter(r -> r.id().equals(room))
                        .mapToInt(RoomSummary::unread)
                        .findFirst()
                        .orElse(0);
        var held = conversations.get(room);
        if (held == null) {
            return all;
        }
        for (var entry : held.log) {
            if (entry instanceof TimelineEntry.Said said && !said.own()) {
                all.add(said);
            }
        }
        return all.subList(Math.max(0, all.size() - wanted), all.size());
    }

    @Override
    public List<SearchHit> mentions(int limit) {
        return search(Query.words("", Optional.empty()), 1_000).stream()
                .filter(h -> h.message().mentionsMe())
                .toList();
    }

    @Override
    public void markRead(RoomId room) {
        read.add(room);
        rooms.replaceAll(r -> r.id().equals(room) ? r.read() : r);
        tell(new Change.Rooms());
    }

    @Override
    public void mute(RoomId room, boolean on) {
        rooms.replaceAll(r -> r.id().equals(room) ? muted(r, on) : r);
        tell(new Change.Rooms());
    }

    private static RoomSummary muted(RoomSummary r, boolean on) {
        return new RoomSummary(
                r.id(),
                r.kind(),
                r.name(),
                r.topic(),
                r.members(),
                r.unread(),
                r.mentions(),
                r.draft(),
                on,
                r.archived(),
                r.announcement(),
                r.mayPost(),
                r.other(),
                r.presence(),
                r.role(),
                r.saved());
    }

    void rename(RoomId room, String name, String topic) {
        rooms.replaceAll(r ->
                r.id().equals(room)
                        ? new RoomSummary(
                                r.id(),
                                r.kind(),
                                name,
                                topic,
                                r.members(),
                                r.unread(),
                                r.mentions(),
                                r.draft(),
                                r.muted(),
                                r.archived(),
                                r.announcement(),
                                r.mayPost(),
                                r.other(),
                                r.presence(),
                                r.role(),
                                r.saved())
                        : r);
        tell(new Change.Rooms());
    }

    @Override
    public FakeKept kept() {
        return kept;
    }

    @Override
    public FakePreferences preferences() {
        return preferences;
    }

    @Override
    public FakeLater later() {
        return later;
    }

    @Override
    public FakeProfiles profiles() {
        return profiles;
    }

    @Override
    public Optional<SearchHit> message(RoomId room, String message) {
        return search(Query.words("", Optional.of(room)), Integer.MAX_VALUE).stream()
                .filter(h -> h.message().id().value().equals(message))
                .findFirst();
    }

    @Override
    public FakeModeration moderation() {
        return moderation;
    }

    @Override
    public List<Device> devices() throws IOException {
        ask();
        return List.copyOf(devices);
    }

    @Override
    public void revoke(Device device) throws IOException {
        ask();
        devices.remove(device);
    }

    @Override
    public void changePassword(String old, String fresh) throws IOException {
        ask();
        if (!old.equals("right")) {
            throw new ProblemException(Line.of("signIn.problem.password"), "old");
        }
    }

    @Override
    public Storage storage() {
        return storage;
    }

    @Override
    public void connectNow() {
        connects++;
    }

    @Override
    public void signInAgain(String password) throws IOException {
        ask();
        if (!password.equals("right")) {
            throw new ProblemException(Line.of("signIn.problem.password"), "password");
        }
        tell(new Change.LinkChanged(new Link.Online()));
    }

    @Override
    public void signOut() {}

    @Override
    public Runnable listen(Consumer<Change> listener) {
        listeners.add(listener);
        return () -> listeners.remove(listener);
    }
}
