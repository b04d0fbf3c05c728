package parley.client.workspace;

import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import parley.client.connection.ConnectionCommand;
import parley.client.connection.ConnectionEvent;
import parley.client.connection.ConnectionMachine;
import parley.client.connection.ConnectionState;
import parley.client.connection.Moment;
import parley.client.connection.OfflineReason;
import parley.client.log.LogCommand.Answer;
import parley.client.net.ApiException;
import parley.client.net.HttpApi;
import parley.client.store.DamagedStore;
import parley.client.store.LocalStore;
import parley.client.store.StoreException;
import parley.client.store.StoreReader;
import parley.protocol.Cid;
import parley.protocol.Codec;
import parley.protocol.ErrorCode;
import parley.protocol.Event;
import parley.protocol.Op;
import parley.protocol.ProtocolException;
import parley.protocol.Request;
import parley.protocol.Response;
import parley.protocol.Result;
import parley.protocol.ServerFrame;
import parley.protocol.SessionOp;
import parley.protocol.UserId;
import parley.protocol.WireError;

/**
 * One workspace's thread: takes what happened, a batch at a time, lets the machines decide, writes
 * everything down in one commit, and only then sends and tells. Nothing else writes the history or
 * touches the machines.
 */
final class Engine implements Line, AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Engine.class);
    private static final int BATCH = 256;
    private static final long REOPEN_MS = 5_000;
    private static final int GOING_AWAY = 1_001;
    private static final int TOO_LARGE = 1_009;
    private static final int BROKEN_PROTOCOL = 1_002;

    /** A step, and whether a person caused it: those are done again if they could not be kept. */
    private record Step(boolean keep, Runnable work) {}

    private final Path file;
    private final UserId me;
    private final SessionOp.Client program;
    private final HttpApi http;
    private final AccessTokens tokens;
    private final Told told;
    private final InstantSource clock;
    private final LongSupplier ticks;
    private final People people;
    private final DraftBook drafts;
    private final PreferenceBook preferences;
    private final Summaries summaries;
    private final OutboxBook.Holder outboxHolder;

    private final Codec codec = new Codec();
    private final Calls calls = new Calls();
    private final BlockingQueue<Step> queue = new LinkedBlockingQueue<>();
    private final List<Runnable> afterCommit = new ArrayList<>();
    private final List<Step> kept = new ArrayList<>();
    private final ConnectionMachine machine;
    private final Wires wires;
    private final Thread thread;
    private @Nullable LocalStore store;
    private @Nullable Conversation conversation;
    private volatile @Nullable StoreReader reader;
    private long reopenAt = Long.MAX_VALUE;
    private long tickDraftsAt = Long.MAX_VALUE;
    private int live;
    private boolean storageDown;
    private String whyDown = "";
    private boolean closing;

    Engine(EngineParts parts, Told told) {
        this.file = parts.file();
        this.me = parts.me();
        this.program = parts.program();
        this.http = parts.http();
        this.tokens = parts.tokens();
        this.clock = parts.clock();
        this.ticks = parts.ticks();
        this.people = parts.people();
        this.drafts = parts.drafts();
        this.preferences = parts.preferences();
        this.summaries = parts.summaries();
        this.outboxHolder = parts.outboxHolder();
        this.told = told;
        this.machine = new ConnectionMachine(() -> ThreadLocalRandom.current().nextDouble(), now());
        this.wires = new Wires(parts.address(), parts.tls(), new Inbox());
        drafts.onDirty(() -> post(this::draftsDirty));
        this.thread = new Thread(this::work, "parley-" + parts.name());
        thread.setDaemon(true);
    }

    /** Opens the history, on the caller's thread, and begins to work. */
    void start() {
        openStore();
        thread.start();
    }

    private Moment now() {
        return new Moment(ticks.getAsLong(), clock.instant());
    }

    // ---- for other threads

    @Override
    public void post(Runnable step) {
        queue.add(new Step(false, step));
    }

    /** What a person did: it is done once the history can be written. */
    void act(Consumer<Conversation> action) {
        queue.add(
                new Step(
                        true,
                        () -> {
                            if (conversation != null) {
                                action.accept(conversation);
                            }
                        }));
    }

    /** A request of a person. {@code then} is called on the engine's thread; empty: offline. */
    void call(Op<?> op, Optional<Cid> cid, Consumer<Optional<Answer>> then) {
        post(() -> {
            boolean soon = live > 0 || machine.trying();
            if (conversation == null || !soon || closing) {
                then.accept(Optional.empty());
            } else {
                conversation.call(op, cid, answer -> then.accept(Optional.of(answer)));
            }
        });
    }

    void connection(ConnectionEvent event) {
        post(() -> tell(event));
    }

    /** Reads what is committed; throws {@link StoreException} while the history is not open. */
    StoreReader reader() {
        StoreReader open = reader;
        if (open == null) {
            throw new IllegalStateException("the history is not open");
        }
        return open;
    }

    @Override
    public void close() {
        post(() -> closing = true);
        try {
            if (!thread.join(Duration.ofSeconds(10))) {
                LOG.warn("{} did not end in time", thread.getName());
                thread.interrupt();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    // ---- the thread

    private void work() {
        List<Step> batch = new ArrayList<>();
        try {
            while (!closing) {
                batch.clear();
                next(batch);
                turn(batch);
            }
        } catch (InterruptedException e) {
            LOG.warn("{} was interrupted", thread.getName());
        } finally {
            end();
        }
    }

    private void next(List<Step> batch) throws InterruptedException {
        long wait = Math.max(0, wakeAt() - ticks.getAsLong());
        Step first = queue.poll(Math.min(wait, 60_000), TimeUnit.MILLISECONDS);
        if (first != null) {
            batch.add(first);
            queue.drainTo(batch, BATCH - 1);
        }
    }

    private long wakeAt() {
        long at = Math.min(machine.wakeAt(), Math.min(reopenAt, tickDraftsAt));
        return conversation == null ? at : Math.min(at, conversation.wakeAt());
    }

    private void turn(List<Step> batch) {
        if (store == null) {
            if (ticks.getAsLong() >= reopenAt) {
                reopenAt = Long.MAX_VALUE;
                openStore();
            }
            if (store == null) {
                batch.stream().filter(Step::keep).forEach(kept::add);
                batch.stream().filter(step -> !step.keep).forEach(step -> step.work.run());
                return;
            }
        }
        try {
            List<Step> again = List.copyOf(kept);
            again.forEach(step -> step.work.run());
            batch.forEach(step -> step.work.run());
            tick();
            commit();
            kept.clear();
        } catch (StoreException e) {
            storageFailed(e, batch);
        } catch (RuntimeException e) {
            LOG.error("a step of {} failed", thread.getName(), e);
            resetStore(StoreException.Kind.OTHER, "internal error", List.of());
        }
    }

    private void tick() {
        execute(machine.on(new ConnectionEvent.Tick(), now()));
        Conversation open = conversation;
        if (open != null) {
            open.tick();
            if (ticks.getAsLong() >= tickDraftsAt || closing) {
                tickDraftsAt = Long.MAX_VALUE;
                open.flushDrafts();
            }
        }
    }

    private void commit() {
        if (store != null && conversation != null) {
            store.commit();
            conversation.committed();
        }
        List<Runnable> now = List.copyOf(afterCommit);
        afterCommit.clear();
        now.forEach(Runnable::run);
    }

    private void draftsDirty() {
        if (tickDraftsAt == Long.MAX_VALUE) {
            tickDraftsAt = ticks.getAsLong() + DraftBook.DELAY_MS;
        }
    }

    private void end() {
        calls.close();
        wires.closeAll(GOING_AWAY);
        http.close();
        closeStore();
    }

    // ---- storage

    private void openStore() {
        try {
            LocalStore opened = LocalStore.open(file, me);
            try {
                begin(opened);
            } catch (StoreException e) {
                opened.close();
                throw e;
            }
            if (storageDown) {
                storageDown = false;
                whyDown = "";
                told.storage(new StorageState.Healthy());
                execute(machine.on(new ConnectionEvent.Connect(), now()));
            }
        } catch (StoreException e) {
            closeStore();
            if (e.kind() == StoreException.Kind.DAMAGED) {
                setAside(e);
            } else {
                down(String.valueOf(e.getMessage()), e);
            }
        } catch (UncheckedIOException e) {
            down(String.valueOf(e.getMessage()), e);
        }
    }

    private void begin(LocalStore opened) {
        store = opened;
        reader = opened.reader();
        Conversation begun =
                new Conversation(
                        opened,
                        me,
                        this,
                        told,
                        calls,
                        people,
                        drafts,
                        preferences,
                        summaries,
                        outboxHolder,
                        this::askOverHttp,
                        clock,
                        ticks);
        conversation = begun;
        begun.committed();
    }

    private void down(String detail, Exception cause) {
        if (detail.equals(whyDown)) {
            LOG.debug("the history {} still cannot be used", file.getFileName(), cause);
        } else {
            LOG.warn("the history {} cannot be used: {}", file.getFileName(), detail, cause);
        }
        whyDown = detail;
        storageDown = true;
        reopenAt = ticks.getAsLong() + REOPEN_MS;
        told.storage(new StorageState.NotWritable(detail));
        told.connection(
                new ConnectionState.Waiting(
                        clock.instant(),
                        OfflineReason.STORAGE,
                        clock.instant().plusMillis(REOPEN_MS)));
    }

    private void storageFailed(StoreException e, List<Step> batch) {
        LOG.warn("a write to {} failed", file.getFileName(), e);
        List<Step> again =
                e.kind() == StoreException.Kind.OTHER
                        ? List.of()
                        : batch.stream().filter(Step::keep).toList();
        resetStore(e.kind(), String.valueOf(e.getMessage()), again);
    }

    /** The machines and the file may differ now: everything begins again from the file. */
    private void resetStore(StoreException.Kind kind, String detail, List<Step> again) {
        afterCommit.clear();
        kept.addAll(again);
        drafts.failed();
        hangUp();
        closeStore();
        storageDown = true;
        if (kind == StoreException.Kind.DAMAGED) {
            setAside(new IllegalStateException(detail));
        } else {
            down(detail, new IllegalStateException(detail));
        }
    }

    private void hangUp() {
        for (ConnectionCommand each : machine.on(new ConnectionEvent.Pause(), now())) {
            if (each instanceof ConnectionCommand.Close close) {
                wires.close(close.socket(), close.code());
            }
        }
        live = 0;
        calls.lost();
    }

    private void setAside(Exception why) {
        LOG.warn("the history {} is damaged and set aside", file.getFileName(), why);
        try {
            DamagedStore damaged = DamagedStore.setAside(file, clock);
            LocalStore fresh = LocalStore.open(file, me);
            damaged.outbox().forEach(fresh::addToOutbox);
            damaged.drafts().forEach(fresh::putDraft);
            fresh.commit();
            summaries.clear();
            storageDown = false;
            begin(fresh);
            told.storage(new StorageState.SetAside(damaged.aside(), damaged.outbox().size()));
            if (thread.isAlive()) {
                execute(machine.on(new ConnectionEvent.Connect(), now()));
            }
        } catch (StoreException | UncheckedIOException e) {
            closeStore();
            down(String.valueOf(e.getMessage()), e);
        }
    }

    private void closeStore() {
        conversation = null;
        StoreReader reading = reader;
        reader = null;
        LocalStore writing = store;
        store = null;
        try {
            if (reading != null) {
                reading.close();
            }
            if (writing != null) {
                writing.close();
            }
        } catch (StoreException e) {
            LOG.warn("closing {}", file.getFileName(), e);
        }
    }

    // ---- the connection

    @Override
    public void tell(ConnectionEvent event) {
        if (event instanceof ConnectionEvent.Closed closed) {
            wires.ended(closed.socket());
            if (closed.code() == TOO_LARGE && closed.socket() == live && conversation != null) {
                conversation.refuseSending(WireError.of(ErrorCode.TOO_LARGE, "refused as a frame"));
            }
        } else if (event instanceof ConnectionEvent.OpenFailed failed) {
            wires.ended(failed.socket());
        }
        if (!storageDown) {
            execute(machine.on(event, now()));
        }
    }

    private void execute(List<ConnectionCommand> commands) {
        for (ConnectionCommand command : commands) {
            switch (command) {
                case ConnectionCommand.Open open -> wires.open(open.socket(), tokens.access());
                case ConnectionCommand.Close close -> wires.close(close.socket(), close.code());
                case ConnectionCommand.SayHello hello -> sayHello(hello.socket());
                case ConnectionCommand.SendPing ping ->
                        transmit(ping.socket(), Mutations.silent(new SessionOp.Ping()));
                case ConnectionCommand.SendAuth auth -> sendAuth(auth.socket());
                case ConnectionCommand.RefreshToken _ -> tokens.renew(http, this::connection);
                case ConnectionCommand.Use use -> use(use.socket(), use.welcome());
                case ConnectionCommand.Lose _ -> {
                    live = 0;
                    if (conversation != null) {
                        conversation.disconnected();
                    }
                }
                case ConnectionCommand.Show show -> {
                    LOG.debug("{}: {}", thread.getName(), show.state());
                    told.connection(show.state());
                }
            }
        }
    }

    private void sayHello(int socket) {
        if (conversation == null) {
            return;
        }
        SessionOp.Hello hello =
                new SessionOp.Hello(program, tokens.device(), Set.of(), conversation.token(), true);
        Calls.Call call =
                calls.ask(
                        hello,
                        Optional.empty(),
                        ticks.getAsLong(),
                        answer -> {
                            switch (answer) {
                                case Answer.Success(Result.Welcome welcome) ->
                                        tell(new ConnectionEvent.Greeted(socket, welcome));
                                case Answer.Failure(WireError error) ->
                                        tell(new ConnectionEvent.GreetingRefused(socket, error));
                                case Answer.Success _, Answer.None _ -> {}
                            }
                        });
        call.sent = true;
        transmit(socket, call.request);
    }

    private void sendAuth(int socket) {
        Calls.Call call =
                calls.ask(
                        new SessionOp.Auth(tokens.access()),
                        Optional.empty(),
                        ticks.getAsLong(),
                        answer -> {
                            boolean accepted = answer instanceof Answer.Success;
                            tell(new ConnectionEvent.Authorized(socket, accepted));
                            if (accepted && conversation != null) {
                                conversation.authorized();
                            }
                        });
        call.sent = true;
        transmit(socket, call.request);
    }

    private void use(int socket, Result.Welcome welcome) {
        live = socket;
        told.clock(welcome.now().toEpochMilli() - clock.millis());
        told.identity(welcome.you(), welcome.workspace());
        if (conversation != null) {
            conversation.connected(welcome);
        }
    }

    @Override
    public boolean live() {
        return live > 0;
    }

    @Override
    public int socket() {
        return live;
    }

    @Override
    public void send(Request request) {
        transmit(live, request);
    }

    private void transmit(int socket, Request request) {
        try {
            byte[] frame = codec.encode(request);
            afterCommit.add(() -> wires.send(socket, frame));
        } catch (ProtocolException e) {
            WireError error = e.error();
            request.id().ifPresent(id -> post(() -> answered(new Response.Failure(id, error))));
        }
    }

    private void answered(Response response) {
        if (calls.answered(response)) {
            tell(new ConnectionEvent.TokenRejected());
        }
    }

    private void frame(int socket, byte[] json) {
        tell(new ConnectionEvent.Received(socket));
        try {
            for (ServerFrame frame : codec.decodeServer(json, calls::expected)) {
                if (frame instanceof Event.Bye bye) {
                    tell(new ConnectionEvent.ByeSaid(socket, bye));
                } else if (frame instanceof Response response && socket != live) {
                    answered(response);
                } else if (socket == live && conversation != null) {
                    conversation.frame(frame);
                }
            }
        } catch (ProtocolException e) {
            LOG.warn("the server sent what cannot be read: {}", e.getMessage());
            wires.close(socket, BROKEN_PROTOCOL);
            tell(new ConnectionEvent.Closed(socket, BROKEN_PROTOCOL));
        }
    }

    private final class Inbox implements Wires.Inbox {
        @Override
        public void tell(ConnectionEvent event) {
            connection(event);
        }

        @Override
        public void frame(int socket, byte[] frame, Runnable worked) {
            post(() -> {
                worked.run();
                Engine.this.frame(socket, frame);
            });
        }
    }

    /** For pages too large for a frame. The answer comes back on the engine's thread. */
    private void askOverHttp(Op<?> op, Consumer<Answer> then) {
        Conversation asker = conversation;
        Request request = Request.read("h", op);
        Thread.ofVirtual()
                .name("parley-http")
                .start(() -> {
                    Answer answer = overHttp(request);
                    post(() -> {
                        if (conversation == asker) {
                            then.accept(answer);
                        }
                    });
                });
    }

    private Answer overHttp(Request request) {
        try {
            return switch (http.call(request, tokens.access())) {
                case Response.Success s -> new Answer.Success(s.d());
                case Response.Failure f -> new Answer.Failure(f.err());
            };
        } catch (ApiException e) {
            if (e.failure() instanceof ApiException.Failure.Refused refused) {
                if (refused.status() == 401) {
                    connection(new ConnectionEvent.TokenRejected());
                    return new Answer.None();
                }
                return new Answer.Failure(refused.error());
            }
            return new Answer.None();
        }
    }
}
