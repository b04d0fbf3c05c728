package parley.server.aws.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import parley.conformance.core.SharedPair;
import parley.conformance.scenario.Cast;
import parley.conformance.scenario.Credentials;
import parley.conformance.wire.HttpApi;
import parley.conformance.wire.Person;
import parley.conformance.wire.Target;
import parley.conformance.wire.WireSocket;
import parley.protocol.Event;
import parley.protocol.LogLine;
import parley.protocol.PeopleOp;
import parley.protocol.PresenceState;
import parley.protocol.Result;
import parley.protocol.RoomId;
import parley.protocol.RoomKind;
import parley.protocol.RoomOp;
import parley.protocol.SessionOp;
import parley.protocol.VoidRange;
import parley.server.account.AccountSettings;
import parley.server.account.HashCost;
import parley.server.aws.backend.BackendConfig;
import parley.server.aws.local.gateway.GatewayRules;

/** What goes wrong on the way, and that every client shows every message once and in order. */
class AwsFaultsTest {
    private static final InstantSource CLOCK = InstantSource.system();
    private static final Duration PATIENCE = Duration.ofSeconds(90);

    @TempDir private Path folder;

    private AwsLocal inProcess(GatewayRules rules) throws Exception {
        return AwsLocal.inProcess(
                Emulators.start(folder.resolve("blobs")),
                rules,
                BackendConfig.of("Parley", "127.0.0.1")
                        .with(AccountSettings.DEFAULT.withHashCost(HashCost.WEAK)),
                2,
                0,
                Duration.ofHours(1));
    }

    /** People in one room, and what they see of it. */
    private static final class Room implements AutoCloseable {
        final Target target;
        final HttpApi api;
        final RoomId id;
        final List<Person> people = new ArrayList<>();
        final List<Author> authors = new ArrayList<>();
        final List<Screen> screens = new ArrayList<>();

        Room(AwsLocal local, int size) throws Exception {
            target = Target.of(local.url().toString(), Optional.empty());
            api = new HttpApi(target, CLOCK);
            Cast cast = new Cast(api, new Credentials.SetUpCode(local.setupCode()), CLOCK);
            people.add(cast.owner());
            for (int i = 1; i < size; i++) {
                people.add(cast.next());
            }
            id =
                    api.call(
                                    people.getFirst(),
                                    new RoomOp.Create(
                                            RoomKind.PRIVATE,
                                            Optional.of("faults"),
                                            Optional.empty(),
                                            people.stream().skip(1).map(Person::id).toList(),
                                            Optional.empty()))
                            .room()
                            .room();
            for (Person each : people) {
                authors.add(new Author(api, each, id, CLOCK));
                screens.add(new Screen(target, api, each, id, CLOCK));
            }
        }

        /** Everybody says {@code n} things at the same time as the others. */
        void talk(int n) throws Exception {
            try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
                List<Future<?>> all = new ArrayList<>();
                for (int author = 0; author < authors.size(); author++) {
                    int who = author;
                    all.add(
                            threads.submit(() ->
                                    IntStream.range(0, n)
                                            .forEach(i ->
                                                    authors.get(who).say(who + " says " + i))));
                }
                for (Future<?> each : all) {
                    each.get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
                }
            }
        }

        List<String> said() {
            return authors.stream().flatMap(each -> each.said().stream()).toList();
        }

        /** Waits until each screen shows as much as was said; all show the same then. */
        void assertShownOnceAndInOrder() throws Exception {
            long deadline = System.nanoTime() + PATIENCE.toNanos();
            for (Screen each : screens) {
                while (each.shown().size() < said().size() && System.nanoTime() < deadline) {
                    each.sync();
                    LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(50));
                }
            }
            List<String> first = screens.getFirst().shown();
            assertThat(first).containsExactlyInAnyOrderElementsOf(said());
            assertThat(screens).allSatisfy(each -> assertThat(each.shown()).isEqualTo(first));
            for (Author each : authors) {
                assertThat(first).filteredOn(each.said()::contains).isEqualTo(each.said());
            }
        }

        List<LogLine> log() throws Exception {
            Result.LogPage page =
                    api.call(
                            people.getFirst(),
                            new SessionOp.LogRead(
                                    id, 0, Optional.empty(), Optional.of(500), Optional.empty()));
            assertThat(page.more()).isFalse();
            return page.list();
        }

        @Override
        public void close() {
            screens.forEach(Screen::close);
            api.close();
        }
    }

    @Test
    void aWorkerKilledInTheMiddleOfAnAppendLosesAndDoublesNothing() throws Exception {
        Emulators emulators = Emulators.start(folder.resolve("blobs"));
        try (TableProxy proxy = new TableProxy(emulators.tables());
                AwsLocal local =
                        AwsLocal.inProcesses(
                                emulators.reachedAt(proxy.endpoint()),
                                GatewayRules.AWS,
                                folder,
                                2,
                                0,
                                Duration.ofHours(1));
                Room room = new Room(local, 2)) {
            room.talk(2);
            for (TableProxy.Trap.When when : TableProxy.Trap.When.values()) {
                proxy.set(
                        new TableProxy.Trap(
                                when,
                                agent ->
                                        local.processes()
                                                .get(agent.contains("worker-1") ? 0 : 1)
                                                .kill()));
                room.authors.getFirst().say("while a worker is killed " + when);
                assertThat(proxy.isSprung()).isTrue();
                room.authors.getLast().say("after a worker was killed " + when);
            }

            room.assertShownOnceAndInOrder();

            assertThat(room.authors.getFirst().again()).isGreaterThanOrEqualTo(2);
            List<LogLine> log = room.log();
            SharedPair.assertGapFree(log);
            assertThat(log).hasAtLeastOneElementOfType(VoidRange.class);
        }
    }

    @Test
    void whoIsNotPostedToBecauseOfTooManyPostsReadsWhatTheyMissed() throws Exception {
        try (AwsLocal local = inProcess(GatewayRules.AWS.posting(15));
                Room room = new Room(local, 4)) {
            room.talk(12);

            room.assertShownOnceAndInOrder();
            assertThat(local.gateway().gateway().postsRefused()).isPositive();
        }
    }

    @Test
    void connectionsCutForTheirAgeUnderLoadLoseNothing() throws Exception {
        GatewayRules rules = GatewayRules.AWS.ending(Duration.ofMinutes(10), Duration.ofSeconds(1));
        try (AwsLocal local = inProcess(rules);
                Room room = new Room(local, 3)) {
            long deadline = System.nanoTime() + PATIENCE.toNanos();
            int rounds = 0;
            while (room.screens.stream().anyMatch(each -> each.sockets() < 4)) {
                assertThat(System.nanoTime()).isLessThan(deadline);
                for (Author each : room.authors) {
                    each.say(room.authors.indexOf(each) + " in round " + rounds);
                }
                rounds++;
            }

            room.assertShownOnceAndInOrder();
        }
    }

    @Test
    void aConnectionWhoseEndNobodyToldIsForgottenWhenItIsPostedTo() throws Exception {
        try (AwsLocal local = inProcess(GatewayRules.AWS.telling(_ -> false));
                Room room = new Room(local, 3)) {
            Person gone = room.people.getLast();
            try (WireSocket watcher =
                    WireSocket.open(room.target, room.people.getFirst().access(), CLOCK)) {
                watcher.hello(room.people.getFirst(), Optional.empty());
                long deadline = System.nanoTime() + PATIENCE.toNanos();
                while (state(watcher, gone) != PresenceState.ONLINE) {
                    assertThat(System.nanoTime()).isLessThan(deadline);
                }
                room.screens.removeLast().close();
                assertThat(state(watcher, gone)).isEqualTo(PresenceState.ONLINE);

                room.authors.getFirst().say("is anybody there?");

                watcher.event(
                        Event.PresenceChanged.class,
                        told ->
                                told.list().stream()
                                        .anyMatch(each ->
                                                each.user().equals(gone.id())
                                                        && each.state() == PresenceState.OFFLINE));
            }
            room.talk(3);
            room.assertShownOnceAndInOrder();
        }
    }

    private static PresenceState state(WireSocket watcher, Person person) {
        return watcher.call(new PeopleOp.WatchPresence(List.of(person.id())))
                .list()
                .getFirst()
                .state();
    }
}
