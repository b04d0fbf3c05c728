package parley.conformance.core;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.TimeUnit;
import parley.conformance.store.InMemoryBlobStore;
import parley.protocol.Cid;
import parley.protocol.CloseCode;
import parley.protocol.Codec;
import parley.protocol.DeviceId;
import parley.protocol.ErrorCode;
import parley.protocol.Limits;
import parley.protocol.MessageOp;
import parley.protocol.Op;
import parley.protocol.OpNames;
import parley.protocol.ProtocolException;
import parley.protocol.Request;
import parley.protocol.Response;
import parley.protocol.Result;
import parley.protocol.Room;
import parley.protocol.RoomId;
import parley.protocol.RoomKind;
import parley.protocol.RoomOp;
import parley.protocol.RoomRole;
import parley.protocol.SessionOp;
import parley.protocol.UserId;
import parley.protocol.WorkspaceId;
import parley.protocol.WorkspaceKind;
import parley.protocol.WorkspaceRole;
import parley.server.Outcome;
import parley.server.People;
import parley.server.WorkspaceOperations;
import parley.server.account.Profile;
import parley.server.delivery.Delivery;
import parley.server.delivery.Post;
import parley.server.delivery.Round;
import parley.server.file.BlobLinks;
import parley.server.file.FileBounds;
import parley.server.file.FileGround;
import parley.server.file.FileOperations;
import parley.server.limit.Rate;
import parley.server.limit.Ticker;
import parley.server.secret.HmacKey;
import parley.server.secret.InMemorySecretStore;
import parley.server.store.FileRecord;
import parley.server.store.WorkspaceStore;

/** A whole workspace without a network; can be stopped and started again on the same store. */
public final class Workspace implements People, Delivery, AutoCloseable {
    private final WorkspaceStore store;
    private final InstantSource clock = InstantSource.system();
    private final Codec codec = new Codec();
    private final HmacKey key;
    private final Map<String, Person> people;
    private final Limits limits;
    private final InMemoryBlobStore blobs = new InMemoryBlobStore();
    private final FileBounds bounds;
    private WorkspaceOperations operations;

    public Workspace(WorkspaceStore store) {
        this(store, Limits.LAN);
    }

    Workspace(WorkspaceStore store, Limits limits) {
        this(store, limits, FileBounds.NORMAL);
    }

    Workspace(WorkspaceStore store, Limits limits, FileBounds bounds) {
        this.bounds = bounds;
        this.store = store;
        this.limits = limits;
        this.key = HmacKey.of("test", new InMemorySecretStore(), clock);
        this.people = new ConcurrentSkipListMap<>();
        this.operations = start();
    }

    private Workspace(Workspace other) {
        this.bounds = other.bounds;
        this.store = other.store;
        this.limits = other.limits;
        this.key = other.key;
        this.people = other.people;
        this.operations = start();
    }

    /** Another process of the same workspace; its store is the first one's to close. */
    public Workspace beside() {
        return new Workspace(this);
    }

    /** Ends this process and leaves the store to others. */
    public void stop() {
        operations.close();
    }

    /** Nothing is sent here. */
    private static final class NoLinks implements BlobLinks {
        @Override
        public Result.Put put(FileRecord file, int n, String sha256, long size) {
            return new Result.Put(n, "/", "PUT", List.of(), size, Instant.EPOCH);
        }

        @Override
        public Result.FileSource get(FileRecord file) {
            return new Result.FileSource("/", Instant.EPOCH, file.ref(), file.sha256());
        }
    }

    private WorkspaceOperations start() {
        return new WorkspaceOperations(
                new WorkspaceOperations.Ground(
                        store,
                        this,
                        (_, _, _, _) -> Outcome.problem(ErrorCode.NOT_SUPPORTED, "no accounts"),
                        () ->
                                new Result.Workspace(
                                        new WorkspaceId("w_1"),
                                        "Test",
                                        WorkspaceKind.LAN,
                                        "print",
                                        Optional.empty()),
                        key,
                        codec,
                        clock,
                        Ticker.system(),
                        this,
                        new FileGround(blobs, new NoLinks(), bounds),
                        Optional.empty()),
                new WorkspaceOperations.Rates(Rate.UNLIMITED, Rate.UNLIMITED),
                limits,
                Duration.ofSeconds(25));
    }

    long millis() {
        return clock.millis();
    }

    InMemoryBlobStore blobs() {
        return blobs;
    }

    FileOperations files() {
        return operations.files();
    }

    void restart() {
        operations.close();
        operations = start();
    }

    public UserId person(String name) {
        return person(name, name);
    }

    UserId person(String name, String displayName) {
        UserId id = new UserId("u_" + name);
        people.put(
                name,
                new Person(
                        id,
                        name,
                        displayName,
                        WorkspaceRole.MEMBER,
                        Instant.EPOCH,
                        false,
                        false,
                        Profile.EMPTY));
        return id;
    }

    public Room room(
            UserId owner, RoomKind kind, String name, Optional<String> topic, UserId... members) {
        RoomOp.Create create =
                new RoomOp.Create(
                        kind, Optional.of(name), topic, List.of(members), Optional.empty());
        return ((Result.RoomState) done(owner, create)).room();
    }

    Socket connect(UserId user) {
        Socket socket = new Socket(user);
        hello(socket);
        return socket;
    }

    Result hello(Socket socket) {
        DeviceId device = socket.caller().device();
        SessionOp.Hello hello =
                new SessionOp.Hello(
                        new SessionOp.Client("test", "1", "any"),
                        device,
                        Set.of(),
                        Optional.empty(),
                        true);
        CompletableFuture<Response> reply = new CompletableFuture<>();
        operations.handle(socket, Request.read("h", hello), reply::complete);
        return success(wait(reply));
    }

    /** What comes of somebody's first arrival. */
    Response welcomed(UserId user) {
        CompletableFuture<Response> reply = new CompletableFuture<>();
        operations.welcome(user, Optional.empty(), RoomRole.MEMBER, reply::complete);
        return wait(reply);
    }

    void gone(Socket socket) {
        socket.cut();
        operations.closed(socket);
    }

    public Response send(UserId user, RoomId room, String text, Cid cid) {
        return ask(user, Request.change("s", cid, MessageOp.Send.plain(room, text)));
    }

    /** Sends what must succeed; its sequence. */
    public long sent(UserId user, RoomId room, String text) {
        Result.Sent sent = (Result.Sent) success(send(user, room, text, cid()));
        return sent.seq().orElseThrow();
    }

    public Cid cid() {
        return Cid.create(clock);
    }

    public Result done(UserId user, Op<?> op) {
        return success(attempt(user, op));
    }

    ErrorCode failed(UserId user, Op<?> op) {
        return ((Response.Failure) attempt(user, op)).err().code();
    }

    public Response attempt(UserId user, Op<?> op) {
        return ask(
                user,
                OpNames.mutates(op.getClass())
                        ? Request.change("r", cid(), op)
                        : Request.read("r", op));
    }

    /** Asks as a socket would: an answer that fits no frame fails. */
    private Response ask(UserId user, Request request) {
        CompletableFuture<Response> reply = new CompletableFuture<>();
        operations.call(new Socket(user).caller(), request, Limits.ENVELOPE, reply::complete);
        Response response = wait(reply);
        try {
            codec.encode(response, Limits.ENVELOPE);
        } catch (ProtocolException e) {
            throw new AssertionError("does not fit", e);
        }
        return response;
    }

    private static Response wait(CompletableFuture<Response> reply) {
        return reply.orTimeout(20, TimeUnit.SECONDS).join();
    }

    private static Result success(Response response) {
        return switch (response) {
            case Response.Success(String _, Result d) -> d;
            case Response.Failure failure -> throw new AssertionError(failure.toString());
        };
    }

    @Override
    public void committed(Round round) {
        for (Post post : round.posts()) {
            for (int i = 0; i < post.to().size(); i++) {
                ((Socket) post.to().get(i)).receive(post.entry());
            }
        }
        // Last, so that who waits for an answer finds the entries there.
        for (Round.Answer each : round.answers()) {
            each.reply().accept(each.response());
        }
    }

    @Override
    public void disconnect(UserId user, Optional<DeviceId> device, CloseCode why, String reason) {}

    @Override
    public Optional<Person> find(UserId user) {
        return Optional.ofNullable(people.get(user.value().substring(2)));
    }

    @Override
    public List<Person> list(Optional<String> after, int limit) {
        return people.values().stream()
                .filter(p -> after.filter(a -> p.name().compareTo(a) <= 0).isEmpty())
                .limit(limit)
                .toList();
    }

    @Override
    public int count() {
        return people.size();
    }

    @Override
    public void close() {
        operations.close();
        store.close();
    }
}
