package parley.server.lite.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import parley.conformance.store.FileRowsContract;
import parley.conformance.store.WorkspaceStoreContract;
import parley.server.store.MessageVersion;
import parley.server.store.SearchQuery;
import parley.server.store.StoreException;
import parley.server.store.StoredEntry;
import parley.server.store.WorkspaceStore;

class SqliteWorkspaceStoreTest implements WorkspaceStoreContract, FileRowsContract {
    @TempDir Path folder;

    @Override
    public WorkspaceStore emptyStore() {
        return open();
    }

    private SqliteWorkspaceStore open() {
        return new SqliteWorkspaceStore(new SqliteDatabase(folder.resolve("workspace.db")));
    }

    @Test
    void everythingIsThereAfterARestart() {
        String generation;
        try (SqliteWorkspaceStore store = open()) {
            append(store, 1);
            generation = store.generation();
        }

        try (SqliteWorkspaceStore store = open()) {
            assertThat(store.generation()).isEqualTo(generation);
            assertThat(store.entries(LOG, 0, 9, 9))
                    .extracting(StoredEntry::seq)
                    .containsExactly(1L);
            append(store, 2);
            assertThat(store.load().heads().getFirst().head()).isEqualTo(2);
        }
    }

    @Test
    void aFileOfANewerParleyIsRefusedWithTheCure() throws SQLException {
        open().close();
        change("PRAGMA user_version=99");

        assertThatThrownBy(this::open)
                .isInstanceOf(StoreException.class)
                .hasMessageContaining("newer Parley")
                .hasMessageContaining("Update Parley");
    }

    @Test
    void aDamagedFileIsFoundAfterAnUncleanStop() throws Exception {
        try (SqliteWorkspaceStore store = open()) {
            for (int i = 1; i <= 2_000; i++) {
                append(store, i);
            }
        }
        change("UPDATE meta SET value = '0' WHERE key = 'clean'");
        Path file = folder.resolve("workspace.db");
        byte[] bytes = Files.readAllBytes(file);
        Arrays.fill(bytes, 40_960, 81_920, (byte) 0x5A);
        Files.write(file, bytes);

        assertThatThrownBy(() -> open().load())
                .isInstanceOf(StoreException.class)
                .hasMessageContaining("damaged");
    }

    @Test
    void aWriteThatFailedLeavesTheNextOneToSucceed() {
        try (SqliteWorkspaceStore store = open()) {
            append(store, 1);
            assertThatThrownBy(() -> append(store, 1)).isInstanceOf(StoreException.class);
            append(store, 2);

            assertThat(store.entries(LOG, 0, 9, 9))
                    .extracting(StoredEntry::seq)
                    .containsExactly(1L, 2L);
        }
    }

    @Test
    void whatWasErasedLeavesTheLiveFilesSoon() throws IOException {
        SqliteDatabase database =
                new SqliteDatabase(folder.resolve("workspace.db"), Duration.ofMillis(100));
        try (SqliteWorkspaceStore store = new SqliteWorkspaceStore(database)) {
            try (WorkspaceStore.Transaction work = store.begin()) {
                work.append(entry(1, "{\"text\":\"a kingfisher\"}"));
                work.append(entry(2, "{\"text\":\"" + "kingfisher ".repeat(2_000) + "\"}"));
                work.putVersion(LOG, 1, new MessageVersion(1, 1, Instant.EPOCH, "kingfisher one"));
                work.putChangedMessage(LOG, 1, "{\"text\":\"kingfisher now\"}");
                work.commit();
            }
            assertThat(search(store)).hasSize(2);
            assertThat(holding("kingfisher")).hasSizeGreaterThan(1);
            try (WorkspaceStore.Transaction work = store.begin()) {
                work.erase(LOG, 1, "{}");
                work.erase(LOG, 2, "{}");
                work.strip(LOG, 1);
                work.putChangedMessage(LOG, 1, "{}");
                work.commit();
            }

            assertThat(search(store)).isEmpty();
            long end = System.nanoTime() + Duration.ofSeconds(20).toNanos();
            while (!holding("kingfisher").isEmpty() && System.nanoTime() < end) {
                LockSupport.parkNanos(Duration.ofMillis(20).toNanos());
            }
            assertThat(holding("kingfisher")).isEmpty();
        }
    }

    @Test
    void anIndexThatIsDamagedOrOfAnotherStoreIsMadeAnew() throws IOException {
        try (SqliteWorkspaceStore store = open()) {
            try (WorkspaceStore.Transaction work = store.begin()) {
                work.append(entry(1, "{\"text\":\"a kingfisher\"}"));
                work.commit();
            }
            assertThat(search(store)).hasSize(1);
        }
        Files.write(folder.resolve("search.db"), new byte[5_000]);
        try (SqliteWorkspaceStore store = open()) {
            assertThat(search(store)).hasSize(1);
        }
        Files.delete(folder.resolve("workspace.db"));
        try (SqliteWorkspaceStore store = open()) {
            assertThat(search(store)).isEmpty();
        }
    }

    private static List<SearchQuery.Found> search(SqliteWorkspaceStore store) {
        return store.search(
                new SearchQuery(List.of("kingfisher"), Optional.of(LOG), Long.MAX_VALUE, 10));
    }

    /** The files that hold these words. */
    private List<Path> holding(String words) throws IOException {
        List<Path> found = new ArrayList<>();
        try (DirectoryStream<Path> files = Files.newDirectoryStream(folder)) {
            for (Path each : files) {
                if (new String(Files.readAllBytes(each), StandardCharsets.ISO_8859_1)
                        .contains(words)) {
                    found.add(each);
                }
            }
        }
        return found;
    }

    @Test
    void aFullDiskIsToldApartAndTheNextWriteMaySucceed() {
        SqliteDatabase database = new SqliteDatabase(folder.resolve("workspace.db"));
        try (SqliteWorkspaceStore store = new SqliteWorkspaceStore(database)) {
            append(store, 1);
            database.write(
                    "bound the file",
                    connection -> {
                        SqliteDatabase.number(connection, "PRAGMA max_page_count=1");
                        return true;
                    });

            assertThatThrownBy(
                            () -> {
                                for (int i = 2; i < 500; i++) {
                                    append(store, i);
                                }
                            })
                    .isInstanceOfSatisfying(
                            StoreException.class, e -> assertThat(e.full()).isTrue());

            long head = store.load().heads().getFirst().head();
            append(store, head + 1);
            assertThat(store.load().heads().getFirst().head()).isEqualTo(head + 1);
        }
    }

    private void change(String sql) throws SQLException {
        try (Connection connection =
                        DriverManager.getConnection(
                                "jdbc:sqlite:" + folder.resolve("workspace.db"));
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static void append(WorkspaceStore store, long seq) {
        try (WorkspaceStore.Transaction work = store.begin()) {
            work.append(entry(seq, List.of("x".repeat(100)).toString()));
            work.commit();
        }
    }

    private static StoredEntry entry(long seq, String json) {
        return new StoredEntry(
                LOG,
                seq,
                Instant.ofEpochMilli(seq),
                Optional.of(ANNE),
                Optional.empty(),
                Optional.empty(),
                seq,
                seq,
                "message.posted",
                json);
    }
}
