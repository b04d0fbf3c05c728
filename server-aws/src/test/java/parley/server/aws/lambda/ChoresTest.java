package parley.server.aws.lambda;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import parley.protocol.Codec;
import parley.protocol.FileId;
import parley.protocol.FilePurpose;
import parley.protocol.UserId;
import parley.server.aws.backend.Backend;
import parley.server.aws.backend.BackendConfig;
import parley.server.aws.blob.Bucket;
import parley.server.aws.fanout.Poster;
import parley.server.aws.local.S3Local;
import parley.server.aws.store.DynamoWorkspaceStore;
import parley.server.aws.table.Table;
import parley.server.aws.table.TestTables;
import parley.server.store.FileRecord;
import parley.server.store.SharedStore;
import parley.server.store.SharedStore.SharedTransaction;
import parley.server.store.StoreException;

/** What the clock asks for is done when the worker answers, for it is stopped then. */
class ChoresTest {
    private static final Instant NOW = Instant.parse("2100-03-01T12:34:00Z");
    private static final FileId UNSAID = new FileId("f_unsaid");

    @TempDir private Path folder;

    private final AtomicBoolean broken = new AtomicBoolean();
    private Table table;
    private S3Local blobs;
    private DynamoWorkspaceStore store;
    private Backend backend;
    private EventRouter router;

    private static final class Nobody implements Poster {
        @Override
        public Posted post(String connection, byte[] frame) {
            return Posted.GONE;
        }

        @Override
        public void end(String connection) {
            // nobody is connected
        }
    }

    @BeforeEach
    void start() throws Exception {
        table = TestTables.fresh();
        InstantSource clock = InstantSource.fixed(NOW);
        blobs = S3Local.start(folder, 0);
        store = new DynamoWorkspaceStore(table, clock);
        Bucket bucket = S3Local.bucket(blobs.endpoint(), "parley");
        backend =
                new Backend(
                        new Backend.Ground(
                                table,
                                breakable(store),
                                bucket,
                                new Nobody(),
                                Optional.empty(),
                                new Codec(),
                                clock),
                        BackendConfig.of("Parley", "127.0.0.1"));
        router = new EventRouter(backend, Set.of());
        try (SharedTransaction transaction = store.begin()) {
            transaction.putFile(unsaid());
            transaction.commit();
        }
    }

    @AfterEach
    void stop() {
        backend.close();
        blobs.close();
    }

    private static FileRecord unsaid() {
        return new FileRecord(
                UNSAID,
                new UserId("u_anne"),
                Optional.empty(),
                FilePurpose.AVATAR,
                "me.png",
                4,
                "image/png",
                "0".repeat(64),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                NOW.minus(Duration.ofDays(2)),
                true,
                Optional.empty(),
                Optional.empty());
    }

    private SharedStore breakable(SharedStore real) {
        return (SharedStore)
                Proxy.newProxyInstance(
                        ChoresTest.class.getClassLoader(),
                        new Class<?>[] {SharedStore.class},
                        (_, method, arguments) -> {
                            if (broken.get() && method.getName().equals("files")) {
                                throw new StoreException(
                                        "read the files", new IOException("no answer"));
                            }
                            try {
                                return method.invoke(real, arguments);
                            } catch (InvocationTargetException e) {
                                throw e.getCause();
                            }
                        });
    }

    private void tick(String time) {
        String event = "{\"source\":\"aws.scheduler\",\"time\":\"" + time + "\"}";
        router.handle(event.getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void whatNobodySaidIsTakenAwayOnceAnHourBeforeTheAnswer() {
        tick("2026-03-01T11:59:00Z");

        assertThat(store.files().file(UNSAID)).isPresent();

        tick("2026-03-01T12:00:00Z");

        assertThat(store.files().file(UNSAID)).isEmpty();
    }

    @Test
    void contentsThatNoFileHasAreLookedForInAnotherMinuteOfTheHour() {
        tick("2026-03-01T12:00:00Z");
        assertThat(table.get("WORKSPACE", "SWEEP")).isEmpty();

        tick("2026-03-01T12:30:00Z");
        assertThat(table.get("WORKSPACE", "SWEEP")).isPresent();
    }

    @Test
    void whatFailsFailsTheInvocationSoThatItIsTriedAgain() {
        broken.set(true);
        assertThatThrownBy(() -> tick("2026-03-01T12:00:00Z")).isInstanceOf(StoreException.class);

        broken.set(false);
        tick("2026-03-01T12:00:00Z");

        assertThat(store.files().file(UNSAID)).isEmpty();
    }
}
