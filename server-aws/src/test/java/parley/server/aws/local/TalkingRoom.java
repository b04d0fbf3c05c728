package parley.server.aws.local;

import static org.assertj.core.api.Assertions.assertThat;

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
import parley.conformance.scenario.Cast;
import parley.conformance.scenario.Credentials;
import parley.conformance.wire.HttpApi;
import parley.conformance.wire.Person;
import parley.conformance.wire.Target;
import parley.protocol.LogLine;
import parley.protocol.Result;
import parley.protocol.RoomId;
import parley.protocol.RoomKind;
import parley.protocol.RoomOp;
import parley.protocol.SessionOp;

/** People in one room, and what they see of it. */
final class TalkingRoom implements AutoCloseable {
    private static final InstantSource CLOCK = InstantSource.system();

    static final Duration PATIENCE = Duration.ofSeconds(90);

    final Target target;
    final HttpApi api;
    final Cast cast;
    final RoomId id;
    final List<Person> people = new ArrayList<>();
    final List<Author> authors = new ArrayList<>();
    final List<Screen> screens = new ArrayList<>();

    TalkingRoom(AwsLocal local, int size) throws Exception {
        target = Target.of(local.url().toString(), local.pin());
        api = new HttpApi(target, CLOCK);
        cast = new Cast(api, new Credentials.SetUpCode(local.setupCode()), CLOCK);
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
                                        .forEach(i -> authors.get(who).say(who + " says " + i))));
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
