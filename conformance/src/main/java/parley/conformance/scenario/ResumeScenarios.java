package parley.conformance.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import parley.conformance.fault.FaultProxy;
import parley.conformance.fault.FaultProxy.Side;
import parley.conformance.fault.Faults;
import parley.conformance.wire.Person;
import parley.conformance.wire.Target;
import parley.conformance.wire.WireSocket;
import parley.protocol.Cid;
import parley.protocol.Entry;
import parley.protocol.MessageOp;
import parley.protocol.Result;
import parley.protocol.RoomId;
import parley.protocol.SessionOp;

/** The line is cut at every step, and nothing is lost, doubled or out of order. */
public final class ResumeScenarios {
    public void aRequestCutBeforeItArrivedIsNotDone(Stage stage) throws Exception {
        Person ada = stage.person();
        RoomId room = stage.room(ada);
        FaultProxy proxy = stage.proxy();
        WireSocket socket = stage.connect(ada, stage.target().through(proxy.port()));
        Cid cid = stage.cid();
        MessageOp.Send send = MessageOp.Send.plain(room, "never left");

        proxy.up(Faults.stall());
        socket.start(send, cid);
        proxy.cutAll();
        socket.closed();

        WireSocket back = stage.connect(ada);
        assertThat(IdempotencyScenarios.withCid(back, room, cid)).isEmpty();
        assertThat(back.call(send, cid).dup()).isFalse();
        assertThat(IdempotencyScenarios.withCid(back, room, cid)).hasSize(1);
    }

    public void aRequestCutBeforeItsAnswerIsDoneOnce(Stage stage) throws Exception {
        Person ada = stage.person();
        Person ben = stage.person();
        RoomId room = stage.room(ada, ben);
        FaultProxy proxy = stage.proxy();
        WireSocket witness = stage.connect(ben);
        WireSocket socket = stage.connect(ada, stage.target().through(proxy.port()));
        Cid cid = stage.cid();
        MessageOp.Send send = MessageOp.Send.plain(room, "no answer came");

        proxy.down(Faults.stall());
        socket.start(send, cid);
        Entry seen = witness.entry(room, "the message", e -> e.by().equals(Optional.of(ada.id())));
        proxy.cutAll();
        socket.closed();

        Result.Sent again = stage.connect(ada).call(send, cid);
        assertThat(again.dup()).isTrue();
        assertThat(again.seq()).contains(seen.seq());
        assertThat(IdempotencyScenarios.withCid(witness, room, cid)).hasSize(1);
    }

    public void aCutAfterTheAnswerCostsNothing(Stage stage) throws Exception {
        Person ada = stage.person();
        RoomId room = stage.room(ada);
        FaultProxy proxy = stage.proxy();
        WireSocket socket = stage.connect(ada, stage.target().through(proxy.port()));

        Result.Sent sent = stage.say(socket, room, "acknowledged");
        proxy.cutAll();
        socket.closed();

        assertThat(stage.connect(ada).call(LogScenarios.read(room, 0, 100)).list().getLast().seq())
                .isEqualTo(sent.seq().orElseThrow());
    }

    public void aConversationSurvivesACutAfterAnyByteUpwards(Stage stage) throws Exception {
        converseWithCuts(stage, FaultProxy::up, 2_600);
    }

    public void aConversationSurvivesACutAfterAnyByteDownwards(Stage stage) throws Exception {
        converseWithCuts(stage, FaultProxy::down, 5_000);
    }

    /** One direction of a proxy. */
    private interface Direction {
        void set(FaultProxy proxy, Faults faults);
    }

    private static void converseWithCuts(Stage stage, Direction direction, int lastByte)
            throws Exception {
        Person ada = stage.person();
        Person ben = stage.person();
        RoomId room = stage.room(ada, ben);
        FaultProxy proxy = stage.proxy();
        Target target = stage.target().through(proxy.port());
        Follower follower = new Follower(stage, ada, room);
        follower.visit(target, Optional.empty());
        int steps = 16;

        for (int step = 1; step <= steps; step++) {
            stage.say(ben, room, "ben " + step);
            Cid cid = stage.cid();
            MessageOp.Send send = MessageOp.Send.plain(room, "ada " + step);
            direction.set(proxy, Faults.cutAfter((long) lastByte * step / steps));
            boolean through = follower.visit(target, Optional.of(new Follower.Sending(send, cid)));
            direction.set(proxy, Faults.NONE);
            if (!through) {
                assertThat(follower.visit(target, Optional.of(new Follower.Sending(send, cid))))
                        .isTrue();
            }
        }

        follower.visit(target, Optional.empty());
        assertThat(follower.texts("ada ")).containsExactlyElementsOf(numbered("ada ", steps));
        assertThat(follower.texts("ben ")).containsExactlyElementsOf(numbered("ben ", steps));
    }

    public void aSyncCutOnTheWayIsAskedAgainWithTheSameToken(Stage stage) throws Exception {
        Person ada = stage.person();
        Person ben = stage.person();
        RoomId room = stage.room(ada, ben);
        FaultProxy proxy = stage.proxy();
        String token = SyncScenarios.read(stage.connect(ben), Optional.empty(), 50).token;
        long head = stage.say(ada, room, "while away").seq().orElseThrow();
        WireSocket cut = stage.connect(ben, stage.target().through(proxy.port()));

        proxy.down(Faults.cutAfter(10));
        cut.start(sync(token), stage.cid());
        cut.closed();

        SyncScenarios.Pages pages = SyncScenarios.read(stage.connect(ben), Optional.of(token), 50);
        assertThat(pages.full).isFalse();
        assertThat(pages.room(room).state().orElseThrow().head()).isEqualTo(head);
    }

    public void aLogReadCutOnTheWayIsAskedAgain(Stage stage) throws Exception {
        Person ada = stage.person();
        RoomId room = stage.room(ada);
        FaultProxy proxy = stage.proxy();
        long head = stage.say(ada, room, "x".repeat(10_000)).seq().orElseThrow();
        WireSocket cut = stage.connect(ada, stage.target().through(proxy.port()));

        proxy.down(Faults.cutAfter(5_000));
        cut.start(LogScenarios.read(room, 0, 100), stage.cid());
        cut.closed();

        LogScenarios.assertContiguous(
                stage.connect(ada).call(LogScenarios.read(room, 0, 100)).list(), 1, head);
    }

    public void aSocketTheServerStillBelievesInKeepsNobodyOut(Stage stage) throws Exception {
        Person ada = stage.person();
        Person ben = stage.person();
        RoomId room = stage.room(ada, ben);
        FaultProxy proxy = stage.proxy();
        WireSocket asleep = stage.connect(ada, stage.target().through(proxy.port()));
        proxy.halfOpen(Side.SERVER);
        asleep.closed();

        WireSocket awake = stage.connect(ada);
        long seq = stage.say(ben, room, "good morning").seq().orElseThrow();

        assertThat(awake.entry(room, seq).by()).contains(ben.id());
    }

    public void aLineThatStoodStillDeliversEverythingInOrder(Stage stage) throws Exception {
        Person ada = stage.person();
        Person ben = stage.person();
        RoomId room = stage.room(ada, ben);
        FaultProxy proxy = stage.proxy();
        WireSocket slow = stage.connect(ben, stage.target().through(proxy.port()));
        proxy.down(Faults.stall());
        long first = stage.say(ada, room, "n1").seq().orElseThrow();
        long last = 0;
        for (int i = 2; i <= 10; i++) {
            last = stage.say(ada, room, "n" + i).seq().orElseThrow();
        }

        proxy.down(Faults.chop(7));
        slow.entry(room, last);

        List<Long> heard =
                slow.entries(room).stream().map(Entry::seq).filter(s -> s >= first).toList();
        assertThat(heard).isSorted().doesNotHaveDuplicates().hasSize(10);
    }

    public void twentyCutsInAConversationOfTwoLoseAndDoubleNothing(Stage stage) throws Exception {
        Person ada = stage.person();
        Person ben = stage.person();
        RoomId room = stage.room(ada, ben);
        FaultProxy proxy = stage.proxy();
        Target target = stage.target().through(proxy.port());
        Follower adas = new Follower(stage, ada, room);
        Follower bens = new Follower(stage, ben, room);
        for (int i = 1; i <= 20; i++) {
            adas.insist(target, MessageOp.Send.plain(room, "ada " + i));
            proxy.cutAll();
            bens.insist(target, MessageOp.Send.plain(room, "ben " + i));
        }

        adas.visit(target, Optional.empty());
        bens.visit(target, Optional.empty());

        assertThat(adas.texts("")).isEqualTo(bens.texts(""));
        assertThat(adas.texts("ada ")).containsExactlyElementsOf(numbered("ada ", 20));
        assertThat(adas.texts("ben ")).containsExactlyElementsOf(numbered("ben ", 20));
    }

    private static SessionOp.Sync sync(String token) {
        return new SessionOp.Sync(Optional.of(token), Optional.of(50));
    }

    private static List<String> numbered(String name, int last) {
        return IntStream.rangeClosed(1, last).mapToObj(i -> name + i).toList();
    }
}
