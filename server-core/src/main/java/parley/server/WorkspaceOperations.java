package parley.server;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.function.Supplier;
import parley.protocol.Cid;
import parley.protocol.Codec;
import parley.protocol.DeviceId;
import parley.protocol.ErrorCode;
import parley.protocol.Event;
import parley.protocol.FileOp;
import parley.protocol.InviteOp;
import parley.protocol.LeaveReason;
import parley.protocol.Limits;
import parley.protocol.MeOp;
import parley.protocol.MemberOp;
import parley.protocol.MessageOp;
import parley.protocol.Op;
import parley.protocol.PeopleOp;
import parley.protocol.Request;
import parley.protocol.Response;
import parley.protocol.Result;
import parley.protocol.RoomId;
import parley.protocol.RoomOp;
import parley.protocol.RoomRole;
import parley.protocol.SessionOp;
import parley.protocol.UserId;
import parley.protocol.WireError;
import parley.protocol.WorkspaceOp;
import parley.server.audit.AccountNotes;
import parley.server.commit.Command;
import parley.server.commit.Commits;
import parley.server.commit.Committer;
import parley.server.commit.NearDelivery;
import parley.server.commit.Refusal;
import parley.server.commit.SharedCommits;
import parley.server.delivery.Announcement;
import parley.server.delivery.Delivery;
import parley.server.delivery.Round;
import parley.server.file.Attachments;
import parley.server.file.FileGround;
import parley.server.file.FileOperations;
import parley.server.limit.Buckets;
import parley.server.limit.Rate;
import parley.server.limit.Ticker;
import parley.server.message.MessageCommands;
import parley.server.message.MessageIds;
import parley.server.message.MessageStates;
import parley.server.message.ScheduledMessages;
import parley.server.people.Elsewhere;
import parley.server.people.NearTypists;
import parley.server.people.PresenceBoard;
import parley.server.people.PresenceCommand;
import parley.server.people.Presences;
import parley.server.people.SharedPresence;
import parley.server.people.TypingBoard;
import parley.server.room.Access;
import parley.server.room.AdmitCommand;
import parley.server.room.LeaveAllCommand;
import parley.server.room.MemberOperations;
import parley.server.room.Memberships;
import parley.server.room.RoomOperations;
import parley.server.room.WelcomeCommand;
import parley.server.secret.HmacKey;
import parley.server.session.Caller;
import parley.server.session.Connection;
import parley.server.state.RoomState;
import parley.server.state.WorkspaceState;
import parley.server.store.Marker;
import parley.server.store.ScheduledRecord;
import parley.server.store.SharedStore;
import parley.server.store.Snapshot;
import parley.server.store.WorkspaceStore;

/**
 * One workspace, as one process sees it. On a store of its own everything that changes it runs on
 * one writer, everything that reads the disk on a few readers, the rest at once. On a {@link
 * SharedStore} other processes change it too: each request has a state of its own, and nothing is
 * done by a timer or left behind by {@link #settle}.
 */
public final class WorkspaceOperations implements Operations, AutoCloseable {
    /** What this server offers beyond the core of the protocol. */
    public static final Set<String> CAPS =
            Set.of("rooms", "presence", "typing", "invites", "search", "files");

    /** Edits, deletions, reactions and pins of one user. */
    private static final Rate CHANGES = new Rate(240, Duration.ofMillis(50));

    private static final Duration SWEEP_EVERY = Duration.ofHours(1);

    /** How often things may be done; an owner of a server can change it. */
    public record Rates(Rate sends, Rate hellos) {
        public static final Rates NORMAL =
                new Rates(
                        new Rate(60, Duration.ofMillis(200)), new Rate(60, Duration.ofSeconds(1)));
    }

    /**
     * What the parts of a workspace rest on; all of it outlives the operations.
     *
     * @param elsewhere where connections are spread over processes; empty: all are this one's
     */
    public record Ground(
            WorkspaceStore store,
            People people,
            AccountOperations accounts,
            Supplier<Result.Workspace> workspace,
            HmacKey key,
            Codec codec,
            InstantSource clock,
            Ticker ticker,
            Delivery delivery,
            FileGround files,
            Optional<Elsewhere> elsewhere) {}

    private final Ground ground;

    /** Live connections, and all that is in memory where nobody else writes. */
    private final WorkspaceState live;

    private final Supplier<Reads> reads;
    private final boolean shared;
    private final Delivery delivery;
    private final Commits commits;
    private final Memberships memberships;
    private final Access access;
    private final ScheduledMessages scheduled;
    private final MessageCommands messages;
    private final FileOperations files;
    private final RoomOperations rooms;
    private final MemberOperations members;
    private final TypingBoard typing;
    private final Presences presence;
    private final Limits limits;
    private final int heartbeatMs;
    private final Buckets<UserId> sends;
    private final Buckets<UserId> changes;
    private final Buckets<DeviceId> hellos;
    private final Workers workers = new Workers();
    private final Chores chores = new Chores();
    private final Aside aside = new Aside();

    /** Whether leftovers of a crash were looked for; on a file worker only. */
    private volatile boolean tidied;

    public WorkspaceOperations(Ground ground, Rates rates, Limits limits, Duration heartbeat) {
        this.ground = ground;
        this.limits = limits;
        this.heartbeatMs = Math.toIntExact(heartbeat.toMillis());
        this.shared = ground.store() instanceof SharedStore;
        this.live = new WorkspaceState(shared ? Snapshot.NOTHING : ground.store().load());
        this.delivery =
                ground.store() instanceof SharedStore others
                        ? new NearDelivery(ground.delivery(), live, others)
                        : ground.delivery();
        this.commits = commits(ground, live, delivery);
        this.memberships = new Memberships(ground.people(), limits.roomMembers());
        this.access = new Access(ground.people());
        MessageStates states = new MessageStates(ground.store(), ground.codec());
        Attachments attachments = new Attachments(gone -> files().gone(gone));
        this.scheduled = new ScheduledMessages(ground.store(), ground.codec(), attachments);
        this.messages =
                new MessageCommands(
                        memberships,
                        access,
                        ground.store(),
                        states,
                        limits.reactions(),
                        attachments,
                        scheduled,
                        shared ? Instant.MAX : ground.clock().instant());
        this.rooms = new RoomOperations(memberships, access, ground.key(), ground.clock());
        this.members = new MemberOperations(memberships, access);
        this.typing =
                new TypingBoard(
                        ground.elsewhere()
                                .map(Elsewhere::typists)
                                .orElseGet(() -> new NearTypists(ground.ticker())),
                        ground.ticker(),
                        shared ? this::announceTyping : TypingBoard::toAudience);
        this.presence = presences();
        this.reads = Reads.on(live, ground, access, states, presence);
        this.files =
                new FileOperations(
                        this::state,
                        access,
                        ground.store(),
                        ground.files(),
                        ground.clock(),
                        ground.ticker(),
                        command -> write(command, true),
                        aside,
                        MessageIds::of,
                        this::sees);
        this.sends = new Buckets<>(rates.sends(), 100_000, ground.ticker());
        Rate changing = rates.sends().equals(Rate.UNLIMITED) ? Rate.UNLIMITED : CHANGES;
        this.changes = new Buckets<>(changing, 100_000, ground.ticker());
        this.hellos = new Buckets<>(rates.hellos(), 100_000, ground.ticker());
        if (!shared) {
            chores.every(Duration.ofSeconds(1), Duration.ofSeconds(1), this::sendWaiting);
            chores.every(Duration.ofMinutes(1), SWEEP_EVERY, this::sweepAside);
        }
    }

    private Presences presences() {
        return ground.elsewhere().isPresent() && ground.store() instanceof SharedStore others
                ? new SharedPresence(
                        ground.elsewhere().get().leases(), others, ground.clock(), aside)
                : new PresenceBoard(
                        live, ground.clock(), ground.ticker(), chores, ground.store().presences());
    }

    private void announceTyping(RoomState room, Event event) {
        Announcement typing = new Announcement(event, Optional.of(room.log().key()), _ -> true);
        delivery.committed(new Round(List.of(), List.of(), List.of(typing)));
    }

    private static Commits commits(Ground ground, WorkspaceState live, Delivery delivery) {
        return ground.store() instanceof SharedStore shared
                ? new SharedCommits(shared, ground.codec(), ground.clock(), delivery)
                : new Committer(ground.store(), live, ground.codec(), ground.clock(), delivery);
    }

    /**
     * Posts messages whose time has come; also those whose time came while the server was down.
     * Done every second by itself where nobody else writes, else by whoever is told to.
     */
    public void sendWaiting() {
        for (ScheduledRecord each : scheduled.due(ground.clock().instant())) {
            write(messages.sendWaiting(each, command -> write(command, false)), false);
        }
        commits.flush(false);
    }

    /**
     * Takes away files that nobody said in time, and returns when that is committed; as {@link
     * #sendWaiting}, every hour. Throws what kept it from it.
     */
    public void sweep() {
        files.sweep(ground.people()::shows, ground.people().count());
    }

    /** Off the timer's thread, because it reads folders and waits for commits. */
    private void sweepAside() {
        workers.tidy(() -> {
            if (!tidied) {
                tidied = true;
                files.tidy();
            }
            sweep();
        });
    }

    /** What the transport of bytes needs. */
    public FileOperations files() {
        return files;
    }

    @Override
    public void handle(Connection connection, Request request, Consumer<Response> reply) {
        switch (request.op()) {
            case SessionOp.Hello hello -> read(request, reply, () -> welcome(connection, hello));
            case PeopleOp.WatchPresence watch ->
                    soon(
                            request,
                            reply,
                            () ->
                                    new Result.PresenceList(
                                            presence.watch(
                                                    connection,
                                                    visible(connection.caller(), watch))));
            default -> call(connection.caller(), request, Limits.ENVELOPE, reply, false);
        }
    }

    @Override
    public void call(Caller caller, Request request, int maxBytes, Consumer<Response> reply) {
        call(caller, request, maxBytes, reply, true);
    }

    private void call(
            Caller caller,
            Request request,
            int maxBytes,
            Consumer<Response> reply,
            boolean atOnce) {
        UserId user = caller.user();
        switch (request.op()) {
            case MessageOp.Send send -> {
                long wait = sends.take(user);
                if (wait > 0) {
                    later(request, reply, "too many messages", wait);
                } else {
                    if (!shared) {
                        live.room(send.room()).ifPresent(room -> typing.set(room, user, false));
                    }
                    message(user, request, send, reply, atOnce);
                }
            }
            case MessageOp.Edit op -> changeMessage(user, request, op, reply, atOnce);
            case MessageOp.Delete op -> changeMessage(user, request, op, reply, atOnce);
            case MessageOp.React op -> changeMessage(user, request, op, reply, atOnce);
            case MessageOp.Pin op -> changeMessage(user, request, op, reply, atOnce);
            case MessageOp.History _,
                    MessageOp.Versions _,
                    MessageOp.Pins _,
                    MessageOp.Search _,
                    SessionOp.Sync _,
                    SessionOp.LogRead _,
                    MemberOp.ListMembers _,
                    RoomOp.ListRooms _,
                    WorkspaceOp.Audit _,
                    MeOp.ListPreferences _ ->
                    read(request, reply, () -> reads.get().answer(user, request.op(), maxBytes));
            case PeopleOp.GetUsers get ->
                    soon(request, reply, () -> reads.get().answer(user, get, maxBytes));
            case MessageOp.ScheduledMessages list ->
                    soon(request, reply, () -> scheduled.list(state(), access, user, list));
            case MessageOp.Typing type -> soon(request, reply, () -> type(user, type));
            case MessageOp<?> op -> message(user, request, op, reply, atOnce);
            case PeopleOp.SetPresence set when presence.mustKeep(user, set) ->
                    write(
                            new PresenceCommand(Workers.id(request), user, set, presence, reply),
                            atOnce);
            case PeopleOp.SetPresence set ->
                    Workers.now(
                            request,
                            reply,
                            () -> {
                                presence.unkept(user, set);
                                return Result.Done.DONE;
                            });
            case RoomOp<?> op ->
                    write(
                            rooms.command(
                                    Workers.id(request), marker(user, request), user, op, reply),
                            atOnce);
            case MemberOp<?> op when MemberOperations.inRoom(op) ->
                    write(
                            members.command(
                                    Workers.id(request), marker(user, request), user, op, reply),
                            atOnce);
            case MeOp.SetPreference set ->
                    write(
                            messages.preference(
                                    Workers.id(request), marker(user, request), user, set, reply),
                            atOnce);
            case InviteOp<?> invite -> account(caller, request, invite, reply);
            case MeOp<?> me -> account(caller, request, me, reply);
            case MemberOp<?> member -> account(caller, request, member, reply);
            case WorkspaceOp<?> workspace -> account(caller, request, workspace, reply);
            case FileOp<?> file ->
                    workers.file(request, reply, () -> files.handle(user, file, maxBytes));
            case SessionOp<?> _, PeopleOp<?> _ ->
                    Workers.fail(
                            request,
                            reply,
                            WireError.of(ErrorCode.BAD_REQUEST, "this belongs to a socket"));
        }
    }

    private void message(
            UserId user,
            Request request,
            MessageOp<?> op,
            Consumer<Response> reply,
            boolean atOnce) {
        write(
                messages.command(Workers.id(request), marker(user, request), user, op, reply),
                atOnce);
    }

    /** Changes of messages have a rate of their own: many are chosen and deleted at once. */
    private void changeMessage(
            UserId user,
            Request request,
            MessageOp<?> op,
            Consumer<Response> reply,
            boolean atOnce) {
        long wait = changes.take(user);
        if (wait > 0) {
            later(request, reply, "too many changes", wait);
        } else {
            message(user, request, op, reply, atOnce);
        }
    }

    private static void later(Request request, Consumer<Response> reply, String why, long waitMs) {
        Workers.fail(request, reply, WireError.later(ErrorCode.RATE_LIMITED, why, waitMs));
    }

    private void account(Caller caller, Request request, Op<?> op, Consumer<Response> reply) {
        workers.account(
                request,
                reply,
                () ->
                        switch (ground.accounts()
                                .handle(caller, op, marked(caller, request), this)) {
                            case Outcome.Ok<Result>(Result value) -> {
                                if (AccountNotes.follows(op)) {
                                    UserId by = caller.user();
                                    write(new AccountNotes(by, op, this::sees), true);
                                }
                                yield value;
                            }
                            case Outcome.Problem<Result> problem ->
                                    throw new Refusal(problem.error());
                        });
    }

    private List<UserId> visible(Caller caller, PeopleOp.WatchPresence watch) {
        return watch.users().stream().filter(u -> sees(caller.user(), u)).toList();
    }

    private boolean sees(UserId user, UserId other) {
        return reads.get().directory().sees(user, other);
    }

    private Result type(UserId user, MessageOp.Typing op) {
        RoomState room = access.room(state(), op.room(), user, op);
        typing.set(room, user, op.on());
        return Result.Done.DONE;
    }

    private Result welcome(Connection connection, SessionOp.Hello hello) {
        Caller caller = connection.caller();
        long wait = hellos.take(caller.device());
        if (wait > 0) {
            throw new Refusal(
                    WireError.later(
                            ErrorCode.RATE_LIMITED, "too many connections of this device", wait));
        }
        Result.You you =
                you(caller)
                        .orElseThrow(
                                () -> new Refusal(ErrorCode.UNAUTHENTICATED, "no such account"));
        opened(connection);
        Set<String> both = new TreeSet<>(CAPS);
        both.retainAll(hello.caps());
        Optional<Result.SyncPage> sync =
                Optional.of(
                        reads.get()
                                .syncs()
                                .page(
                                        caller.user(),
                                        hello.since(),
                                        Optional.empty(),
                                        Limits.ENVELOPE - 4_000));
        return new Result.Welcome(
                you,
                ground.workspace().get(),
                1,
                hello.caps().isEmpty() ? CAPS : both,
                limits,
                heartbeatMs,
                Optional.empty(),
                ground.clock().instant(),
                sync);
    }

    /** Where connections are spread over processes, the transport knows who hears what. */
    private void opened(Connection connection) {
        if (ground.elsewhere().isEmpty()) {
            live.open(connection);
            presence.opened(connection);
            if (connection.isGone()) {
                closed(connection); // it ended while its hello waited: nobody will say so again
            }
        }
    }

    /** Somebody's first connection came or their last one went, to whichever process. */
    public void presenceChanged(UserId user) {
        presence.changed(user);
    }

    @Override
    public void turnEnded() {
        commits.flush(true);
    }

    @Override
    public void closed(Connection connection) {
        live.close(connection);
        presence.closed(connection);
    }

    @Override
    public Optional<Result.You> you(Caller caller) {
        return ground.people()
                .find(caller.user())
                .filter(p -> !p.gone())
                .map(p -> new Result.You(p.id(), p.name(), p.displayName(), p.role()));
    }

    /**
     * Brings a new user into the room everybody is in and, with {@code role}, into the one they
     * were invited to; the first user owns the first room. {@code done} is called after the commit.
     */
    public void welcome(
            UserId user, Optional<RoomId> invitedTo, RoomRole role, Consumer<Response> done) {
        write(new WelcomeCommand(user, invitedTo, role, memberships, rooms, done), true);
    }

    /**
     * Brings a user into a room they were invited to by {@code by}; the answer is the room as they
     * see it. {@code done} is called after the commit.
     */
    public void admit(UserId user, RoomId room, RoomRole role, UserId by, Consumer<Response> done) {
        write(new AdmitCommand(user, room, role, by, memberships, done), true);
    }

    /** Takes somebody who was removed from the workspace out of its rooms. */
    public void leaveAll(UserId user, UserId by, boolean banned) {
        LeaveReason why = banned ? LeaveReason.BANNED : LeaveReason.REMOVED;
        write(new LeaveAllCommand(user, by, why, memberships), true);
    }

    private void write(Command command, boolean atOnce) {
        commits.offer(command);
        if (atOnce) {
            commits.flush(false);
        }
    }

    /** At once where all is in memory. */
    private void soon(Request request, Consumer<Response> reply, Supplier<Result> work) {
        if (shared) {
            read(request, reply, work);
        } else {
            Workers.now(request, reply, work);
        }
    }

    private void read(Request request, Consumer<Response> reply, Supplier<Result> work) {
        workers.read(request, reply, work);
    }

    private Optional<Marker> marked(Caller caller, Request request) {
        return request.cid().map(_ -> marker(caller.user(), request));
    }

    /**
     * The keyed hash tells whether a {@code cid} comes back with the same request, and nothing of
     * its content.
     */
    private Marker marker(UserId user, Request request) {
        Cid cid =
                request.cid()
                        .orElseThrow(() -> new IllegalArgumentException("a change without a cid"));
        return Marker.of(user, cid, ground.key().mac(ground.codec().canonical(request.op())));
    }

    /** The workspace as it is now, for those who must decide beside it. May block. */
    public WorkspaceState state() {
        return reads.get().state();
    }

    /**
     * Waits until all that was to be written is written and told, and what follows from it done.
     */
    public void settle() {
        commits.settle();
        aside.settle();
    }

    /** Whether nothing can be written because the disk is full. */
    public boolean readOnly() {
        return commits.readOnly();
    }

    @Override
    public void close() {
        chores.close();
        workers.close();
        commits.close();
    }

    /** Anything that changes the workspace beside the protocol's own operations. */
    public void submit(Command command) {
        write(command, true);
    }
}
