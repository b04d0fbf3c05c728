package parley.server.aws.lambda;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import parley.protocol.Codec;
import parley.protocol.DeviceId;
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
import parley.server.aws.local.Meter;
import parley.server.aws.local.S3Local;
import parley.server.aws.store.DynamoWorkspaceStore;
import parley.server.aws.table.Table;
import parley.server.aws.table.TestTables;
import software.amazon.awssdk.protocols.jsoncore.JsonNode;

/** The figures of docs/aws-cost.md, from the event to the posts. */
class MessageCostTest {
    private static final Instant NOW = Instant.parse("2100-03-01T12:00:00Z");
    private static final int MEMBERS = 10;
    private static final String TEN_WORDS =
            "shall we meet again on thursday evening beside the harbour";

    @TempDir private Path folder;
    private final Meter meter = new Meter();
    private final Table table = TestTables.fresh(meter);
    private final Map<String, AtomicInteger> posts = new ConcurrentHashMap<>();
    private S3Local blobs;
    private Backend backend;
    private EventRouter router;

    private final class Counting implements Poster {
        @Override
        public Posted post(String connection, byte[] frame) {
            posts.computeIfAbsent(connection, _ -> new AtomicInteger()).incrementAndGet();
            return Posted.SENT;
        }

        @Override
        public void end(String connection) {
            throw new AssertionError("nobody is to be ended");
        }
    }

    @BeforeEach
    void tenAreOnline() throws IOException {
        InstantSource clock = InstantSource.fixed(NOW);
        DynamoAccountStore accounts = new DynamoAccountStore(table);
        for (int i = 0; i < MEMBERS; i++) {
            Account account =
                    new Account(
                            user(i),
                            "user" + i,
                            "user" + i,
                            i == 0 ? WorkspaceRole.OWNER : WorkspaceRole.MEMBER,
                            Account.Standing.ACTIVE,
                            1,
                            NOW,
                            Profile.EMPTY);
            Device device = new Device(device(i), user(i), "laptop", NOW, NOW, 0, false);
            accounts.create(
                    account, "hash", device, i == 0 ? new Admission.First() : new Admission.Open());
        }
        blobs = S3Local.start(folder, 0);
        backend =
                new Backend(
                        new Backend.Ground(
                                table,
                                new DynamoWorkspaceStore(table, clock),
                                S3Local.bucket(blobs.endpoint(), "parley"),
                                new Counting(),
                                Optional.empty(),
                                new Codec(),
                                clock),
                        BackendConfig.of("Parley", "127.0.0.1"));
        router = new EventRouter(backend, Set.of());
        for (int i = 0; i < MEMBERS; i++) {
            Identity who = new Identity(user(i), device(i), NOW.plusSeconds(600), 1, 0);
            backend.connections().add(ConnectionRecord.fresh("c" + i, who, NOW).greeted(true));
        }
    }

    @AfterEach
    void close() {
        backend.close();
        blobs.close();
        table.client().close();
    }

    private static UserId user(int i) {
        return new UserId("u_" + i);
    }

    private static DeviceId device(int i) {
        return new DeviceId("v_" + i);
    }

    /** What one of them is answered. */
    private JsonNode ask(int who, String frame) {
        String event =
                """
                {"requestContext":{"eventType":"MESSAGE","connectionId":"c%1$d","authorizer":{"user":"u_%1$d",
                "device":"v_%1$d","expires":"%2$d","session":"1","generation":"0"}},"body":"%3$s"}
                """
                        .formatted(
                                who,
                                NOW.plusSeconds(600).toEpochMilli(),
                                frame.replace("\"", "\\\""));
        byte[] reply = router.handle(event.getBytes(StandardCharsets.UTF_8));
        JsonNode answer = JsonNode.parser().parse(new String(reply, StandardCharsets.UTF_8));
        return JsonNode.parser().parse(answer.field("body").orElseThrow().asString());
    }

    private String room() {
        String members =
                IntStream.range(1, MEMBERS)
                        .mapToObj(i -> "\"u_" + i + "\"")
                        .collect(Collectors.joining(","));
        JsonNode made =
                ask(
                        0,
                        "{\"op\":\"room.create\",\"id\":\"1\",\"cid\":\"01970000-0000-7000-8000-000000000001\",\"d\":{\"kind\":\"private\",\"name\":\"plans\",\"members\":["
                                + members
                                + "]}}");
        return made.field("d")
                .flatMap(each -> each.field("room"))
                .flatMap(each -> each.isString() ? Optional.of(each) : each.field("room"))
                .orElseThrow(() -> new AssertionError(made.toString()))
                .asString();
    }

    @Test
    void aMessageThatTenHearCostsWhatThePaperSays() {
        String room = room();
        posts.clear();
        var _ = meter.reading();

        JsonNode answer =
                ask(
                        0,
                        "{\"op\":\"message.send\",\"id\":\"2\",\"cid\":\"01970000-0000-7000-8000-000000000002\",\"d\":{\"room\":\""
                                + room
                                + "\",\"text\":\""
                                + TEN_WORDS
                                + "\",\"format\":\"plain\"}}");

        Meter.Reading cost = meter.reading();
        assertThat(answer.field("d")).as("%s", answer).isPresent();
        assertThat(cost.read()).as("read: %s", cost.calls()).isEqualTo(17);
        assertThat(cost.write()).as("write: %s", cost.calls()).isEqualTo(17);
        assertThat(posts).hasSize(MEMBERS);
        assertThat(posts.values().stream().mapToInt(AtomicInteger::get).sum()).isEqualTo(MEMBERS);
        assertThat(List.copyOf(posts.keySet())).contains("c0");
    }

    /**
     * Fails unless it is answered and costs this from the event on, of which two reads are who asks
     * and their connection. The emulator counts nothing for what is not there.
     */
    private void assertCost(double read, double write, String op, String d) {
        var _ = meter.reading();
        JsonNode answer = ask(0, "{\"op\":\"" + op + "\",\"id\":\"2\",\"d\":{" + d + "}}");
        Meter.Reading cost = meter.reading();
        assertThat(answer.field("d")).as("%s", answer).isPresent();
        assertThat(cost.read()).as("%s reads: %s", op, cost.calls()).isEqualTo(read);
        assertThat(cost.write()).as("%s writes: %s", op, cost.calls()).isEqualTo(write);
    }

    @Test
    void whoIsThereAndWhoTypesCostWhatThePaperSays() {
        String room = "\"room\":\"" + room() + "\"";
        String others =
                IntStream.range(1, MEMBERS)
                        .mapToObj(i -> "\"u_" + i + "\"")
                        .collect(Collectors.joining(",", "\"users\":[", "]"));
        assertCost(6 + MEMBERS, 1, "typing", room + ",\"on\":true");
        assertCost(4 + (MEMBERS - 1), 1, "presence.watch", others);
        assertCost(8, 2, "presence.set", "\"state\":\"dnd\"");
        assertCost(3, 0, "presence.set", "\"state\":\"dnd\"");
        assertCost(6 + MEMBERS, 0, "member.list", room);
        assertCost(2 + (MEMBERS - 1), 0, "user.get", others);

        for (int i = 1; i <= 3; i++) {
            ask(i, "{\"op\":\"presence.watch\",\"id\":\"3\",\"d\":{\"users\":[\"u_0\"]}}");
        }
        posts.clear();
        assertCost(8 + 2 * 3, 2, "presence.set", "\"state\":\"online\"");
        assertThat(posts).containsOnlyKeys("c1", "c2", "c3");
    }
}
