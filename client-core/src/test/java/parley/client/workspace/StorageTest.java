package parley.client.workspace;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import parley.client.connection.ConnectionState;
import parley.client.connection.OfflineReason;
import parley.protocol.RoomId;
import parley.protocol.RoomKind;
import parley.protocol.RoomOp;

/** A history that is damaged or cannot be written; nothing written by the person is lost. */
class StorageTest {
    @TempDir Path folder;
    private TestServer server;
    private Person ruth;
    private RoomId room;

    @BeforeEach
    void start() throws Exception {
        server = TestServer.start(folder.resolve("server"));
        ruth = new Person("ruth", folder.resolve("ruth"));
        ruth.signUp(server.link(), server.setupCode());
        Await.until("online", () -> ruth.session().connection().online());
        room =
                ruth.session()
                        .createRoom(
                                new RoomOp.Create(
                                        RoomKind.PUBLIC,
                                        Optional.of("orders"),
                                        Optional.empty(),
                                        List.of(),
                                        Optional.empty()))
                        .room();
        ruth.say(room, "before");
        Await.until("sent", () -> ruth.session().outbox().items(Optional.empty()).isEmpty());
    }

    @AfterEach
    void stop() {
        ruth.close();
        server.close();
    }

    private static void overwrite(Path file) {
        try {
            Files.write(file, new byte[8_192]);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void aDamagedHistoryIsSetAsideAndFetchedAgain() throws IOException {
        ruth.reopenAfter(StorageTest::overwrite);

        assertThat(ruth.session().storage()).isInstanceOf(StorageState.SetAside.class);
        Await.until("online", () -> ruth.session().connection().online());
        Await.until("the room is back", () -> ruth.session().room(room).isPresent());
        try (Watcher watcher = new Watcher(ruth.session(), room)) {
            Await.until("its messages too", () -> watcher.texts().contains("before"));
        }
    }

    @Test
    void aHistoryThatCannotBeWrittenSaysSoAndGoesOnWhenItCan() throws Exception {
        Path aside = folder.resolve("aside.db");
        List<Path> place = new ArrayList<>();
        ruth.reopenAfter(file -> {
            place.add(file);
            move(file, aside);
            makeFolder(file);
        });
        assertThat(ruth.session().storage()).isInstanceOf(StorageState.NotWritable.class);
        assertThat(ruth.session().connection())
                .isInstanceOfSatisfying(
                        ConnectionState.Waiting.class,
                        w -> assertThat(w.reason()).isEqualTo(OfflineReason.STORAGE));
        ruth.say(room, "written meanwhile");

        Files.delete(place.getFirst());
        move(aside, place.getFirst());

        Await.until(
                "it is healthy again",
                () -> ruth.session().storage() instanceof StorageState.Healthy);
        try (Watcher watcher = new Watcher(ruth.session(), room)) {
            Await.until(
                    "nothing is lost",
                    () -> watcher.texts().equals(List.of("before", "written meanwhile")));
        }
    }

    private static void move(Path from, Path to) {
        try {
            Files.move(from, to);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void makeFolder(Path folder) {
        try {
            Files.createDirectory(folder);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
