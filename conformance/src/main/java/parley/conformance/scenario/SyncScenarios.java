package parley.conformance.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import parley.conformance.wire.Person;
import parley.conformance.wire.WireSocket;
import parley.protocol.MessageOp;
import parley.protocol.Result;
import parley.protocol.RoomId;
import parley.protocol.RoomOp;
import parley.protocol.SessionOp;

/** What moved since a client was last here. */
public final class SyncScenarios {
    public void withoutATokenEveryRoomIsNamed(Stage stage) throws Exception {
        Person ada = stage.person();
        RoomId one = stage.room(ada);
        RoomId two = stage.publicRoom(ada);
        WireSocket socket = stage.connect(ada);

        Pages pages = read(socket, Optional.empty(), 50);

        assertThat(pages.full).isTrue();
        assertThat(pages.ids()).contains(one, two);
        assertThat(pages.rooms).allMatch(room -> room.gone() == room.state().isEmpty());
    }

    public void withATokenOnlyRoomsThatMovedAreNamed(Stage stage) throws Exception {
        Person ada = stage.person();
        Person ben = stage.person();
        RoomId quiet = stage.room(ada, ben);
        RoomId busy = stage.room(ada, ben);
        WireSocket socket = stage.connect(ben);
        Pages before = read(socket, Optional.empty(), 50);

        long head = stage.say(ada, busy, "news").seq().orElseThrow();
        Pages after = read(socket, Optional.of(before.token), 50);

        assertThat(after.full).isFalse();
        assertThat(after.ids()).contains(busy).doesNotContain(quiet);
        assertThat(after.room(busy).state().orElseThrow().head()).isEqualTo(head);
    }

    public void nothingNewIsAnEmptyPage(Stage stage) throws Exception {
        Person ada = stage.person();
        RoomId room = stage.room(ada);
        WireSocket socket = stage.connect(ada);
        Pages before = read(socket, Optional.empty(), 50);

        Pages after = read(socket, Optional.of(before.token), 50);

        assertThat(before.ids()).contains(room);
        assertThat(after.rooms).isEmpty();
        assertThat(after.full).isFalse();
    }

    public void manyRoomsComeInPagesAndNoneIsMissed(Stage stage) throws Exception {
        Person ada = stage.person();
        Set<RoomId> made = new HashSet<>();
        for (int i = 0; i < 7; i++) {
            made.add(stage.room(ada));
        }
        WireSocket socket = stage.connect(ada);

        Pages pages = read(socket, Optional.empty(), 2);

        assertThat(pages.count).isGreaterThan(3);
        assertThat(pages.ids()).containsAll(made).doesNotHaveDuplicates();
        assertThat(read(socket, Optional.of(pages.token), 2).rooms).isEmpty();
    }

    public void helloWithATokenHasTheAnswerInlined(Stage stage) throws Exception {
        Person ada = stage.person();
        Person ben = stage.person();
        RoomId room = stage.room(ada, ben);
        String token = read(stage.connect(ben), Optional.empty(), 50).token;
        stage.say(ada, room, "while ben is away");

        Result.Welcome welcome = stage.silent(ben).hello(ben, Optional.of(token));

        Result.SyncPage page = welcome.sync().orElseThrow();
        assertThat(page.full()).isFalse();
        assertThat(page.rooms()).extracting(Result.SyncRoom::room).contains(room);
    }

    public void aTokenOfSomebodyElseMeansAFreshStart(Stage stage) throws Exception {
        Person ada = stage.person();
        Person ben = stage.person();
        RoomId secret = stage.room(ada);
        String adas = read(stage.connect(ada), Optional.empty(), 50).token;

        Pages bens = read(stage.connect(ben), Optional.of(adas), 50);

        assertThat(bens.full).isTrue();
        assertThat(bens.ids()).doesNotContain(secret);
    }

    public void aTokenNobodyMadeMeansAFreshStart(Stage stage) throws Exception {
        WireSocket socket = stage.connect(stage.person());

        assertThat(read(socket, Optional.of("nonsense"), 50).full).isTrue();
        assertThat(read(socket, Optional.of("x".repeat(2_000)), 50).full).isTrue();
    }

    public void aRoomThatOneLeftIsGone(Stage stage) throws Exception {
        Person ada = stage.person();
        Person ben = stage.person();
        RoomId room = stage.room(ada, ben);
        WireSocket socket = stage.connect(ben);
        String token = read(socket, Optional.empty(), 50).token;

        socket.call(new RoomOp.Leave(room));
        Pages after = read(socket, Optional.of(token), 50);

        assertThat(after.room(room).gone()).isTrue();
        assertThat(after.room(room).state()).isEmpty();
        assertThat(read(socket, Optional.empty(), 50).ids()).doesNotContain(room);
    }

    public void aRoomOneWasAddedToIsNamed(Stage stage) throws Exception {
        Person ada = stage.person();
        Person ben = stage.person();
        WireSocket socket = stage.connect(ben);
        String token = read(socket, Optional.empty(), 50).token;

        RoomId room = stage.room(ada, ben);

        assertThat(read(socket, Optional.of(token), 50).ids()).contains(room);
    }

    public void unreadCountsOthersMessagesAfterTheMark(Stage stage) throws Exception {
        Person ada = stage.person();
        Person ben = stage.person();
        RoomId room = stage.room(ada, ben);
        WireSocket bens = stage.connect(ben);
        stage.say(ada, room, "one");
        long two = stage.say(ada, room, "two").seq().orElseThrow();
        stage.say(ada, room, "three");
        stage.say(bens, room, "my own");

        assertThat(unread(bens, room)).isEqualTo(3);
        bens.call(new MessageOp.ReadMark(room, two, Optional.empty()));

        assertThat(unread(bens, room)).isEqualTo(1);
        assertThat(read(bens, Optional.empty(), 50).room(room).mark()).contains(two);
    }

    public void theOwnLogStandsBesideTheRooms(Stage stage) throws Exception {
        Person ada = stage.person();
        WireSocket socket = stage.connect(ada);
        Result.Position before = read(socket, Optional.empty(), 50).me;

        RoomId room = stage.room(ada);
        Result.Position after = read(socket, Optional.empty(), 50).me;

        assertThat(after.epoch()).isEqualTo(before.epoch());
        assertThat(after.head()).isGreaterThan(before.head());
        assertThat(socket.entry(RoomId.ME, after.head()).seq()).isEqualTo(after.head());
        assertThat(room).isNotNull();
    }

    private static int unread(WireSocket socket, RoomId room) {
        return read(socket, Optional.empty(), 50).room(room).unread().orElseThrow();
    }

    static Pages read(WireSocket socket, Optional<String> since, int limit) {
        Pages pages = new Pages();
        Optional<String> from = since;
        do {
            pages.add(socket.call(new SessionOp.Sync(from, Optional.of(limit))));
            from = Optional.of(pages.token);
        } while (pages.more && pages.count < 1_000);
        return pages;
    }

    /** All pages of one recovery. */
    static final class Pages {
        final List<Result.SyncRoom> rooms = new ArrayList<>();
        String token = "";
        boolean full;
        boolean more;
        int count;
        Result.Position me = new Result.Position("", 0);

        void add(Result.SyncPage page) {
            rooms.addAll(page.rooms());
            token = page.token();
            full |= page.full();
            more = page.more();
            me = page.me();
            count++;
        }

        List<RoomId> ids() {
            return rooms.stream().map(Result.SyncRoom::room).toList();
        }

        Result.SyncRoom room(RoomId id) {
            return rooms.stream()
                    .filter(room -> room.room().equals(id))
                    .findFirst()
                    .orElseThrow(() -> new AssertionError(id + " is not among " + ids()));
        }
    }
}
