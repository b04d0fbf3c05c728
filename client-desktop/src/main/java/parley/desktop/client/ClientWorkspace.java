package parley.desktop.client;

import java.io.IOException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import java.util.function.Supplier;
import parley.client.connection.ConnectionState;
import parley.client.connection.OfflineReason;
import parley.client.connection.StopReason;
import parley.client.workspace.RequestException;
import parley.client.workspace.WorkspaceSession;
import parley.client.workspace.Workspaces;
import parley.desktop.workspace.AllTransfers;
import parley.desktop.workspace.Change;
import parley.desktop.workspace.Conversation;
import parley.desktop.workspace.Device;
import parley.desktop.workspace.Invite;
import parley.desktop.workspace.InviteWish;
import parley.desktop.workspace.KeptHere;
import parley.desktop.workspace.Link;
import parley.desktop.workspace.Moderation;
import parley.desktop.workspace.NewRoom;
import parley.desktop.workspace.Page;
import parley.desktop.workspace.Person;
import parley.desktop.workspace.Preferences;
import parley.desktop.workspace.Profiles;
import parley.desktop.workspace.Query;
import parley.desktop.workspace.RoomMember;
import parley.desktop.workspace.RoomSummary;
import parley.desktop.workspace.SearchHit;
import parley.desktop.workspace.SendLater;
import parley.desktop.workspace.Storage;
import parley.desktop.workspace.TimelineEntry;
import parley.desktop.workspace.Workspace;
import parley.desktop.workspace.WorkspaceCard;
import parley.protocol.InviteOp;
import parley.protocol.Member;
import parley.protocol.PresenceState;
import parley.protocol.Result;
import parley.protocol.RoomId;
import parley.protocol.RoomKind;
import parley.protocol.RoomOp;
import parley.protocol.RoomRole;
import parley.protocol.UserCard;
import parley.protocol.UserId;
import parley.protocol.WorkspaceKind;
import parley.protocol.WorkspaceRole;

/** A session of the client core as the screens use it. Safe for use by many threads. */
public final class ClientWorkspace implements Workspace {
    /** Members read at most for one screen. */
    private static final int MOST_MEMBERS = 1_000;

    /** Most people whose presence may be watched; docs/protocol.md, section "Presence". */
    private static final int WATCHED = 100;

    private final WorkspaceSession session;
    private final Workspaces all;
    private final Supplier<Optional<String>> hostedAt;
    private final InstantSource clock;
    private final People people;
    private final Entries entries;
    private final Moderation moderation;
    private final Profiles profiles;
    private final Preferences preferences;
    private final SendLater later;
    private final ClientSearch search;
    private final Map<RoomId, List<Member>> members = new ConcurrentHashMap<>();

    /** Held while the members of the workspace are read: one reads them for all. */
    private final Object learning = new Object();

    /** Everybody else, once they were read; never changed, only replaced. */
    private volatile Optional<Set<UserId>> colleagues = Optional.empty();

    private volatile Optional<Instant> offlineSince = Optional.empty();

    /**
     * @param hostedAt the address others reach this workspace at, if it runs on this PC
     */
    public ClientWorkspace(
            WorkspaceSession session,
            Workspaces all,
            Supplier<Optional<String>> hostedAt,
            InstantSource clock) {
        this.session = session;
        this.all = all;
        this.hostedAt = hostedAt;
        this.clock = clock;
        this.people = new People(session);
        this.entries = new Entries(people, session.you().id());
        this.moderation = new ClientModeration(session, people);
        this.profiles = new ClientProfiles(session, people);
        this.preferences = new ClientPreferences(session.preferences());
        this.later = new ClientLater(session);
        this.search = new ClientSearch(session, entries, this::title);
    }

    @Override
    public WorkspaceCard card() {
        var workspace = session.workspace();
        var place =
                hostedAt.get().isPresent()
                        ? WorkspaceCard.Place.THIS_PC
                        : workspace.kind() == WorkspaceKind.CLOUD
                                ? WorkspaceCard.Place.CLOUD
                                : WorkspaceCard.Place.NETWORK;
        return new WorkspaceCard(
                workspace.id(), workspace.name(), place, session.address().host(), people.me());
    }

    @Override
    public Link link() {
        return link(session.connection());
    }

    private Link link(ConnectionState state) {
        return switch (state) {
            case ConnectionState.Online _ -> {
                offlineSince = Optional.empty();
                yield new Link.Online();
            }
            case ConnectionState.Connecting _ -> offline(false);
            case ConnectionState.Waiting waiting ->
                    offline(waiting.reason() == OfflineReason.STORAGE);
            case ConnectionState.Stopped stopped -> stopped(stopped.reason());
        };
    }

    private Link offline(boolean disk) {
        var since = offlineSince.orElseGet(clock::instant);
        offlineSince = Optional.of(since);
        return new Link.Offline(since, disk);
    }

    private Link stopped(StopReason reason) {
        return switch (reason) {
            case SIGNED_OUT -> new Link.Ended(Link.Why.SIGNED_OUT);
            case BANNED -> new Link.Ended(Link.Why.BANNED);
            case WORKSPACE_GONE -> new Link.Ended(Link.Why.GONE);
            case MOVED -> new Link.Ended(Link.Why.MOVED);
            case VERSION -> new Link.Ended(Link.Why.VERSION);
            case SUPERSEDED -> new Link.Ended(Link.Why.ELSEWHERE);
            case PIN_CHANGED, UNTRUSTED -> new Link.Ended(Link.Why.PIN_CHANGED);
            case CERTIFICATE_EXPIRED -> new Link.Ended(Link.Why.CLOCK);
            case PAUSED -> offline(false);
        };
    }

    @Override
    public Optional<Integer> online() throws IOException {
        if (!session.connection().online()) {
            return Optional.empty();
        }
        var known = colleagues;
        var all = known.isPresent() ? known.get() : ask(this::learn);
        int others = (int) all.stream().filter(u -> state(u) != PresenceState.OFFLINE).count();
        return Optional.of(others + 1);
    }

    /** Reads who is in the workspace, and asks to be told about their presence. */
    private Set<UserId> learn() throws RequestException {
        synchronized (learning) {
            var known = colleagues;
            if (known.isPresent()) {
                return known.get();
            }
            Set<UserId> read = new LinkedHashSet<>();
            page(Optional.empty()).stream()
                    .filter(m -> !m.banned())
                    .forEach(m -> read.add(m.user()));
            read.remove(session.you().id());
            colleagues = Optional.of(read);
            session.watchPresence(read.stream().limit(WATCHED).toList());
            return read;
        }
    }

    private PresenceState state(UserId user) {
        if (user.equals(session.you().id())) {
            return session.connection().online() ? PresenceState.ONLINE : PresenceState.OFFLINE;
        }
        return session.presence(user).map(p -> p.state()).orElse(PresenceState.OFFLINE);
    }

    @Override
    public int waiting() {
        return (int)
                session.outbox().items(Optional.empty()).stream()
                        .filter(i -> i.error().isEmpty())
                        .count();
    }

    @Override
    public List<RoomSummary> rooms() {
        return session.rooms().stream().filter(r -> !r.left()).map(this::summary).toList();
    }

    private RoomSummary summary(parley.client.workspace.RoomSummary known) {
        var room = known.room();
        boolean announcement = room.policy().post() == parley.protocol.PostPolicy.MODERATORS;
        var role = room.role().orElse(RoomRole.VIEWER);
        boolean mayPost =
                !room.archived()
                        && (announcement
                                ? role.atLeast(RoomRole.MODERATOR)
                                : role.atLeast(RoomRole.MEMBER));
        return new RoomSummary(
                room.room(),
                room.kind(),
                title(known),
                room.topic().orElse(""),
                room.members(),
                known.unread(),
                known.mentions(),
                known.draft(),
                known.muted(),
                room.archived(),
                announcement,
                mayPost,
                room.other(),
                room.other().map(this::state),
                role,
                room.other().filter(session.you().id()::equals).isPresent());
    }

    private String title(parley.client.workspace.RoomSummary known) {
        if (known.title().isPresent()) {
            return known.title().get();
        }
        if (known.room().other().isPresent()) {
            return people.name(known.room().other().get());
        }
        var names =
                members.getOrDefault(known.room().room(), List.of()).stream()
                        .filter(m -> !m.user().equals(session.you().id()))
                        .map(m -> People.person(m).displayName())
                        .limit(3)
                        .toList();
        return names.isEmpty() ? "…" : String.join(", ", names);
    }

    @Override
    public AllTransfers transfers() {
        return new ClientAllTransfers(session.transfers());
    }

    @Override
    public List<RoomSummary> directory() throws IOException {
        return ask(() -> {
            var found = new ArrayList<RoomSummary>();
            Optional<String> cursor = Optional.empty();
            do {
                Result.RoomList page = session.publicRooms(Optional.empty(), cursor);
                page.list().stream()
                        .filter(r -> session.room(r.room()).filter(k -> !k.left()).isEmpty())
                        .map(r ->
                                new RoomSummary(
                                        r.room(),
                                        r.kind(),
                                        r.name().orElse("…"),
                                        r.topic().orElse(""),
                                        r.members(),
                                        0,
                                        0,
                                        false,
                                        false,
                                        r.archived(),
                                        false,
                                        false,
                                        Optional.empty(),
                                        Optional.empty(),
                                        RoomRole.VIEWER,
                                        false))
                        .forEach(found::add);
                cursor = page.cursor();
            } while (cursor.isPresent() && found.size() < MOST_MEMBERS);
            return found;
        });
    }

    @Override
    public Conversation conversation(RoomId room) {
        return new ClientConversation(session, entries, people, room);
    }

    @Override
    public List<RoomMember> members(RoomId room) throws IOException {
        try {
            members.put(room, page(Optional.of(room)).stream().filter(m -> !m.banned()).toList());
        } catch (RequestException e) {
            if (!members.containsKey(room)) {
                throw Refusals.of(e);
            }
        }
        return members.getOrDefault(room, List.of()).stream().map(this::member).toList();
    }

    private RoomMember member(Member member) {
        boolean me = member.user().equals(session.you().id());
        var presence =
                member.presence().filter(_ -> !me && session.presence(member.user()).isEmpty());
        return new RoomMember(
                People.person(member),
                member.role().orElse(RoomRole.MEMBER),
                Optional.of(presence.orElseGet(() -> state(member.user()))),
                session.presence(member.user())
                        .flatMap(p -> p.text())
                        .or(() -> session.user(member.user()).flatMap(UserCard::status))
                        .orElse(""),
                me);
    }

    private List<Member> page(Optional<RoomId> room) throws RequestException {
        var read = new ArrayList<Member>();
        Optional<String> cursor = Optional.empty();
        do {
            var page = session.members(room, cursor);
            read.addAll(page.list());
            cursor = page.cursor();
        } while (cursor.isPresent() && read.size() < MOST_MEMBERS);
        return List.copyOf(read);
    }

    @Override
    public List<Person> people() throws IOException {
        return ask(() -> {
            var found = new LinkedHashSet<Person>();
            page(Optional.empty()).stream()
                    .filter(m -> !m.banned() && !m.user().equals(session.you().id()))
                    .map(People::person)
                    .forEach(found::add);
            return List.copyOf(found);
        });
    }

    @Override
    public List<Person> known() {
        var found = new LinkedHashSet<Person>();
        members.values().forEach(list -> list.stream().map(People::person).forEach(found::add));
        session.rooms().stream()
                .flatMap(r -> r.room().other().stream())
                .map(people::person)
                .forEach(found::add);
        return List.copyOf(found);
    }

    @Override
    public RoomId create(NewRoom wish) throws IOException {
        return ask(() ->
                session.createRoom(
                                new RoomOp.Create(
                                        wish.open() ? RoomKind.PUBLIC : RoomKind.PRIVATE,
                                        Optional.of(wish.name()),
                                        Optional.of(wish.topic()).filter(t -> !t.isBlank()),
                                        wish.members().stream().map(Person::id).toList(),
                                        Optional.empty()))
                        .room());
    }

    @Override
    public RoomId direct(Person other) throws IOException {
        return ask(() ->
                session.createRoom(
                                new RoomOp.Create(
                                        RoomKind.DIRECT,
                                        Optional.empty(),
                                        Optional.empty(),
                                        List.of(other.id()),
                                        Optional.empty()))
                        .room());
    }

    @Override
    public void join(RoomId room) throws IOException {
        ask(() -> session.joinRoom(room));
    }

    @Override
    public void leave(RoomId room) throws IOException {
        ask(() -> {
            session.leaveRoom(room);
            return true;
        });
    }

    @Override
    public Invite invite(InviteWish wish) throws IOException {
        return ask(() -> {
            var made =
                    session.createInvite(
                            new InviteOp.Create(
                                    Optional.empty(),
                                    Optional.of(
                                            wish.guest()
                                                    ? WorkspaceRole.GUEST
                                                    : WorkspaceRole.MEMBER),
                                    Optional.empty(),
                                    Optional.of(wish.uses()),
                                    Optional.of(session.serverNow().plus(wish.valid())),
                                    wish.shortCode()));
            var code = made.code().orElse("");
            return new Invite(link(made, code), code, made.expires());
        });
    }

    /**
     * A link that others can use: where the server is on this PC, with this PC's address in the
     * network.
     */
    private String link(Result.Invite made, String code) {
        var at = hostedAt.get();
        var pin = made.pin().or(() -> session.address().pin().map(p -> p.value()));
        if (at.isPresent() && pin.isPresent()) {
            return "parley://"
                    + at.get()
                    + "/i/"
                    + code
                    + "#pin="
                    + pin.get()
                    + "&ws="
                    + session.id();
        }
        return made.url().orElse(code);
    }

    @Override
    public List<SearchHit> search(Query query, int limit) {
        return search.search(query, limit);
    }

    @Override
    public Page<SearchHit> ask(Query query, Optional<String> after) throws IOException {
        return search.ask(query, after);
    }

    @Override
    public List<TimelineEntry.Said> unread(RoomId room, int limit) {
        return search.unread(room, limit);
    }

    @Override
    public List<SearchHit> mentions(int limit) {
        return search.mentions(limit);
    }

    @Override
    public Optional<SearchHit> message(RoomId room, String message) {
        return search.message(room, message);
    }

    @Override
    public void markRead(RoomId room) {
        session.room(room)
                .ifPresent(known -> {
                    long last =
                            unread(room, MOST_MEMBERS).stream()
                                    .mapToLong(TimelineEntry.Said::seq)
                                    .max()
                                    .orElse(0);
                    session.markRead(room, Math.max(last, known.room().head()));
                });
    }

    @Override
    public void mute(RoomId room, boolean on) {
        session.mute(room, on);
    }

    @Override
    public Profiles profiles() {
        return profiles;
    }

    @Override
    public Preferences preferences() {
        return preferences;
    }

    @Override
    public SendLater later() {
        return later;
    }

    @Override
    public KeptHere kept() {
        return new ClientKept(session.kept());
    }

    @Override
    public Moderation moderation() {
        return moderation;
    }

    @Override
    public List<Device> devices() throws IOException {
        return ask(() ->
                session.devices().stream()
                        .map(d ->
                                new Device(d.device(), d.name(), d.since(), d.seen(), d.current()))
                        .toList());
    }

    @Override
    public void revoke(Device device) throws IOException {
        ask(() -> {
            session.revokeDevice(device.id());
            return true;
        });
    }

    @Override
    public void changePassword(String old, String fresh) throws IOException {
        ask(() -> {
            session.changePassword(old, fresh);
            return true;
        });
    }

    @Override
    public Storage storage() {
        return Changes.storage(session.storage());
    }

    @Override
    public void connectNow() {
        session.reconnect();
    }

    @Override
    public void signInAgain(String password) throws IOException {
        ClientEntrance.check(session.signInAgain(password), session.address());
    }

    @Override
    public void signOut() {
        all.remove(session.id());
    }

    @Override
    public Runnable listen(Consumer<Change> listener) {
        var subscription =
                session.listen(
                        new Changes(
                                listener,
                                people,
                                state -> {
                                    colleagues = Optional.empty();
                                    members.clear();
                                    return link(state);
                                },
                                members::remove));
        return subscription::close;
    }

    private static <T> T ask(Refusals.Asking<T> asking) throws IOException {
        return Refusals.ask(asking);
    }
}
