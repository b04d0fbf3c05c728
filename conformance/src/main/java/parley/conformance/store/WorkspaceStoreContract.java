package parley.conformance.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import parley.protocol.Cid;
import parley.protocol.Message;
import parley.protocol.PresenceState;
import parley.protocol.RoomId;
import parley.protocol.RoomKind;
import parley.protocol.RoomPolicy;
import parley.protocol.RoomRole;
import parley.protocol.UserId;
import parley.server.store.BanRecord;
import parley.server.store.ConflictException;
import parley.server.store.LogHead;
import parley.server.store.LogKey;
import parley.server.store.Marker;
import parley.server.store.MemberRecord;
import parley.server.store.MessageVersion;
import parley.server.store.PresenceRecord;
import parley.server.store.RoomRecord;
import parley.server.store.SearchQuery;
import parley.server.store.Snapshot;
import parley.server.store.StoreException;
import parley.server.store.StoredEntry;
import parley.server.store.WorkspaceStore;

/** What every {@link WorkspaceStore} must do. A test class only says how an empty one is made. */
public interface WorkspaceStoreContract {
    RoomId ROOM = new RoomId("r_1");
    UserId ANNE = new UserId("u_anne");
    UserId BOB = new UserId("u_bob");
    LogKey LOG = LogKey.of(ROOM);
    Instant START = Instant.ofEpochMilli(1_763_690_000_000L);

    /** An empty store; the contract closes it. */
    WorkspaceStore emptyStore() throws Exception;

    @Test
    default void entriesComeBackInOrderAsTheyWere() throws Exception {
        try (WorkspaceStore store = emptyStore()) {
            StoredEntry first = entry(1, ANNE, marker(ANNE, 1), "message.posted");
            append(store, first, entry(2, BOB, Optional.empty(), "member.joined"));

            List<StoredEntry> read = store.entries(LOG, 0, 10, 10);

            assertThat(read).extracting(StoredEntry::seq).containsExactly(1L, 2L);
            assertThat(read.getFirst()).isEqualTo(first);
        }
    }

    @Test
    default void pagesEndWhereTheyShould() throws Exception {
        try (WorkspaceStore store = emptyStore()) {
            append(
                    store,
                    LongStream.rangeClosed(1, 20)
                            .mapToObj(WorkspaceStoreContract::posted)
                            .toArray(StoredEntry[]::new));

            assertThat(seqs(store.entries(LOG, 5, 9, 100))).containsExactly(6L, 7L, 8L, 9L);
            assertThat(seqs(store.entries(LOG, 5, 20, 2))).containsExactly(6L, 7L);
            assertThat(store.entries(LOG, 20, 20, 5)).isEmpty();
            assertThat(store.entries(new LogKey("r_none"), 0, 5, 5)).isEmpty();
            assertThat(seqs(store.postedBefore(LOG, 4, 2))).containsExactly(3L, 2L);
            assertThat(seqs(store.postedBefore(LOG, 1, 2))).isEmpty();
            assertThat(seqs(store.postedAfter(LOG, 18, 9))).containsExactly(19L, 20L);
        }
    }

    @Test
    default void onlyMessagesAreInTheHistory() throws Exception {
        try (WorkspaceStore store = emptyStore()) {
            append(store, posted(1), entry(2, BOB, Optional.empty(), "member.joined"), posted(3));

            assertThat(seqs(store.postedBefore(LOG, 10, 10))).containsExactly(3L, 1L);
            assertThat(seqs(store.postedAfter(LOG, 0, 10))).containsExactly(1L, 3L);
        }
    }

    @Test
    default void aUsedCidWritesNothing() throws Exception {
        try (WorkspaceStore store = emptyStore()) {
            append(store, entry(1, ANNE, marker(ANNE, 7), "message.posted"));

            try (WorkspaceStore.Transaction again = store.begin()) {
                assertThat(again.append(entry(2, ANNE, marker(ANNE, 7), "message.posted")))
                        .isFalse();
                assertThat(again.byCid(ANNE, cid(7))).map(StoredEntry::seq).contains(1L);
                assertThat(again.append(entry(2, BOB, marker(BOB, 7), "message.posted"))).isTrue();
                assertThat(again.append(entry(3, BOB, marker(BOB, 7), "message.posted"))).isFalse();
                again.commit();
            }

            assertThat(seqs(store.entries(LOG, 0, 10, 10))).containsExactly(1L, 2L);
        }
    }

    @Test
    default void aCidIsFoundForItsAuthorOnly() throws Exception {
        try (WorkspaceStore store = emptyStore()) {
            append(store, entry(1, ANNE, marker(ANNE, 7), "message.posted"));

            try (WorkspaceStore.Transaction look = store.begin()) {
                assertThat(look.byCid(ANNE, cid(7)).flatMap(StoredEntry::marker))
                        .isEqualTo(marker(ANNE, 7));
                assertThat(look.byCid(BOB, cid(7))).isEmpty();
                assertThat(look.byCid(ANNE, cid(8))).isEmpty();
            }
        }
    }

    @Test
    default void whatWasNotCommittedNeverWas() throws Exception {
        try (WorkspaceStore store = emptyStore()) {
            append(store, posted(1));

            try (WorkspaceStore.Transaction lost = store.begin()) {
                lost.append(posted(2));
                lost.append(
                        new StoredEntry(
                                new LogKey("u_new"),
                                1,
                                START,
                                Optional.of(new UserId("u_new")),
                                Optional.empty(),
                                Optional.empty(),
                                0,
                                2,
                                "pref.changed",
                                "{}"));
                lost.putRoom(room("lost"));
            }

            assertThat(seqs(store.entries(LOG, 0, 10, 10))).containsExactly(1L);
            assertThat(store.load().rooms()).isEmpty();
            append(
                    store,
                    posted(2),
                    new StoredEntry(
                            new LogKey("u_new"),
                            1,
                            START,
                            Optional.of(new UserId("u_new")),
                            Optional.empty(),
                            Optional.empty(),
                            0,
                            2,
                            "pref.changed",
                            "{}"));
            assertThat(seqs(store.entries(LOG, 0, 10, 10))).containsExactly(1L, 2L);
            assertThat(store.entries(new LogKey("u_new"), 0, 5, 5)).hasSize(1);
        }
    }

    @Test
    default void aPlaceIsTakenOnce() throws Exception {
        try (WorkspaceStore store = emptyStore()) {
            append(store, posted(1));

            try (WorkspaceStore.Transaction second = store.begin()) {
                assertThatThrownBy(
                                () -> {
                                    second.append(posted(1));
                                    second.commit();
                                })
                        .isInstanceOfAny(StoreException.class, ConflictException.class);
            }

            append(store, posted(2));
            assertThat(seqs(store.entries(LOG, 0, 10, 10))).containsExactly(1L, 2L);
        }
    }

    @Test
    default void roomsMembersAndHeadsAreLoaded() throws Exception {
        try (WorkspaceStore store = emptyStore()) {
            MemberRecord anne = new MemberRecord(ROOM, ANNE, RoomRole.OWNER, START, 1, 2, 1, 0);
            try (WorkspaceStore.Transaction work = store.begin()) {
                work.putRoom(room("general"));
                work.putMember(anne);
                work.putMember(new MemberRecord(ROOM, BOB, RoomRole.MEMBER, START, 1, 0, 0, 0));
                work.append(posted(1));
                work.append(posted(2));
                work.commit();
            }
            try (WorkspaceStore.Transaction work = store.begin()) {
                work.putBan(new BanRecord(ROOM, BOB), true);
                work.putBan(new BanRecord(ROOM, ANNE), true);
                work.putBan(new BanRecord(ROOM, ANNE), true);
                work.putBan(new BanRecord(ROOM, ANNE), false);
                work.removeMember(ROOM, BOB);
                work.putRoom(room("renamed").withArchived(true));
                work.commit();
            }

            Snapshot snapshot = store.load();

            assertThat(snapshot.rooms()).containsExactly(room("renamed").withArchived(true));
            assertThat(snapshot.members()).containsExactly(anne);
            assertThat(snapshot.heads()).containsExactly(new LogHead(LOG, 2, 2, 1));
            assertThat(snapshot.bans()).containsExactly(new BanRecord(ROOM, BOB));
            assertThat(snapshot.commit()).isEqualTo(1);
        }
    }

    @Test
    default void preferencesAreKeptAndTakenAway() throws Exception {
        try (WorkspaceStore store = emptyStore()) {
            try (WorkspaceStore.Transaction work = store.begin()) {
                work.putPreference(ANNE, "mute", Optional.of("1"));
                work.putPreference(BOB, "mute", Optional.of("2"));
                work.commit();
            }
            try (WorkspaceStore.Transaction work = store.begin()) {
                work.putPreference(BOB, "mute", Optional.empty());
                work.commit();
            }

            assertThat(store.preference(ANNE, "mute")).contains("1");
            assertThat(store.preference(BOB, "mute")).isEmpty();
        }
    }

    @Test
    default void preferencesAreReadInPagesWithoutThoseOfOthers() throws Exception {
        try (WorkspaceStore store = emptyStore()) {
            try (WorkspaceStore.Transaction work = store.begin()) {
                for (int i = 0; i < 7; i++) {
                    work.putPreference(ANNE, "key:" + i, Optional.of("value " + i));
                }
                work.putPreference(ANNE, "ключ", Optional.of("é"));
                work.putPreference(BOB, "key:3", Optional.of("not hers"));
                work.commit();
            }

            java.util.Map<String, String> all = new java.util.HashMap<>();
            Optional<String> after = Optional.empty();
            for (int page = 0; page < 3; page++) {
                java.util.SequencedMap<String, String> read = store.preferences(ANNE, after, 3);
                all.putAll(read);
                after = Optional.of(read.lastEntry().getKey());
            }

            assertThat(all).hasSize(8).containsEntry("key:3", "value 3").containsEntry("ключ", "é");
            assertThat(store.preferences(ANNE, after, 3)).isEmpty();
        }
    }

    @Test
    default void whatUsersSayOfThemselvesIsKeptUntilTheySayNothing() throws Exception {
        Instant end = Instant.ofEpochMilli(1_763_690_000_123L);
        PresenceRecord anne =
                new PresenceRecord(
                        ANNE, PresenceState.DND, Optional.of("in a meeting"), Optional.of(end));
        try (WorkspaceStore store = emptyStore()) {
            try (WorkspaceStore.Transaction work = store.begin()) {
                work.putPresence(anne);
                work.putPresence(presence(BOB, PresenceState.OFFLINE));
                work.commit();
            }
            assertThat(store.presences())
                    .containsExactlyInAnyOrder(anne, presence(BOB, PresenceState.OFFLINE));
            try (WorkspaceStore.Transaction work = store.begin()) {
                work.putPresence(presence(ANNE, PresenceState.DND));
                work.putPresence(presence(BOB, PresenceState.ONLINE));
                work.commit();
            }

            assertThat(store.presences()).containsExactly(presence(ANNE, PresenceState.DND));
        }
    }

    private static PresenceRecord presence(UserId user, PresenceState state) {
        return new PresenceRecord(user, state, Optional.empty(), Optional.empty());
    }

    @Test
    default void aChangedMessageStandsBesideItsEntryAndAnErasedOneIsGone() throws Exception {
        try (WorkspaceStore store = emptyStore()) {
            append(store, posted(1), posted(2), posted(3));
            try (WorkspaceStore.Transaction work = store.begin()) {
                work.putChangedMessage(LOG, 2, "{\"x\":1}");
                work.erase(LOG, 3, "{\"msg\":\"m_3\",\"old\":true}");
                work.commit();
            }

            assertThat(store.changedMessages(LOG, 1, 3)).hasSize(1).containsEntry(2L, "{\"x\":1}");
            assertThat(store.changedMessages(LOG, 3, 3)).isEmpty();
            assertThat(store.entries(LOG, 2, 3, 1).getFirst().json())
                    .isEqualTo("{\"msg\":\"m_3\",\"old\":true}");
        }
    }

    @Test
    default void whatWasSupersededIsStillKnownByItsCidAndWhatWasErasedIsNot() throws Exception {
        try (WorkspaceStore store = emptyStore()) {
            append(
                    store,
                    entry(1, ANNE, marker(ANNE, 1), "message.posted"),
                    entry(2, ANNE, marker(ANNE, 2), "message.posted"));
            try (WorkspaceStore.Transaction work = store.begin()) {
                work.supersede(LOG, 1, "{}");
                work.erase(LOG, 2, "{}");
                assertThat(work.entry(LOG, 1)).map(StoredEntry::json).contains("{}");
                assertThat(work.byCid(ANNE, cid(1)).flatMap(StoredEntry::marker)).isPresent();
                assertThat(work.byCid(ANNE, cid(2))).isPresent();
                assertThat(work.byCid(ANNE, cid(2)).flatMap(StoredEntry::marker)).isEmpty();
                assertThat(work.entry(LOG, 3)).isEmpty();
                work.commit();
            }
            assertThat(store.entries(LOG, 0, 2, 2))
                    .extracting(StoredEntry::json)
                    .containsExactly("{}", "{}");
        }
    }

    @Test
    default void versionsReactionsAndPinsBelongToTheirMessage() throws Exception {
        try (WorkspaceStore store = emptyStore()) {
            append(store, posted(1), posted(2), entry(3, BOB, Optional.empty(), "member.joined"));
            MessageVersion first = new MessageVersion(1, 1, START, "one");
            MessageVersion second = new MessageVersion(2, 5, START.plusMillis(5), "two");
            try (WorkspaceStore.Transaction work = store.begin()) {
                work.putVersion(LOG, 1, first);
                work.putVersion(LOG, 1, second);
                work.react(LOG, 1, "b", BOB, Optional.of(4L));
                work.react(LOG, 1, "a", ANNE, Optional.of(6L));
                work.react(LOG, 1, "b", ANNE, Optional.of(7L));
                work.react(LOG, 1, "b", ANNE, Optional.of(9L));
                work.react(LOG, 2, "a", BOB, Optional.of(8L));
                work.putPin(LOG, 1, Optional.of(START));
                work.putPin(LOG, 2, Optional.of(START.plusMillis(1)));
                assertThat(work.reacted(LOG, 1, "a", ANNE)).isTrue();
                assertThat(work.reacted(LOG, 1, "a", BOB)).isFalse();
                assertThat(work.emoji(LOG, 1)).containsExactlyInAnyOrder("a", "b");
                assertThat(work.versions(LOG, 1)).containsExactly(first, second);
                assertThat(work.pins(LOG)).containsExactly(2L, 1L);
                work.commit();
            }
            assertThat(store.versions(LOG, 1)).containsExactly(first, second);
            assertThat(store.pins(LOG)).containsExactly(2L, 1L);
            assertThat(store.reactions(LOG, 1, 3, ANNE))
                    .containsOnlyKeys(1L, 2L)
                    .containsEntry(
                            1L,
                            List.of(
                                    new Message.Reaction("b", 2, true, List.of(BOB, ANNE)),
                                    new Message.Reaction("a", 1, true, List.of(ANNE))))
                    .containsEntry(2L, List.of(new Message.Reaction("a", 1, false, List.of(BOB))));
            try (WorkspaceStore.Transaction work = store.begin()) {
                work.react(LOG, 2, "a", BOB, Optional.empty());
                work.putPin(LOG, 2, Optional.empty());
                work.strip(LOG, 1);
                work.commit();
            }
            assertThat(store.versions(LOG, 1)).isEmpty();
            assertThat(store.pins(LOG)).isEmpty();
            assertThat(store.reactions(LOG, 1, 3, BOB)).isEmpty();
        }
    }

    @Test
    default void manyReactionsAreCountedAndTenAreNamed() throws Exception {
        try (WorkspaceStore store = emptyStore()) {
            append(store, posted(1));
            try (WorkspaceStore.Transaction work = store.begin()) {
                for (int i = 0; i < 25; i++) {
                    work.react(LOG, 1, "a", new UserId("u_" + i), Optional.of(10L + i));
                }
                work.commit();
            }
            Message.Reaction all =
                    store.reactions(LOG, 1, 1, new UserId("u_24"))
                            .values()
                            .iterator()
                            .next()
                            .getFirst();
            assertThat(all.n()).isEqualTo(25);
            assertThat(all.me()).isTrue();
            assertThat(all.by()).hasSize(10).startsWith(new UserId("u_0")).doesNotHaveDuplicates();
        }
    }

    @Test
    default void messagesAreFoundByTheirWordsTheNewestFirst() throws Exception {
        try (WorkspaceStore store = emptyStore()) {
            try (WorkspaceStore.Transaction work = store.begin()) {
                work.putRoom(room("general"));
                work.commit();
            }
            append(
                    store,
                    saying(1, "The kingfisher is blue"),
                    saying(2, "so is the sky"),
                    entry(3, BOB, Optional.empty(), "member.joined"),
                    saying(4, "a KINGFISHER-nest, \\\"seen\\\" twice"));

            assertThat(found(store, Optional.of(LOG), "kingfisher")).containsExactly(4L, 1L);
            assertThat(found(store, Optional.empty(), "kingf")).containsExactly(4L, 1L);
            assertThat(found(store, Optional.of(LOG), "kingfisher", "blue")).containsExactly(1L);
            assertThat(found(store, Optional.of(new LogKey("r_none")), "kingfisher")).isEmpty();
            assertThat(found(store, Optional.of(LOG), "fisher")).isEmpty();
            SearchQuery.Found newest =
                    store.search(query(Long.MAX_VALUE, 1, Optional.empty(), "is")).getFirst();
            assertThat(newest.seq()).isEqualTo(2);
            assertThat(store.search(query(newest.position(), 9, Optional.empty(), "is")))
                    .extracting(SearchQuery.Found::seq)
                    .containsExactly(1L);
        }
    }

    @Test
    default void aSearchKnowsOnlyPresentTexts() throws Exception {
        try (WorkspaceStore store = emptyStore()) {
            append(store, saying(1, "a kingfisher"), saying(2, "another kingfisher"));
            assertThat(found(store, Optional.of(LOG), "kingfisher")).hasSize(2);
            try (WorkspaceStore.Transaction work = store.begin()) {
                work.supersede(LOG, 1, "{\"msg\":\"m_1\",\"old\":true}");
                work.putChangedMessage(LOG, 1, "{\"text\":\"a heron\"}");
                work.append(with(3, "message.edited", "{\"msg\":\"m_1\",\"rev\":2}"));
                work.erase(LOG, 2, "{\"msg\":\"m_2\",\"old\":true}");
                work.putChangedMessage(LOG, 2, "{\"text\":\"\"}");
                work.append(with(4, "message.deleted", "{\"msg\":\"m_2\"}"));
                work.commit();
            }

            assertThat(found(store, Optional.of(LOG), "kingfisher")).isEmpty();
            assertThat(found(store, Optional.of(LOG), "heron")).containsExactly(1L);
        }
    }

    private static List<Long> found(WorkspaceStore store, Optional<LogKey> log, String... words) {
        return store.search(query(Long.MAX_VALUE, 10, log, words)).stream()
                .map(SearchQuery.Found::seq)
                .toList();
    }

    private static SearchQuery query(
            long before, int limit, Optional<LogKey> log, String... words) {
        return new SearchQuery(List.of(words), log, before, limit);
    }

    private static StoredEntry saying(long seq, String text) {
        return with(seq, "message.posted", "{\"text\":\"" + text + "\"}");
    }

    private static StoredEntry with(long seq, String ev, String json) {
        return new StoredEntry(
                LOG,
                seq,
                START.plusMillis(seq),
                Optional.of(ANNE),
                Optional.empty(),
                Optional.empty(),
                seq,
                1,
                ev,
                json);
    }

    @Test
    default void countsAndTimesAreFoundBySequence() throws Exception {
        try (WorkspaceStore store = emptyStore()) {
            append(store, posted(1), posted(2), posted(3));

            assertThat(store.runningCount(LOG, 2)).isEqualTo(2);
            assertThat(store.runningCount(LOG, 0)).isZero();
            assertThat(store.firstAt(LOG, START.plusMillis(2))).isEqualTo(OptionalLong.of(2));
            assertThat(store.firstAt(LOG, START.minusMillis(2))).isEqualTo(OptionalLong.of(1));
            assertThat(store.firstAt(LOG, START.plusSeconds(9))).isEmpty();
        }
    }

    private static void append(WorkspaceStore store, StoredEntry... entries) {
        try (WorkspaceStore.Transaction work = store.begin()) {
            for (StoredEntry each : entries) {
                assertThat(work.append(each)).isTrue();
            }
            work.commit();
        }
    }

    private static List<Long> seqs(List<StoredEntry> entries) {
        return entries.stream().map(StoredEntry::seq).toList();
    }

    private static StoredEntry posted(long seq) {
        return entry(seq, ANNE, Optional.empty(), "message.posted");
    }

    private static StoredEntry entry(long seq, UserId by, Optional<Marker> marker, String ev) {
        return new StoredEntry(
                LOG,
                seq,
                START.plusMillis(seq),
                Optional.of(by),
                marker.map(Marker::cid),
                marker,
                seq,
                1,
                ev,
                "{\"text\":\"n\u00ba " + seq + "\"}");
    }

    private static Cid cid(int number) {
        return new Cid(new UUID(0x0197_0000_0000_7000L | number, 0x8000_0000_0000_0000L));
    }

    private static Optional<Marker> marker(UserId author, int number) {
        return Optional.of(new Marker(author, cid(number), number, -number));
    }

    private static RoomRecord room(String name) {
        return new RoomRecord(
                ROOM,
                RoomKind.PUBLIC,
                Optional.of(name),
                Optional.of("topic"),
                RoomPolicy.OPEN,
                false,
                "e1",
                List.of());
    }
}
