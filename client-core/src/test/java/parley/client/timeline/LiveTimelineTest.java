package parley.client.timeline;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import parley.client.outbox.OutboxItem;
import parley.client.store.Gap;
import parley.client.store.LocalStore;
import parley.client.store.RoomRow;
import parley.client.store.StoreReader;
import parley.protocol.Message;
import parley.protocol.MessageId;
import parley.protocol.MessageKind;
import parley.protocol.Room;
import parley.protocol.RoomId;
import parley.protocol.RoomKind;
import parley.protocol.RoomPolicy;
import parley.protocol.RoomRole;
import parley.protocol.TextFormat;
import parley.protocol.UserId;

/** A window over a store of which only parts are held. */
class LiveTimelineTest implements TimelineSource {
    private static final UserId ME = new UserId("u_me");
    private static final RoomId ROOM = new RoomId("r_orders");

    @TempDir Path folder;
    private LocalStore store;
    private StoreReader reader;
    private RoomRow row;
    private final List<Long> fetched = new ArrayList<>();
    private long last;

    @BeforeEach
    void open() {
        store = LocalStore.open(folder.resolve("history.db"), ME);
        row = store.addRoom(room());
        store.commit();
        reader = store.reader();
    }

    @AfterEach
    void close() {
        reader.close();
        store.close();
    }

    @Test
    void aRoomOpenedBeforeItsNewestMessagesCameShowsThemWhenTheyCome() {
        last = 2;
        store.addGap(row.key(), new Gap(Gap.Kind.UNHELD, 1, 2));
        store.commit();
        LiveTimeline timeline = new LiveTimeline(ROOM, this, _ -> {});
        timeline.open();
        assertThat(timeline.window().items()).isEmpty();

        Message said = message(2, "before");
        store.putMessage(row.key(), said);
        store.closeGap(row.key(), Gap.Kind.UNHELD, 1, 2);
        store.commit();
        timeline.changed(
                new RoomDelta(ROOM, List.of(said), List.of(), false, true, 2, Optional.empty()));

        assertThat(timeline.window().items())
                .extracting(each -> ((TimelineItem.Posted) each).message().text())
                .containsExactly("before");
        assertThat(timeline.window().older()).isEqualTo(Edge.END);
    }

    @Test
    void olderMessagesThatWereAskedForMeanwhileAreShown() {
        last = 2;
        store.addGap(row.key(), new Gap(Gap.Kind.UNHELD, 1, 2));
        store.commit();
        LiveTimeline timeline = new LiveTimeline(ROOM, this, _ -> {});
        timeline.open();
        timeline.older();
        assertThat(fetched).containsExactly(3L);

        store.putMessage(row.key(), message(2, "two"));
        store.closeGap(row.key(), Gap.Kind.UNHELD, 2, 2);
        store.commit();
        timeline.changed(
                new RoomDelta(ROOM, List.of(), List.of(), false, true, 2, Optional.empty()));

        assertThat(timeline.window().items()).hasSize(1);
        assertThat(timeline.window().older()).isEqualTo(Edge.MORE);
        assertThat(fetched).containsExactly(3L);
    }

    private static Room room() {
        return new Room(
                ROOM,
                RoomKind.PUBLIC,
                Optional.of("orders"),
                Optional.empty(),
                Optional.of(RoomRole.MEMBER),
                2,
                "e1",
                0,
                RoomPolicy.OPEN,
                false,
                Optional.empty());
    }

    private static Message message(long seq, String text) {
        return new Message(
                new MessageId("m_" + seq),
                Optional.empty(),
                ROOM,
                seq,
                1,
                ME,
                Instant.ofEpochSecond(1_763_690_000L + seq),
                seq,
                MessageKind.TEXT,
                text,
                TextFormat.MD,
                List.of(),
                Optional.empty(),
                Optional.empty(),
                List.of(),
                List.of(),
                Optional.empty(),
                Optional.empty(),
                false,
                false,
                Optional.empty());
    }

    @Override
    public StoreReader reader() {
        return reader;
    }

    @Override
    public UserId me() {
        return ME;
    }

    @Override
    public OptionalLong key(RoomId room) {
        return OptionalLong.of(row.key());
    }

    @Override
    public long last(RoomId room) {
        return last;
    }

    @Override
    public long mark(RoomId room) {
        return 0;
    }

    @Override
    public List<OutboxItem> outgoing(RoomId room) {
        return List.of();
    }

    @Override
    public boolean online() {
        return true;
    }

    @Override
    public void fetchBefore(RoomId room, long seq) {
        fetched.add(seq);
    }

    @Override
    public void fetchAround(RoomId room, long seq) {
        fetched.add(seq);
    }

    @Override
    public void fetchAt(RoomId room, Instant instant) {}

    @Override
    public void later(Runnable step) {
        step.run();
    }

    @Override
    public void closed(LiveTimeline timeline) {}
}
