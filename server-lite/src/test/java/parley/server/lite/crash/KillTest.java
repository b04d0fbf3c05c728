package parley.server.lite.crash;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.Statement;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import parley.conformance.process.ServerProcess;
import parley.conformance.scenario.Cast;
import parley.conformance.scenario.Credentials;
import parley.conformance.wire.HttpApi;
import parley.conformance.wire.Person;
import parley.conformance.wire.Target;
import parley.protocol.Cid;
import parley.protocol.Entry;
import parley.protocol.EntryData;
import parley.protocol.LogLine;
import parley.protocol.MessageOp;
import parley.protocol.Result;
import parley.protocol.RoomId;
import parley.protocol.RoomKind;
import parley.protocol.RoomOp;
import parley.protocol.SessionOp;
import parley.protocol.UserId;

/**
 * Kills a real server under load again and again. {@code -Dparley.kills=N} sets how often; the seed
 * decides after how many acknowledgements each time.
 */
@Tag("long")
class KillTest {
    private static final int KILLS = Integer.getInteger("parley.kills", 50);
    private static final int WRITERS = 6;
    private static final int ROOMS = 4;
    private static final long SEED = 20_261_121;

    private final InstantSource clock = InstantSource.system();
    private final Ledger ledger = new Ledger();

    /** Guarded by {@code this}. */
    private Optional<Target> server = Optional.empty();

    @Test
    @Timeout(value = 10, unit = TimeUnit.MINUTES)
    void noAcknowledgedMessageIsLostAndNoneIsDoubled(@TempDir Path folder) throws Exception {
        Path data = folder.resolve("data");
        ServerProcess process = start(data);
        try {
            Target target = process.ready();
            List<Person> people = new ArrayList<>();
            List<RoomId> rooms = new ArrayList<>();
            try (HttpApi api = new HttpApi(target, clock)) {
                people.addAll(register(api, data));
                for (int i = 1; i <= ROOMS; i++) {
                    rooms.add(room(api, people, "room " + i));
                }
            }
            List<Writer> writers =
                    people.stream()
                            .map(p -> new Writer(p, rooms, this::await, ledger, clock))
                            .toList();
            List<Thread> threads = writers.stream().map(w -> Thread.ofVirtual().start(w)).toList();
            serve(target);

            process = killAgainAndAgain(process, data, writers);
            writers.forEach(Writer::finish);
            for (Thread thread : threads) {
                thread.join();
            }

            allWrite(writers, process);
            verify(process.ready(), people.getFirst(), rooms);
            assertThat(process.stop()).as("exit code of a graceful stop").isIn(0, 143);
            assertThat(integrity(data)).isNotEmpty().containsOnly("ok");
        } finally {
            process.close();
        }
    }

    private ServerProcess killAgainAndAgain(ServerProcess first, Path data, List<Writer> writers)
            throws IOException, InterruptedException {
        SplittableRandom random = new SplittableRandom(SEED);
        ServerProcess process = first;
        for (int kill = 1; kill <= KILLS; kill++) {
            awaitAcknowledged(ledger.acknowledged() + 20 + random.nextInt(80), writers, process);
            gone();
            process.kill();
            process = start(data);
            if (kill % 10 == 0) { // and while it recovers from the kill before
                process.readyWithin(Duration.ofMillis(random.nextInt(100, 600)));
                process.kill();
                process = start(data);
            }
            serve(process.ready());
        }
        return process;
    }

    private ServerProcess start(Path data) throws IOException {
        return ServerProcess.start("parley.server.lite.ServerMain", data, List.of());
    }

    private synchronized void serve(Target target) {
        server = Optional.of(target);
        notifyAll();
    }

    private synchronized void gone() {
        server = Optional.empty();
    }

    /** The server, once there is one. */
    private synchronized Optional<Target> await() {
        try {
            while (server.isEmpty()) {
                wait();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return server;
    }

    private void awaitAcknowledged(int count, List<Writer> writers, ServerProcess process)
            throws IOException, InterruptedException {
        while (!ledger.awaitAcknowledged(count)) {
            allWrite(writers, process);
        }
    }

    private static void allWrite(List<Writer> writers, ServerProcess process) throws IOException {
        for (Writer writer : writers) {
            Optional<Throwable> problem = writer.problem();
            if (problem.isPresent()) {
                throw new AssertionError(
                        "one has stopped writing: %s; the server's log ends with\n%s"
                                .formatted(problem.get(), process.logTail()),
                        problem.get());
            }
        }
    }

    private List<Person> register(HttpApi api, Path data) throws IOException {
        String code = Files.readString(data.resolve("setup-code")).strip();
        Cast cast = new Cast(api, new Credentials.SetUpCode(code), clock);
        List<Person> people = new ArrayList<>(List.of(cast.owner()));
        while (people.size() < WRITERS) {
            people.add(cast.next());
        }
        return people;
    }

    private RoomId room(HttpApi api, List<Person> people, String name) throws IOException {
        List<UserId> others = people.stream().skip(1).map(Person::id).toList();
        return api.call(
                        people.getFirst(),
                        new RoomOp.Create(
                                RoomKind.PRIVATE,
                                Optional.of(name),
                                Optional.empty(),
                                others,
                                Optional.empty()))
                .room()
                .room();
    }

    private void verify(Target target, Person reader, List<RoomId> rooms) throws IOException {
        Map<Cid, Entry> stored = new HashMap<>();
        List<Cid> doubled = new ArrayList<>();
        try (HttpApi api = new HttpApi(target, clock)) {
            for (RoomId room : rooms) {
                for (Entry entry : log(api, reader, room)) {
                    if (entry.d() instanceof EntryData.MessagePosted
                            && stored.put(entry.cid().orElseThrow(), entry) != null) {
                        doubled.add(entry.cid().get());
                    }
                }
            }
        }
        assertThat(ledger.contradictions()).isEmpty();
        assertThat(doubled).as("doubled").isEmpty();
        assertThat(stored.keySet()).as("stored").isEqualTo(ledger.allSent().keySet());
        Map<Cid, Long> acknowledged = ledger.allAcknowledged();
        stored.forEach((cid, entry) -> {
            MessageOp.Send send = ledger.sent(cid).orElseThrow();
            assertThat(entry.room()).isEqualTo(send.room());
            assertThat(((EntryData.MessagePosted) entry.d()).text()).isEqualTo(send.text());
            assertThat(acknowledged.get(cid)).isEqualTo(entry.seq());
        });
        assertThat(ledger.acknowledged()).isGreaterThan(20 * KILLS);
        assertThat(ledger.again()).as("sent again after a kill").isPositive();
    }

    /** The whole log, which has to be without a gap. */
    private static List<Entry> log(HttpApi api, Person reader, RoomId room) throws IOException {
        List<Entry> entries = new ArrayList<>();
        boolean more = true;
        while (more) {
            Result.LogPage page =
                    api.call(
                            reader,
                            new SessionOp.LogRead(
                                    room,
                                    entries.size(),
                                    Optional.empty(),
                                    Optional.of(500),
                                    Optional.empty()));
            for (LogLine line : page.list()) {
                assertThat(line.seq()).isEqualTo(entries.size() + 1);
                entries.add((Entry) line);
            }
            more = page.more();
        }
        return entries;
    }

    private static List<String> integrity(Path data) throws Exception {
        List<Path> databases;
        try (Stream<Path> files = Files.walk(data)) {
            databases = files.filter(file -> file.toString().endsWith(".db")).toList();
        }
        List<String> verdicts = new ArrayList<>();
        for (Path database : databases) {
            try (Connection connection =
                            DriverManager.getConnection(
                                    "jdbc:sqlite:" + database.toAbsolutePath());
                    Statement statement = connection.createStatement();
                    ResultSet rows = statement.executeQuery("pragma integrity_check")) {
                while (rows.next()) {
                    verdicts.add(rows.getString(1));
                }
            }
        }
        return verdicts;
    }
}
