package parley.client.workspace;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import parley.client.address.BadAddress;
import parley.client.timeline.Timeline;
import parley.client.timeline.TimelineItem;
import parley.conformance.fault.FaultProxy;
import parley.conformance.fault.Faults;
import parley.protocol.InviteOp;
import parley.protocol.RoomId;
import parley.protocol.RoomKind;
import parley.protocol.RoomOp;

/**
 * Three real clients talk for three minutes at about ten messages a second while their network is
 * cut sixty times, in every way a network breaks. Every message is shown once, in the same order,
 * everywhere.
 */
class NetworkCutsTest {
    private static final int CUTS = 60;
    private static final int MESSAGES_A_CUT = 30;
    private static final Duration BETWEEN_MESSAGES = Duration.ofMillis(100);
    private static final int MESSAGES = CUTS * MESSAGES_A_CUT;

    @TempDir Path folder;

    /** A client behind a network of its own. */
    private record Side(Person person, FaultProxy network, Ledger ledger) {}

    @Test
    void everyMessageIsShownOnceInTheSameOrderEverywhere() throws Exception {
        List<Side> sides = new ArrayList<>();
        try (TestServer server = TestServer.start(folder.resolve("server"))) {
            RoomId room = meet(server, sides);
            List<Timeline> timelines = new ArrayList<>();
            for (Side side : sides) {
                timelines.add(side.person.session().timeline(room, side.ledger));
            }

            talkAndCut(sides, room);

            for (Side side : sides) {
                heal(side.network);
                side.person.workspaces().networkUp();
            }
            for (Side side : sides) {
                Await.until(
                        "everything is shown, not " + side.ledger.count(),
                        Duration.ofSeconds(90),
                        () -> side.ledger.count() == MESSAGES);
                Await.until(
                        "nothing is on its way",
                        () -> side.person.session().outbox().items(Optional.empty()).isEmpty());
            }
            timelines.forEach(Timeline::close);
            List<String> order = history(sides.getFirst(), room);
            assertThat(order).hasSize(MESSAGES).doesNotHaveDuplicates();
            for (Side side : sides) {
                assertThat(side.ledger.faults()).isEmpty();
                assertThat(side.ledger.shown()).hasSize(MESSAGES);
                assertThat(history(side, room)).isEqualTo(order);
            }
            for (int i = 0; i < sides.size(); i++) {
                String author = i + ":";
                assertThat(order.stream().filter(t -> t.startsWith(author)).map(NetworkCutsTest::n))
                        .isSorted();
            }
        } finally {
            for (Side side : sides) {
                side.person.close();
                side.network.close();
            }
        }
    }

    private static int n(String text) {
        return Integer.parseInt(text.substring(2));
    }

    private RoomId meet(TestServer server, List<Side> sides)
            throws IOException, BadAddress, RequestException {
        for (int i = 0; i < 3; i++) {
            sides.add(
                    new Side(
                            new Person("user" + i, folder.resolve("user" + i)),
                            FaultProxy.to(server.port()),
                            new Ledger()));
        }
        WorkspaceSession host =
                sides.getFirst()
                        .person
                        .signUp(server.linkAt(sides.getFirst().network.port()), server.setupCode());
        Await.until("the host is online", () -> host.connection().online());
        RoomId room =
                host.createRoom(
                                new RoomOp.Create(
                                        RoomKind.PUBLIC,
                                        Optional.of("cuts"),
                                        Optional.empty(),
                                        List.of(),
                                        Optional.empty()))
                        .room();
        String code =
                host.createInvite(
                                new InviteOp.Create(
                                        Optional.empty(),
                                        Optional.empty(),
                                        Optional.empty(),
                                        Optional.empty(),
                                        Optional.empty(),
                                        false))
                        .code()
                        .orElseThrow();
        for (Side side : sides.subList(1, 3)) {
            WorkspaceSession guest = side.person.signUp(server.linkAt(side.network.port()), code);
            Await.until("a guest is online", () -> guest.connection().online());
            guest.joinRoom(room);
        }
        return room;
    }

    /**
     * One message each tenth of a second, a cut every three, healed after one to two and a half.
     */
    private static void talkAndCut(List<Side> sides, RoomId room) {
        Random random = new Random(7);
        int[] healAt = new int[sides.size()];
        long start = System.nanoTime();
        for (int n = 0; n < MESSAGES; n++) {
            int author = n % sides.size();
            sides.get(author).person.say(room, author + ":" + n);
            for (int i = 0; i < healAt.length; i++) {
                if (healAt[i] == n) {
                    heal(sides.get(i).network);
                }
            }
            if ((n + 1) % MESSAGES_A_CUT == 0) {
                int cut = n / MESSAGES_A_CUT;
                int victim = cut % sides.size();
                cut(sides.get(victim).network, cut);
                healAt[victim] = n + 10 + random.nextInt(15);
            }
            long next = start + (n + 1) * BETWEEN_MESSAGES.toNanos();
            Await.until(
                    "the next tenth of a second",
                    Duration.ofMinutes(1),
                    () -> System.nanoTime() - next >= 0);
        }
    }

    private static void heal(FaultProxy network) {
        network.both(Faults.NONE);
        network.refuse(false);
    }

    private static void cut(FaultProxy network, int n) {
        switch (n % 7) {
            case 0 -> network.cutAll();
            case 1 -> network.endAll();
            case 2 -> network.halfOpen(FaultProxy.Side.CLIENT);
            case 3 -> {
                network.refuse(true);
                network.cutAll();
            }
            case 4 -> network.down(Faults.blackHole());
            case 5 -> network.both(Faults.cutAfter(700));
            default -> network.both(Faults.stall());
        }
    }

    /** The whole local history, from the first message on. */
    private static List<String> history(Side side, RoomId room) {
        List<String> all = new ArrayList<>();
        try (Watcher watcher = new Watcher(side.person.session(), room)) {
            watcher.timeline().around(1);
            Await.until("the first message", () -> !watcher.texts().isEmpty());
            Await.until("the beginning", () -> watcher.timeline().window().focus().orElse(-1) == 1);
            long last = 0;
            while (true) {
                List<TimelineItem> items = watcher.items();
                for (TimelineItem item : items) {
                    if (item instanceof TimelineItem.Posted posted
                            && posted.message().seq() > last) {
                        last = posted.message().seq();
                        all.add(posted.message().text());
                    }
                }
                if (all.size() >= MESSAGES) {
                    return all;
                }
                long seen = last;
                watcher.timeline().newer();
                Await.until("more of the history", () -> newest(watcher) > seen);
            }
        }
    }

    private static long newest(Watcher watcher) {
        return watcher.items().stream()
                .filter(TimelineItem.Posted.class::isInstance)
                .mapToLong(i -> ((TimelineItem.Posted) i).message().seq())
                .max()
                .orElse(0);
    }
}
