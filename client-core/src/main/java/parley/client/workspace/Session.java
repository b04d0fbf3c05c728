package parley.client.workspace;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
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
import parley.client.picture.BadPictureException;
import parley.client.search.LocalSearch;
import parley.client.search.Search;
import parley.client.timeline.RoomDelta;
import parley.client.timeline.Timeline;
import parley.client.timeline.TimelineListener;
import parley.client.transfer.Downloads;
import parley.client.transfer.Transfers;
import parley.client.trust.Pin;
import parley.protocol.Cid;
import parley.protocol.Codec;
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
    private final SessionTimelines timelines;
    private final Outbox outbox;
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
        this.outbox = new SessionOutbox(engine, drafts, () -> outboxBook, clock);
        this.timelines = new SessionTimelines(this, engine, events);
        this.files = new SessionFiles(this, parts);
        this.search = new LocalSearch(engine::reader, timelines::rooms);
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
        return timelines.open(room, listener);
    }

    @Override
    public Outbox outbox() {
        return outbox;
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
                timelines.connected();
            }
        }

        @Override
        public void rooms(List<RoomSummary> rooms) {
            each(l -> l.roomsChanged(rooms));
        }

        @Override
        public void places(RoomId room, long key, long last) {
            timelines.places(room, key, last);
        }

        @Override
        public void deltas(List<RoomDelta> deltas) {
            timelines.changed(deltas);
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
