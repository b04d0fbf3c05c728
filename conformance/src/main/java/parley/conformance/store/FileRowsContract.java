package parley.conformance.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import parley.protocol.Cid;
import parley.protocol.FileId;
import parley.protocol.FileKind;
import parley.protocol.FilePurpose;
import parley.protocol.RoomId;
import parley.protocol.ScheduledId;
import parley.protocol.Sha256;
import parley.protocol.UserId;
import parley.server.store.FileRecord;
import parley.server.store.FileRows;
import parley.server.store.Marker;
import parley.server.store.ScheduledRecord;
import parley.server.store.WorkspaceStore;

/** What every {@link WorkspaceStore} must do with files and with messages that wait. */
public interface FileRowsContract {
    RoomId HALL = new RoomId("r_hall");
    RoomId CELLAR = new RoomId("r_cellar");
    UserId CAROL = new UserId("u_carol");
    UserId DAVE = new UserId("u_dave");
    Instant NOON = Instant.ofEpochMilli(1_763_700_000_123L);

    /** An empty store; the contract closes it. */
    WorkspaceStore emptyStore() throws Exception;

    @Test
    default void aFileIsReadAsItWasPut() throws Exception {
        try (WorkspaceStore store = emptyStore()) {
            FileRecord plain = file("f_1", CAROL, "text/plain", 3);
            FileRecord picture = picture("f_2");
            put(store, plain, picture);

            assertThat(store.files().file(plain.id())).contains(plain);
            assertThat(store.files().file(picture.id())).contains(picture);
            assertThat(store.files().file(new FileId("f_none"))).isEmpty();
        }
    }

    @Test
    default void aFileBecomesReadyThenSaidAndGoes() throws Exception {
        try (WorkspaceStore store = emptyStore()) {
            FileRecord announced = file("f_1", CAROL, "text/plain", 3);
            put(store, announced);
            put(store, announced.asReady());
            FileRecord said = said(announced, 7);
            put(store, said);
            assertThat(store.files().file(said.id())).contains(said);

            try (WorkspaceStore.Transaction work = store.begin()) {
                work.removeFile(said.id());
                assertThat(work.files().file(said.id())).isEmpty();
                assertThat(store.files().file(said.id())).contains(said);
                work.commit();
            }

            assertThat(store.files().file(said.id())).isEmpty();
        }
    }

    @Test
    default void whatIsNotCommittedIsSeenByItsTransactionAlone() throws Exception {
        try (WorkspaceStore store = emptyStore()) {
            FileRecord lost = file("f_1", CAROL, "text/plain", 3);

            try (WorkspaceStore.Transaction work = store.begin()) {
                work.putFile(lost);
                assertThat(work.files().file(lost.id())).contains(lost);
                assertThat(work.files().use(CAROL)).isEqualTo(new FileRows.Use(3, 3, 1));
            }

            assertThat(store.files().file(lost.id())).isEmpty();
            assertThat(store.files().use(CAROL)).isEqualTo(new FileRows.Use(0, 0, 0));
        }
    }

    @Test
    default void aContentIsFoundOnlyWhereItIsReadyAndOfThatSize() throws Exception {
        try (WorkspaceStore store = emptyStore()) {
            FileRecord older = at(file("f_1", CAROL, "text/plain", 3), NOON).asReady();
            FileRecord newer = at(file("f_2", DAVE, "text/plain", 3), NOON.plusMillis(1)).asReady();
            put(store, older, newer, file("f_3", CAROL, "text/plain", 3));
            put(store, file("f_4", CAROL, "text/plain", 4).asReady());

            FileRows files = store.files();

            assertThat(files.ofContent(older.sha256(), 3, 10)).containsExactly(newer, older);
            assertThat(files.ofContent(older.sha256(), 3, 1)).containsExactly(newer);
            assertThat(files.ofContent(older.sha256(), 5, 10)).isEmpty();
            assertThat(files.ofContent(Sha256.of(new byte[9]), 3, 10)).isEmpty();
        }
    }

    @Test
    default void aMessageCarriesItsFilesAndTheirSmallPictures() throws Exception {
        try (WorkspaceStore store = emptyStore()) {
            FileRecord large = said(picture("f_2"), 7);
            FileRecord small = said(thumb("f_9"), 7);
            put(store, large, small, said(file("f_1", CAROL, "text/plain", 3), 8));

            assertThat(store.files().carried(HALL, 7)).containsExactlyInAnyOrder(large, small);
            assertThat(store.files().carried(CELLAR, 7)).isEmpty();
            assertThat(store.files().shared(HALL, Optional.empty(), Long.MAX_VALUE, 10))
                    .doesNotContain(small)
                    .contains(large);
        }
    }

    @Test
    default void theFilesOfARoomComeTheNewestFirstByKindAndInPages() throws Exception {
        try (WorkspaceStore store = emptyStore()) {
            FileRecord text = said(file("f_1", CAROL, "text/plain", 3), 4);
            FileRecord picture = said(picture("f_2"), 6);
            FileRecord film = said(file("f_3", DAVE, "video/mp4", 5), 9);
            put(store, text, picture, film, file("f_4", DAVE, "text/plain", 5));

            FileRows files = store.files();

            assertThat(files.shared(HALL, Optional.empty(), Long.MAX_VALUE, 10))
                    .containsExactly(film, picture, text);
            assertThat(files.shared(HALL, Optional.empty(), 9, 1)).containsExactly(picture);
            assertThat(files.shared(HALL, Optional.of(FileKind.of("image/png")), 10, 10))
                    .containsExactly(picture);
            assertThat(files.shared(CELLAR, Optional.empty(), Long.MAX_VALUE, 10)).isEmpty();
        }
    }

    @Test
    default void onlyWhatNobodySaidAndWasAnnouncedLongAgoIsLoose() throws Exception {
        try (WorkspaceStore store = emptyStore()) {
            FileRecord old = at(file("f_1", CAROL, "text/plain", 3), NOON.minusMillis(1));
            FileRecord oldReady =
                    at(file("f_2", CAROL, "text/plain", 3), NOON.minusMillis(1)).asReady();
            FileRecord fresh = at(file("f_3", CAROL, "text/plain", 3), NOON);
            put(store, old, oldReady, fresh);
            put(store, said(at(file("f_4", CAROL, "text/plain", 3), NOON.minusMillis(9)), 2));

            assertThat(store.files().loose(NOON, 10)).containsExactlyInAnyOrder(old, oldReady);
            assertThat(store.files().loose(NOON, 1)).hasSize(1);
        }
    }

    @Test
    default void whatAMessageWaitsWithIsNotLooseUntilItIsFreed() throws Exception {
        try (WorkspaceStore store = emptyStore()) {
            FileRecord held =
                    at(file("f_1", CAROL, "text/plain", 3), NOON.minusSeconds(9))
                            .asReady()
                            .heldBy(new ScheduledId("s_1"));
            put(store, held);

            assertThat(store.files().file(held.id())).contains(held);
            assertThat(store.files().loose(NOON, 10)).isEmpty();
            assertThat(store.files().use(CAROL)).isEqualTo(new FileRows.Use(3, 3, 0));
            assertThat(store.files().ofContent(held.sha256(), 3, 5)).containsExactly(held);

            FileRecord freed = held.freed(NOON.minusSeconds(1));
            put(store, freed);

            assertThat(store.files().loose(NOON.minusSeconds(1), 10)).isEmpty();
            assertThat(store.files().loose(NOON, 10)).containsExactly(freed);
            assertThat(store.files().ofContent(held.sha256(), 3, 5)).containsExactly(freed);
        }
    }

    @Test
    default void whatIsUsedIsCountedForEachAndForAll() throws Exception {
        try (WorkspaceStore store = emptyStore()) {
            put(store, file("f_1", CAROL, "text/plain", 3));
            put(store, file("f_2", CAROL, "text/plain", 4_000_000_000L).asReady());
            put(store, file("f_3", DAVE, "text/plain", 5).asReady());

            assertThat(store.files().use(CAROL))
                    .isEqualTo(new FileRows.Use(4_000_000_003L, 4_000_000_008L, 1));
            assertThat(store.files().use(DAVE)).isEqualTo(new FileRows.Use(5, 4_000_000_008L, 0));
            assertThat(store.files().use(new UserId("u_none")))
                    .isEqualTo(new FileRows.Use(0, 4_000_000_008L, 0));
        }
    }

    @Test
    default void messagesThatWaitAreKeptUntilTheyAreTakenAway() throws Exception {
        ScheduledRecord first = waiting("s_1", NOON);
        ScheduledRecord second = waiting("s_2", NOON.plusSeconds(60));
        try (WorkspaceStore store = emptyStore()) {
            try (WorkspaceStore.Transaction work = store.begin()) {
                work.putScheduled(first);
                work.putScheduled(second);
                work.commit();
            }
            try (WorkspaceStore.Transaction lost = store.begin()) {
                lost.removeScheduled(second.id());
                lost.putScheduled(waiting("s_3", NOON));
            }
            assertThat(store.scheduled()).containsExactlyInAnyOrder(first, second);

            try (WorkspaceStore.Transaction work = store.begin()) {
                work.removeScheduled(first.id());
                work.commit();
            }

            assertThat(store.scheduled()).containsExactly(second);
        }
    }

    @Test
    default void aMessageThatWaitsIsChangedInItsPlace() throws Exception {
        ScheduledRecord first = waiting("s_1", NOON);
        ScheduledRecord moved =
                new ScheduledRecord(
                        first.id(),
                        first.by(),
                        first.room(),
                        NOON.plusSeconds(90),
                        first.marker(),
                        "{\"text\":\"b\"}");
        try (WorkspaceStore store = emptyStore()) {
            try (WorkspaceStore.Transaction work = store.begin()) {
                work.putScheduled(first);
                work.commit();
            }

            try (WorkspaceStore.Transaction work = store.begin()) {
                work.changeScheduled(moved);
                work.commit();
            }

            assertThat(store.scheduled()).containsExactly(moved);
        }
    }

    private static ScheduledRecord waiting(String id, Instant at) {
        Cid cid = new Cid(new UUID(0x0197_0000_0000_7000L, 0x8000_0000_0000_0000L + id.charAt(2)));
        Marker marker = new Marker(CAROL, cid, id.charAt(2), -id.charAt(2));
        return new ScheduledRecord(
                new ScheduledId(id), CAROL, HALL, at, marker, "{\"text\":\"a\"}");
    }

    private static FileRecord file(String id, UserId by, String mime, long size) {
        return record(id, by, FilePurpose.FILE, mime, size, Optional.empty(), Optional.empty());
    }

    private static FileRecord picture(String id) {
        return record(
                id,
                CAROL,
                FilePurpose.FILE,
                "image/png",
                10,
                Optional.of(640),
                Optional.of(new FileId("f_9")));
    }

    private static FileRecord thumb(String id) {
        return record(
                id, CAROL, FilePurpose.THUMB, "image/png", 2, Optional.of(64), Optional.empty());
    }

    private static FileRecord record(
            String id,
            UserId by,
            FilePurpose purpose,
            String mime,
            long size,
            Optional<Integer> side,
            Optional<FileId> thumb) {
        return new FileRecord(
                new FileId(id),
                by,
                Optional.of(HALL),
                purpose,
                "a name.bin",
                size,
                mime,
                Sha256.of(new byte[] {1, 2, 3}),
                side,
                side,
                thumb,
                NOON,
                false,
                Optional.empty(),
                Optional.empty());
    }

    private static FileRecord at(FileRecord file, Instant made) {
        return new FileRecord(
                file.id(),
                file.by(),
                file.room(),
                file.purpose(),
                file.name(),
                file.size(),
                file.mime(),
                file.sha256(),
                file.w(),
                file.h(),
                file.thumb(),
                made,
                file.ready(),
                file.said(),
                file.held());
    }

    private static FileRecord said(FileRecord file, long seq) {
        return file.asReady().saidBy(new FileRecord.Said(seq, NOON, Optional.empty()));
    }

    private static void put(WorkspaceStore store, FileRecord... files) {
        try (WorkspaceStore.Transaction work = store.begin()) {
            for (FileRecord each : files) {
                work.putFile(each);
            }
            work.commit();
        }
    }
}
