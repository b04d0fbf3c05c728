package parley.client.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import parley.protocol.Cid;
import parley.protocol.ErrorCode;
import parley.protocol.Message;
import parley.protocol.MessageOp;
import parley.protocol.RoomId;
import parley.protocol.WireError;

class LocalStoreTest {
    private static final InstantSource CLOCK =
            InstantSource.fixed(Instant.parse("2026-11-21T10:00:00Z"));

    @TempDir Path folder;
    private Path file;
    private LocalStore store;
    private RoomRow orders;

    @BeforeEach
    void open() {
        file = folder.resolve("history.db");
        store = LocalStore.open(file, Samples.ME);
        orders = store.addRoom(Samples.room("orders"));
        store.commit();
    }

    @AfterEach
    void close() {
        store.close();
    }

    private void post(long seq, String text) {
        store.putMessage(orders.key(), Samples.message(id(), seq, Samples.MAI, text));
    }

    private RoomId id() {
        return orders.state().room();
    }

    private void reopen() {
        store.close();
        store = LocalStore.open(file, Samples.ME);
    }

    private List<String> find(String words) {
        try (StoreReader reader = store.reader()) {
            return reader
                    .search(
                            Map.of(orders.key(), id()),
                            StoreReader.words(words),
                            Optional.empty(),
                            Optional.empty(),
                            50)
                    .stream()
                    .map(Message::text)
                    .toList();
        }
    }

    @Test
    void everythingCommittedIsThereAfterOpeningAgain() {
        Message edited =
                Samples.message(
                        id(),
                        2,
                        3,
                        Samples.ME,
                        "two",
                        List.of("@room"),
                        Optional.of(Cid.create(CLOCK)));
        post(1, "one");
        store.putMessage(orders.key(), edited);
        store.putSetting("token", "t1");
        store.putRoom(orders.withPosition("e1", 2, 5).withMark(1, 0).withUnread(7, 2));
        store.commit();

        reopen();

        assertThat(store.setting("token")).contains("t1");
        assertThat(store.rooms())
                .containsExactly(orders.withPosition("e1", 2, 5).withMark(1, 0).withUnread(7, 2));
        assertThat(store.message(orders.key(), id(), edited.id())).contains(edited);
    }

    @Test
    void whatWasNotCommittedIsGone() {
        post(1, "one");

        reopen();

        assertThat(store.newest(orders.key(), id())).isEmpty();
    }

    @Test
    void pagesRunFromAnyPlaceInBothDirections() {
        LongStream.rangeClosed(1, 300).forEach(seq -> post(seq, "m" + seq));
        store.commit();

        try (StoreReader reader = store.reader()) {
            StoreReader.Page newest = reader.before(orders.key(), id(), 1, Long.MAX_VALUE, 100);
            StoreReader.Page older = reader.before(orders.key(), id(), 1, 200, 100);
            StoreReader.Page newer = reader.after(orders.key(), id(), 250, Long.MAX_VALUE, 100);

            assertThat(newest.messages()).extracting(Message::seq).startsWith(201L).endsWith(300L);
            assertThat(older.messages()).extracting(Message::seq).startsWith(101L).endsWith(200L);
            assertThat(newer.messages()).extracting(Message::seq).startsWith(250L).endsWith(300L);
            assertThat(
                            reader.firstAt(
                                    orders.key(),
                                    Instant.ofEpochMilli(1_763_690_000_000L + 150_500)))
                    .contains(151L);
            assertThat(reader.firstAt(orders.key(), Instant.ofEpochMilli(1_763_790_000_000L)))
                    .isEmpty();
        }
    }

    @Test
    void anOlderRevisionNeverReplacesANewerOne() {
        post(1, "before");
        store.putMessage(
                orders.key(),
                Samples.message(id(), 1, 2, Samples.MAI, "after", List.of(), Optional.empty()));

        boolean kept =
                store.putMessage(orders.key(), Samples.message(id(), 1, Samples.MAI, "before"));
        store.commit();

        assertThat(kept).isFalse();
        assertThat(find("after")).containsExactly("after");
        assertThat(find("before")).isEmpty();
    }

    @Test
    void wordsAreFoundByTheirBeginningWithoutCaseOrAccents() {
        post(1, "The Éclairs are in the kitchen");
        post(2, "eclipse at noon");
        post(3, "nothing here");
        store.commit();

        assertThat(find("ECL"))
                .containsExactly("eclipse at noon", "The Éclairs are in the kitchen");
        assertThat(find("eclairs kit")).containsExactly("The Éclairs are in the kitchen");
        assertThat(find("")).isEmpty();
        assertThat(find("zebra")).isEmpty();
    }

    @Test
    void cjkTextIsFoundByAnyRunOfCharacters() {
        post(1, "明天下午在会议室开会");
        post(2, "会议 cancelled");
        post(3, "회의실에서 만나요");
        store.commit();

        assertThat(find("会议")).containsExactly("会议 cancelled", "明天下午在会议室开会");
        assertThat(find("会议室")).containsExactly("明天下午在会议室开会");
        assertThat(find("议")).hasSize(2);
        assertThat(find("의실")).containsExactly("회의실에서 만나요");
    }

    @Test
    void noQueryIsReadAsALanguage() {
        post(1, "plain words");
        store.commit();

        for (String hostile :
                List.of(
                        "\"",
                        "plain\" OR \"x",
                        "a* NOT b",
                        "NEAR(plain words)",
                        "body:plain",
                        "'; DROP TABLE message;--",
                        "(",
                        "^plain",
                        "-",
                        "\u0000",
                        "*")) {
            assertThat(find(hostile)).as(hostile).isIn(List.of(), List.of("plain words"));
        }
        assertThat(find("plain")).containsExactly("plain words");
    }

    @Test
    void gapsJoinAndAreTakenApart() {
        store.addGap(orders.key(), new Gap(Gap.Kind.UNHELD, 1, 100));
        store.addGap(orders.key(), new Gap(Gap.Kind.UNHELD, 101, 150));
        store.addGap(orders.key(), new Gap(Gap.Kind.UNHELD, 200, 300));
        store.addGap(orders.key(), new Gap(Gap.Kind.UNREAD_LOG, 50, 60));
        store.closeGap(orders.key(), Gap.Kind.UNHELD, 40, 59);
        store.closeGap(orders.key(), Gap.Kind.UNHELD, 190, 400);
        store.commit();

        assertThat(store.gaps(orders.key()))
                .containsExactly(
                        new Gap(Gap.Kind.UNHELD, 1, 39),
                        new Gap(Gap.Kind.UNHELD, 60, 150),
                        new Gap(Gap.Kind.UNREAD_LOG, 50, 60));
    }

    @Test
    void theOutboxKeepsOrderKeysAndVerdicts() {
        Cid first = Cid.create(CLOCK);
        Cid second = Cid.create(CLOCK);
        WireError error = WireError.of(ErrorCode.ROOM_ARCHIVED, "archived");
        for (Cid cid : List.of(first, second)) {
            store.addToOutbox(
                    new OutboxRow(
                            cid,
                            MessageOp.Send.plain(id(), "hello"),
                            CLOCK.instant(),
                            Optional.empty(),
                            OptionalLong.empty()));
        }
        store.markInOutbox(second, Optional.of(error), OptionalLong.empty());
        store.markInOutbox(first, Optional.empty(), OptionalLong.of(9));
        store.commit();

        reopen();

        assertThat(store.outbox()).extracting(OutboxRow::cid).containsExactly(first, second);
        assertThat(store.outbox().getFirst().sentSeq()).hasValue(9);
        assertThat(store.outbox().getLast().error()).contains(error);
    }

    @Test
    void droppingARoomsHistoryKeepsDraftsAndOutbox() {
        post(1, "one");
        store.putDraft(new Draft(id(), "half a sen"));
        store.addToOutbox(
                new OutboxRow(
                        Cid.create(CLOCK),
                        MessageOp.Send.plain(id(), "hello"),
                        CLOCK.instant(),
                        Optional.empty(),
                        OptionalLong.empty()));
        store.dropHistory(orders.key());
        store.commit();

        assertThat(store.newest(orders.key(), id())).isEmpty();
        assertThat(find("one")).isEmpty();
        assertThat(store.drafts()).containsExactly(new Draft(id(), "half a sen"));
        assertThat(store.outbox()).hasSize(1);
    }

    @Test
    void unreadCountsOthersMessagesAfterTheMark() {
        post(1, "read");
        post(2, "unread");
        store.putMessage(orders.key(), Samples.message(id(), 3, Samples.ME, "own"));
        store.putMessage(
                orders.key(),
                Samples.message(id(), 4, 1, Samples.MAI, "you", List.of("u_me"), Optional.empty()));
        store.commit();

        assertThat(store.unread(orders.key(), 1, 1_000)).isEqualTo(new LocalStore.Unread(2, 1));
        assertThat(store.unread(orders.key(), 4, 1_000)).isEqualTo(new LocalStore.Unread(0, 0));
    }

    @Test
    void aFileOfANewerVersionIsRefusedAndLeftAlone() {
        store.close();
        try (Db db = Db.writer(file)) {
            db.script("PRAGMA user_version=99");
        }

        assertThatThrownBy(() -> LocalStore.open(file, Samples.ME))
                .isInstanceOfSatisfying(
                        StoreException.class,
                        e -> assertThat(e.kind()).isEqualTo(StoreException.Kind.NEWER));

        try (Db db = Db.writer(file)) {
            db.script("PRAGMA user_version=" + Schema.NEWEST);
        }
        store = LocalStore.open(file, Samples.ME);
        assertThat(store.rooms()).hasSize(1);
    }

    @Test
    void aDamagedFileIsToldSetAsideAndItsOutboxRescued() throws IOException {
        LongStream.rangeClosed(1, 2_000).forEach(seq -> post(seq, "message number " + seq));
        Cid cid = Cid.create(CLOCK);
        store.addToOutbox(
                new OutboxRow(
                        cid,
                        MessageOp.Send.plain(id(), "not sent yet"),
                        CLOCK.instant(),
                        Optional.empty(),
                        OptionalLong.empty()));
        store.commit();
        store.checkpoint();
        store.close();
        long size = Files.size(file);
        try (RandomAccessFile damage = new RandomAccessFile(file.toFile(), "rw")) {
            for (long at = size / 2; at < size * 3 / 4; at += 4_096) {
                damage.seek(at / 4_096 * 4_096);
                damage.write(new byte[] {99, 99, 99, 99, 99, 99, 99, 99});
            }
        }
        store = LocalStore.open(file, Samples.ME);

        assertThatThrownBy(
                        () -> {
                            try (StoreReader reader = store.reader()) {
                                reader.before(orders.key(), id(), 1, Long.MAX_VALUE, 2_000);
                            }
                        })
                .isInstanceOfSatisfying(
                        StoreException.class,
                        e -> assertThat(e.kind()).isEqualTo(StoreException.Kind.DAMAGED));
        store.close();
        DamagedStore damaged = DamagedStore.setAside(file, CLOCK);
        store = LocalStore.open(file, Samples.ME);

        assertThat(damaged.outbox()).extracting(OutboxRow::cid).containsExactly(cid);
        assertThat(damaged.aside()).exists();
        assertThat(store.rooms()).isEmpty();
    }

    @Test
    void aFileThatIsNoDatabaseIsDamaged() throws IOException {
        Path other = folder.resolve("other.db");
        Files.writeString(other, "this is not a database, just some text that is long enough");

        assertThatThrownBy(() -> LocalStore.open(other, Samples.ME))
                .isInstanceOfSatisfying(
                        StoreException.class,
                        e -> assertThat(e.kind()).isEqualTo(StoreException.Kind.DAMAGED));
    }

    @Test
    void whatCallsMeWhatIsPinnedAndWhatIsUnreadIsFoundByItsMark() {
        post(1, "one");
        store.putMessage(
                orders.key(),
                Samples.message(id(), 2, 1, Samples.MAI, "two", List.of("u_me"), Optional.empty()));
        post(3, "three");
        store.putMessage(orders.key(), Samples.message(id(), 4, Samples.ME, "four"));
        store.commit();

        try (StoreReader reader = store.reader()) {
            assertThat(reader.mentions(orders.key(), id(), 10))
                    .extracting(Message::text)
                    .containsExactly("two");
            assertThat(reader.unread(orders.key(), id(), 1, 10))
                    .extracting(Message::text)
                    .containsExactly("two", "three");
            assertThat(reader.pinned(orders.key(), id(), 10)).isEmpty();
            assertThat(
                            reader.newest(
                                    orders.key(),
                                    id(),
                                    Optional.of(Samples.ME),
                                    Optional.empty(),
                                    Optional.empty(),
                                    10))
                    .extracting(Message::text)
                    .containsExactly("four");
        }
    }
}
