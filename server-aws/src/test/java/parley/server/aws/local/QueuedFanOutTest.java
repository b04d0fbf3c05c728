package parley.server.aws.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;
import parley.client.address.BadAddress;
import parley.client.address.InviteLink;
import parley.client.workspace.ClientConfig;
import parley.client.workspace.ParleyClient;
import parley.client.workspace.ServerCheck;
import parley.client.workspace.SignInOutcome;
import parley.client.workspace.WorkspaceSession;
import parley.client.workspace.Workspaces;
import parley.conformance.scenario.Cast;
import parley.conformance.scenario.Credentials;
import parley.conformance.scenario.Scenario;
import parley.conformance.scenario.Scenarios;
import parley.conformance.scenario.Stage;
import parley.conformance.wire.HttpApi;
import parley.conformance.wire.Person;
import parley.conformance.wire.Target;
import parley.protocol.MessageOp;
import parley.protocol.RoomId;
import parley.protocol.RoomKind;
import parley.protocol.RoomOp;
import parley.protocol.SessionOp;
import parley.server.account.AccountSettings;
import parley.server.account.HashCost;
import parley.server.aws.backend.BackendConfig;
import parley.server.aws.local.gateway.GatewayRules;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;

/** What every member must hear, where all rooms are served from the queue. */
class QueuedFanOutTest {
    private static final InstantSource CLOCK = InstantSource.system();

    @TempDir private static Path folder;

    private static AwsLocal local;
    private static Emulators emulators;
    private static Redelivery redelivery;
    private static HttpApi api;
    private static Cast cast;

    @BeforeAll
    static void start() throws Exception {
        emulators = Emulators.start(folder.resolve("blobs"), 0);
        redelivery = new Redelivery(emulators.queue());
        local =
                AwsLocal.inProcess(
                        emulators,
                        GatewayRules.AWS,
                        BackendConfig.of("Parley", "127.0.0.1")
                                .with(AccountSettings.DEFAULT.withHashCost(HashCost.WEAK)),
                        2,
                        0,
                        Duration.ofSeconds(1),
                        redelivery::of);
        api = new HttpApi(target(), CLOCK);
        cast = new Cast(api, new Credentials.SetUpCode(local.setupCode()), CLOCK);
    }

    private static Target target() {
        return Target.of(local.url().toString(), Optional.empty());
    }

    @AfterAll
    static void stop() {
        api.close();
        local.close();
    }

    @TestFactory
    Stream<DynamicTest> scenarios() {
        return Scenarios.all().stream()
                .filter(each -> each.group().equals("order"))
                .map(each -> DynamicTest.dynamicTest(each.toString(), () -> play(each)));
    }

    private static void play(Scenario scenario) throws Exception {
        Differences.of(scenario).ifPresent(Assumptions::abort);
        try (Stage stage = new Stage(target(), api, cast, CLOCK)) {
            scenario.body().play(stage);
        } catch (Stage.NotOffered e) {
            Assumptions.abort(String.valueOf(e.getMessage()));
        }
    }

    @Test
    void mailThatComesTwiceIsShownOnceAndInOrderByEveryClient() throws Exception {
        List<Workspaces> clients = new ArrayList<>();
        List<ShownLines> screens = new ArrayList<>();
        try {
            Person owner = cast.owner();
            List<Person> people = List.of(owner, cast.next(), cast.next());
            RoomId room =
                    api.call(
                                    owner,
                                    new RoomOp.Create(
                                            RoomKind.PRIVATE,
                                            Optional.of("twice"),
                                            Optional.empty(),
                                            people.stream().skip(1).map(Person::id).toList(),
                                            Optional.empty()))
                            .room()
                            .room();
            for (Person each : people) {
                Workspaces client = open(folder.resolve(each.name()));
                clients.add(client);
                WorkspaceSession session = signIn(client, each);
                until(() -> session.connection().online());
                ShownLines lines = new ShownLines();
                session.timeline(room, lines);
                screens.add(lines);
            }
            redelivery.begin();

            List<String> said = new ArrayList<>();
            for (int i = 0; i < 4; i++) {
                for (Workspaces each : clients) {
                    String text = clients.indexOf(each) + " says " + i;
                    each.list().getFirst().outbox().send(MessageOp.Send.plain(room, text));
                    said.add(text);
                }
            }

            until(() -> screens.stream().allMatch(each -> each.texts().size() >= said.size()));
            until(() -> emptied(emulators.queue()));
            assertThat(redelivery.again()).isPositive();
            List<String> first = screens.getFirst().texts();
            assertThat(first).containsExactlyInAnyOrderElementsOf(said);
            for (ShownLines each : screens) {
                assertThat(each.texts()).isEqualTo(first);
                assertThat(each.faults()).isEmpty();
            }
        } finally {
            redelivery.end();
            clients.forEach(Workspaces::close);
        }
    }

    private static Workspaces open(Path history) {
        return ParleyClient.open(
                new ClientConfig(
                        history,
                        new SessionOp.Client("test", "1", "test"),
                        "a test",
                        false,
                        CLOCK));
    }

    private static WorkspaceSession signIn(Workspaces client, Person person) throws BadAddress {
        ServerCheck check = client.check(InviteLink.parse(local.url().toString()));
        return switch (check) {
            case ServerCheck.Found found ->
                    switch (client.signIn(found, person.name(), person.password())) {
                        case SignInOutcome.Ready ready -> ready.session();
                        case SignInOutcome other -> throw new AssertionError("not in: " + other);
                    };
            default -> throw new AssertionError("found " + check);
        };
    }

    /** Whether all that was queued was posted and said to be. */
    private static boolean emptied(QueueLocal queue) {
        try (SqsClient client = QueueLocal.client(queue.endpoint())) {
            return client
                    .getQueueAttributes(request ->
                            request.queueUrl(queue.url())
                                    .attributeNames(
                                            QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES,
                                            QueueAttributeName
                                                    .APPROXIMATE_NUMBER_OF_MESSAGES_NOT_VISIBLE))
                    .attributes()
                    .values()
                    .stream()
                    .allMatch("0"::equals);
        }
    }

    private static void until(BooleanSupplier condition) {
        long deadline = System.nanoTime() + Duration.ofSeconds(60).toNanos();
        while (!condition.getAsBoolean()) {
            assertThat(System.nanoTime()).isLessThan(deadline);
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(20));
        }
    }
}
