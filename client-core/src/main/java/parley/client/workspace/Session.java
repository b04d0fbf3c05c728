package parley.client.workspace;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import parley.client.address.Address;
import parley.client.connection.ConnectionEvent;
import parley.client.connection.ConnectionState;
import parley.client.connection.OfflineReason;
import parley.client.log.LogCommand.Answer;
import parley.client.outbox.Drafts;
import parley.client.outbox.Outbox;
import parley.client.outbox.OutboxItem;
import parley.client.picture.BadPictureException;
import parley.client.search.LocalSearch;
import parley.client.search.Search;
import parley.client.store.StoreReader;
import parley.client.timeline.LiveTimeline;
import parley.client.timeline.RoomDelta;
import parley.client.timeline.Timeline;
import parley.client.timeline.TimelineListener;
import parley.client.timeline.TimelineSource;
import parley.client.transfer.Downloads;
import parley.client.transfer.Transfers;
import parley.client.trust.Pin;
import parley.protocol.Cid;
import parley.protocol.Codec;
import parley.protocol.MessageOp;
import parley.protocol.Op;
import parley.protocol.PeopleOp;
import parley.protocol.Presence;
import parley.protocol.PresenceState;
import parley.protocol.Result;
import parley.protocol.RoomId;
import parley.protocol.UserCard;
import parley.protocol.UserId;
import parley.protocol.WireError;
import parley.protocol.Words;
import parley.protocol.WorkspaceId;

/** One workspace, open. Holds what is shown; the {@link Engine} does the work. */
final class Session implements WorkspaceSession {
    private static final long CALL_MS = Calls.PATIENCE_MS + 2_000;

    private final Events events;
    private final InstantSource clock;
    private final Address address;
    private final People people;
    private final DraftBook drafts;
    private final PreferenceBook preferences;
    private final Summaries summaries;
    private final Search search;
    private final Engine engine;
    private final Home home;
    private final AccessTokens tokens;
    private final SessionFiles files;
    private final List<SessionListener> listeners = new CopyOnWriteArrayList<>();
    private final List<LiveTimeline> timelines = new CopyOnWriteArrayList<>();
    private final Map<RoomId, Long> lasts = new ConcurrentHashMap<>();
    private final Map<RoomId, Long> keys = new ConcurrentHashMap<>();
    private volatile SavedWorkspace saved;
    private volatile ConnectionState connection;
    private volatile StorageState storage = new StorageState.Healthy();
    private volatile OutboxBook outboxBook = new OutboxBook(new Changes());
    private volatile long aheadMs;

    /** What a session needs of the workspaces beside it. */
    interface Home {
        /** Signs in again with the present name; blocks. */
        SignInOutcome signInAgain(Session session, String password);

        /** Keeps what is known of the workspace beside its history. */
        void save(SavedWorkspace saved);
    }

    Session(
            SavedWorkspace saved,
            EngineParts parts,
            Events events,
            InstantSource clock,
            Home home) {
        this.saved = saved;
        this.events = events;
        this.clock = clock;
        this.address = parts.address();
        this.people = parts.people();
        this.drafts = parts.drafts();
        this.preferences = parts.preferences();
        this.summaries = parts.summaries();
        this.home = home;
        this.tokens = parts.tokens();
        this.connection =
                new ConnectionState.Waiting(
                        clock.instant(), OfflineReason.STARTING, clock.instant());
        this.engine = new Engine(parts.withOutbox(book -> outboxBook = book), new Teller());
        preferences.onSet((key, value) -> engine.act(c -> c.prefer(key, value)));
        this.files = new SessionFiles(this, parts);
        this.search =
                new LocalSearch(
                        engine::reader,
                        () -> {
                            Map<Long, RoomId> rooms = new HashMap<>();
                            keys.forEach((room, key) -> rooms.put(key, room));
                            return rooms;
                        });
    }

    /** Opens the history and connects. */
    void start(Optional<ConnectionEvent> token) {
        engine.start();
        token.ifPresent(engine::connection);
        engine.connection(new ConnectionEvent.Connect());
        files.uploads().start();
    }

    void close() {
        files.close();
        engine.close();
    }

    void networkUp() {
        engine.connection(new ConnectionEvent.NetworkUp());
    }

    AccessTokens tokens() {
        return tokens;
    }

    /** Signed in again: the same user, with a new token. */
    void signedIn(SavedWorkspace fresh, ConnectionEvent token) {
        saved = fresh;
        engine.connection(token);
        engine.connection(new ConnectionEvent.Connect());
    }

    SavedWorkspace saved() {
        return saved;
    }

    @Override
    public WorkspaceId id() {
        return saved.workspace().id();
    }

    @Override
    public Result.Workspace workspace() {
        return saved.workspace();
    }

    @Override
    public Result.You you() {
        return saved.you();
    }

    @Override
    public Address address() {
        return address;
    }

    @Override
    public List<String> words() {
        return address.pin().map(Pin::value).map(Words::of).orElse(List.of());
    }

    @Override
    public ConnectionState connection() {
        return connection;
    }

    @Override
    public StorageState storage() {
        return storage;
    }

    @Override
    public List<RoomSummary> rooms() {
        return summaries.all();
    }

    @Override
    public Optional<RoomSummary> room(RoomId room) {
        return summaries.of(room);
    }

    @Override
    public Subscription listen(SessionListener listener) {
        listeners.add(listener);
        return () -> listeners.remove(listener);
    }

    @Override
    public Timeline timeline(RoomId room, TimelineListener listener) {
        LiveTimeline timeline = new LiveTimeline(room, new Source(), listener);
        timelines.add(timeline);
        timeline.open();
        return timeline;
    }

    @Override
    public Outbox outbox() {
        return new Sending();
    }

    @Override
    public Transfers transfers() {
        return files.uploads();
    }

    @Override
    public Downloads downloads() {
        return files.downloads();
    }

    @Override
    public Kept kept() {
        return files.kept();
    }

    @Override
    public Drafts drafts() {
        return drafts;
    }

    @Override
    public Preferences preferences() {
        return preferences;
    }

    @Override
    public void showPicture(Path picture)
            throws IOException, BadPictureException, RequestException {
        files.showPicture(picture);
    }

    @Override
    public Search search() {
        return search;
    }

    @Override
    public void reconnect() {
        engine.connection(new ConnectionEvent.Connect());
    }

    @Override
    public void pause() {
        engine.connection(new ConnectionEvent.Pause());
    }

    @Override
    public SignInOutcome signInAgain(String password) {
        return home.signInAgain(this, password);
    }

    // ---- requests

    @Override
    public <R extends Result> R call(Op<R> op) throws RequestException {
        return call(op, Optional.empty());
    }

    @Override
    public <R extends Result> R call(Op<R> op, Cid cid) throws RequestException {
        return call(op, Optional.of(cid));
    }

    private <R extends Result> R call(Op<R> op, Optional<Cid> cid) throws RequestException {
        CompletableFuture<Optional<Answer>> done = new CompletableFuture<>();
        engine.call(op, cid, done::complete);
        Optional<Answer> answer;
        try {
            answer = done.get(CALL_MS, TimeUnit.MILLISECONDS);
        } catch (TimeoutException | ExecutionException e) {
            throw new RequestException(new RequestException.Problem.NoAnswer());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new RequestException(new RequestException.Problem.NoAnswer());
        }
        if (answer.isEmpty()) {
            throw new RequestException(new RequestException.Problem.Offline());
        }
        return switch (answer.get()) {
            case Answer.Success success -> typed(op, success.result());
            case Answer.Failure(WireError error) ->
                    throw new RequestException(new RequestException.Problem.Refused(error));
            case Answer.None _ ->
                    throw new RequestException(new RequestException.Problem.NoAnswer());
        };
    }

    @SuppressWarnings("unchecked") // the codec read the answer in the form that belongs to op
    private static <R extends Result> R typed(Op<R> op, Result result) {
        if (!Codec.resultOf(op).isInstance(result)) {
            throw new IllegalStateException(op.getClass() + " answered by " + result.getClass());
        }
        return (R) result;
    }

    @Override
    public void markRead(RoomId room, long seq) {
        engine.act(c -> c.markRead(room, seq));
    }

    @Override
    public void mute(RoomId room, boolean on) {
        engine.act(c -> c.mute(room, on));
    }

    @Override
    public Optional<UserCard> user(UserId user) {
        Optional<UserCard> card = people.card(user);
        if (card.isEmpty()) {
            engine.act(c -> c.people().want(Set.of(user)));
        }
        return card;
    }

    @Override
    public Optional<Presence> presence(UserId user) {
        return people.presence(user);
    }

    @Override
    public void watchPresence(List<UserId> users) {
        List<UserId> watched = List.copyOf(users.subList(0, Math.min(100, users.size())));
        engine.act(c -> c.people().watch(watched));
    }

    @Override
    public void setPresence(PresenceState state, Optional<String> text) {
        PeopleOp.SetPresence presence = new PeopleOp.SetPresence(state, text, Optional.empty());
        engine.act(c -> c.people().presence(presence));
    }

    @Override
    public void typing(RoomId room, boolean on) {
        engine.act(c -> c.typing(room, on));
    }

    @Override
    public Instant serverNow() {
        return clock.instant().plusMillis(aheadMs);
    }

    private final class Sending implements Outbox {
        @Override
        public Cid send(MessageOp.Send message) {
            Cid cid = Cid.create(clock);
            drafts.sent(message.room());
            engine.act(c -> c.send(cid, message));
            return cid;
        }

        @Override
        public void send(Cid cid, MessageOp.Send message) {
            engine.act(c -> c.sender().sendOnce(cid, message));
        }

        @Override
        public boolean retry(Cid cid) {
            boolean failed = is(cid, OutboxItem.Delivery.FAILED);
            if (failed) {
                engine.act(c -> c.sender().retry(cid));
            }
            return failed;
        }

        @Override
        public boolean discard(Cid cid) {
            boolean here =
                    is(cid, OutboxItem.Delivery.FAILED) || is(cid, OutboxItem.Delivery.QUEUED);
            if (here) {
                engine.act(c -> c.sender().discard(cid));
            }
            return here;
        }

        private boolean is(Cid cid, OutboxItem.Delivery delivery) {
            return items(Optional.empty()).stream()
                    .anyMatch(i -> i.cid().equals(cid) && i.delivery() == delivery);
        }

        @Override
        public List<OutboxItem> items(Optional<RoomId> room) {
            return outboxBook.items(room);
        }
    }

    private final class Source implements TimelineSource {
        @Override
        public StoreReader reader() {
            return engine.reader();
        }

        @Override
        public UserId me() {
            return you().id();
        }

        @Override
        public OptionalLong key(RoomId room) {
            Long key = keys.get(room);
            return key == null ? OptionalLong.empty() : OptionalLong.of(key);
        }

        @Override
        public long last(RoomId room) {
            return lasts.getOrDefault(room, 0L);
        }

        @Override
        public long mark(RoomId room) {
            return summaries.of(room).map(RoomSummary::mark).orElse(0L);
        }

        @Override
        public List<OutboxItem> outgoing(RoomId room) {
            return outboxBook.items(Optional.of(room));
        }

        @Override
        public boolean online() {
            return connection.online();
        }

        @Override
        public void fetchBefore(RoomId room, long seq) {
            wish(room, Optional.of(seq), Optional.empty(), Optional.empty());
        }

        @Override
        public void fetchAround(RoomId room, long seq) {
            wish(room, Optional.empty(), Optional.of(seq), Optional.empty());
        }

        @Override
        public void fetchAt(RoomId room, Instant instant) {
            wish(room, Optional.empty(), Optional.empty(), Optional.of(instant));
        }

        private void wish(
                RoomId room, Optional<Long> before, Optional<Long> around, Optional<Instant> at) {
            MessageOp.History page =
                    new MessageOp.History(
                            room,
                            before,
                            Optional.empty(),
                            around,
                            at,
                            Optional.of(Timeline.PAGE),
                            Optional.empty());
            engine.act(c -> c.wish(new Filler.Wish(room, page)));
        }

        @Override
        public void later(Runnable step) {
            events.later(() -> Events.safely(step));
        }

        @Override
        public void closed(LiveTimeline timeline) {
            timelines.remove(timeline);
        }
    }

    /** Takes what the engine tells and hands it to the events thread. */
    private final class Teller implements Told {
        private void each(Consumer<SessionListener> call) {
            events.later(() -> listeners.forEach(l -> Events.safely(() -> call.accept(l))));
        }

        @Override
        public void connection(ConnectionState state) {
            boolean was = connection.online();
            connection = state;
            each(l -> l.connectionChanged(state));
            if (state.online() && !was) {
                files.uploads().online();
                timelines.forEach(LiveTimeline::online);
            }
        }

        @Override
        public void rooms(List<RoomSummary> rooms) {
            each(l -> l.roomsChanged(rooms));
        }

        @Override
        public void places(RoomId room, long key, long last) {
            keys.put(room, key);
            lasts.put(room, last);
        }

        @Override
        public void deltas(List<RoomDelta> deltas) {
            for (LiveTimeline timeline : timelines) {
                for (RoomDelta delta : deltas) {
                    if (delta.room().equals(timeline.room())) {
                        events.later(() -> Events.safely(() -> timeline.changed(delta)));
                    }
                }
            }
        }

        @Override
        public void typing(RoomId room, List<UserId> users) {
            each(l -> l.typingChanged(room, users));
        }

        @Override
        public void presence(List<Presence> presence) {
            each(l -> l.presenceChanged(presence));
        }

        @Override
        public void users(Set<UserId> users) {
            each(l -> l.usersChanged(users));
        }

        @Override
        public void members(Set<RoomId> rooms) {
            rooms.forEach(room -> each(l -> l.membersChanged(room)));
        }

        @Override
        public void preferences(Set<String> keys) {
            each(l -> l.preferencesChanged(keys));
        }

        @Override
        public void outbox(int waiting) {
            events.later(() -> Events.safely(files::outboxChanged));
            each(l -> l.outboxChanged(waiting));
        }

        @Override
        public void storage(StorageState state) {
            storage = state;
            each(l -> l.storageChanged(state));
        }

        @Override
        public void identity(Result.You you, Result.Workspace workspace) {
            if (!you.equals(saved.you()) || !workspace.equals(saved.workspace())) {
                saved = saved.with(workspace, you);
                SavedWorkspace now = saved;
                events.later(() -> Events.safely(() -> home.save(now)));
                each(SessionListener::workspaceChanged);
            }
        }

        @Override
        public void clock(long ahead) {
            aheadMs = ahead;
        }
    }
}
