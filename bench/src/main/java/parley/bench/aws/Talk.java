package parley.bench.aws;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;
import parley.bench.machine.BenchException;
import parley.protocol.Cid;
import parley.protocol.Codec;
import parley.protocol.DeviceId;
import parley.protocol.MemberOp;
import parley.protocol.MessageOp;
import parley.protocol.Op;
import parley.protocol.ProtocolException;
import parley.protocol.Request;
import parley.protocol.Response;
import parley.protocol.Result;
import parley.protocol.RoomId;
import parley.protocol.RoomKind;
import parley.protocol.RoomOp;
import parley.protocol.TextFormat;
import parley.protocol.UserId;
import parley.protocol.WorkspaceRole;
import parley.server.account.Account;
import parley.server.account.Admission;
import parley.server.account.Device;
import parley.server.account.Identity;
import parley.server.account.Profile;
import parley.server.aws.account.DynamoAccountStore;
import parley.server.aws.backend.Backend;
import parley.server.aws.backend.BackendConfig;
import parley.server.aws.connection.ConnectionRecord;
import parley.server.aws.fanout.Poster;
import parley.server.aws.lambda.EventRouter;
import parley.server.aws.local.DynamoDbLocal;
import parley.server.aws.local.Emulators;
import parley.server.aws.local.Meter;
import parley.server.aws.local.QueueLocal;
import parley.server.aws.queue.SqsRoomQueue;
import parley.server.aws.store.DynamoWorkspaceStore;
import parley.server.aws.table.Table;
import parley.server.aws.table.TableSchema;
import software.amazon.awssdk.protocols.jsoncore.JsonNode;
import software.amazon.awssdk.services.sqs.SqsClient;

/**
 * People who are online in one room, and the workers that serve them, each with clients of its own.
 * What is posted is counted and goes nowhere. For many threads.
 */
final class Talk implements AutoCloseable {
    /** Of the index of words, ten; as docs/aws.md counts. */
    static final String TEN_WORDS = "shall we meet again on thursday evening beside the harbour";

    private static final int MOST_TRIES = 20;

    /** A room is made with at most 100 others. */
    private static final int AT_FIRST = 100;

    private static final Duration SESSION = Duration.ofHours(1);

    private final InstantSource clock = InstantSource.system();
    private final Instant begin = clock.instant();
    private final Codec codec = new Codec();
    private final AtomicLong posts = new AtomicLong();
    private final AtomicLong again = new AtomicLong();
    private final List<AutoCloseable> open = new ArrayList<>();
    private final List<EventRouter> workers = new ArrayList<>();
    private final RoomId room;

    /** {@code meter} counts what all workers ask of the table. */
    Talk(Emulators emulators, String table, int people, int workers, Meter meter) {
        Table first = table(emulators, table, meter);
        TableSchema.create(first);
        sign(first, people);
        for (int i = 0; i < workers; i++) {
            var own = table(emulators, table, meter);
            SqsClient queue = QueueLocal.client(emulators.queue().endpoint());
            open.add(queue);
            var backend =
                    new Backend(
                            new Backend.Ground(
                                    own,
                                    new DynamoWorkspaceStore(own, clock),
                                    emulators.bucket(),
                                    new Counting(),
                                    Optional.of(new SqsRoomQueue(queue, emulators.queue().url())),
                                    codec,
                                    clock),
                            BackendConfig.of("Parley", "127.0.0.1"));
            open.add(backend);
            this.workers.add(new EventRouter(backend, Set.of()));
            if (i == 0) connect(backend, people);
        }
        var create =
                new RoomOp.Create(
                        RoomKind.PRIVATE,
                        Optional.of("talk"),
                        Optional.empty(),
                        IntStream.range(1, Math.min(people, AT_FIRST))
                                .mapToObj(Talk::user)
                                .toList(),
                        Optional.empty());
        room = ask(0, 0, create, Result.RoomState.class).room().room();
        for (int i = AT_FIRST; i < people; i++) {
            var _ = ask(0, 0, new MemberOp.Add(room, user(i), Optional.empty()), Result.class);
        }
    }

    private final class Counting implements Poster {
        @Override
        public Posted post(String connection, byte[] frame) {
            posts.incrementAndGet();
            return Posted.SENT;
        }

        @Override
        public void end(String connection) {
            throw new BenchException("a connection was to be ended");
        }
    }

    private Table table(Emulators emulators, String name, Meter meter) {
        var client = DynamoDbLocal.client(emulators.tables(), meter);
        open.add(client);
        return new Table(client, name);
    }

    private void sign(Table table, int people) {
        var accounts = new DynamoAccountStore(table);
        for (int i = 0; i < people; i++) {
            var account =
                    new Account(
                            user(i),
                            "user" + i,
                            "user" + i,
                            i == 0 ? WorkspaceRole.OWNER : WorkspaceRole.MEMBER,
                            Account.Standing.ACTIVE,
                            1,
                            begin,
                            Profile.EMPTY);
            var device = new Device(device(i), user(i), "bench", begin, begin, 0, false);
            var _ =
                    accounts.create(
                            account,
                            "hash",
                            device,
                            i == 0 ? new Admission.First() : new Admission.Open());
        }
    }

    private void connect(Backend backend, int people) {
        for (int i = 0; i < people; i++) {
            var who = new Identity(user(i), device(i), begin.plus(SESSION), 1, 0);
            backend.connections().add(ConnectionRecord.fresh("c" + i, who, begin).greeted(true));
        }
    }

    private static UserId user(int i) {
        return new UserId("u_" + i);
    }

    private static DeviceId device(int i) {
        return new DeviceId("v_" + i);
    }

    /** Says ten words; the place they have got. */
    long send(int worker, int user) {
        var message =
                new MessageOp.Send(
                        room,
                        TEN_WORDS,
                        TextFormat.PLAIN,
                        Optional.empty(),
                        List.of(),
                        Optional.empty(),
                        List.of(),
                        false,
                        Optional.empty(),
                        Optional.empty());
        return ask(worker, user, message, Result.Sent.class).seq().orElseThrow();
    }

    /** Asks again under the same {@code cid} while the function says "later", as clients do. */
    private <T extends Result> T ask(int worker, int user, Op<? extends T> op, Class<T> type) {
        var request = Request.change("1", Cid.create(clock), op);
        for (int i = 0; i < MOST_TRIES; i++) {
            switch (answer(worker, user, request, op)) {
                case Response.Success success -> {
                    return type.cast(success.d());
                }
                case Response.Failure failure -> {
                    var wait = failure.err().retryMs();
                    if (wait.isEmpty()) {
                        throw new BenchException("the function refused: " + failure.err());
                    }
                    again.incrementAndGet();
                    LockSupport.parkNanos(wait.get() * 1_000_000L);
                }
            }
        }
        throw new BenchException("the function says later, again and again");
    }

    private Response answer(int worker, int user, Request request, Op<?> op) {
        try {
            var reply = workers.get(worker).handle(event(user, codec.encode(request)));
            var body =
                    JsonNode.parser()
                            .parse(new String(reply, StandardCharsets.UTF_8))
                            .field("body")
                            .orElseThrow()
                            .asString();
            return codec.decodeAnswer(body.getBytes(StandardCharsets.UTF_8), op);
        } catch (ProtocolException e) {
            throw new BenchException("cannot read the function's answer", e);
        }
    }

    /** As API Gateway hands a frame of a connection to the function. */
    private byte[] event(int user, byte[] frame) {
        var text = new String(frame, StandardCharsets.UTF_8);
        return """
        {"requestContext":{"eventType":"MESSAGE","connectionId":"c%d","authorizer":{"user":"u_%d",
        "device":"v_%d","expires":"%d","session":"1","generation":"0"}},"body":"%s"}
        """
                .formatted(
                        user,
                        user,
                        user,
                        begin.plus(SESSION).toEpochMilli(),
                        text.replace("\\", "\\\\").replace("\"", "\\\""))
                .getBytes(StandardCharsets.UTF_8);
    }

    /** The event of a request of the first one, for another process. */
    void write(Path file, Request request) throws IOException {
        try {
            Files.write(file, event(0, codec.encode(request)));
        } catch (ProtocolException e) {
            throw new BenchException("cannot ask", e);
        }
    }

    RoomId room() {
        return room;
    }

    /** To connections, since the beginning. */
    long posts() {
        return posts.get();
    }

    /** Requests that were asked again, since the beginning. */
    long again() {
        return again.get();
    }

    @Override
    public void close() {
        for (var each : open.reversed()) {
            try {
                each.close();
            } catch (Exception e) {
                throw new BenchException("a worker did not end", e);
            }
        }
    }
}
