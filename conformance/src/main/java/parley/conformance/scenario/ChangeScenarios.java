package parley.conformance.scenario;

import static org.assertj.core.api.Assertions.assertThat;
import static parley.conformance.scenario.MessageScenarios.answering;
import static parley.conformance.scenario.MessageScenarios.changes;
import static parley.conformance.scenario.MessageScenarios.edit;
import static parley.conformance.scenario.MessageScenarios.id;
import static parley.conformance.scenario.MessageScenarios.one;
import static parley.conformance.scenario.MessageScenarios.refusal;
import static parley.conformance.scenario.MessageScenarios.seq;
import static parley.conformance.scenario.MessageScenarios.seqOf;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import parley.conformance.wire.Person;
import parley.conformance.wire.WireSocket;
import parley.protocol.Cid;
import parley.protocol.Entry;
import parley.protocol.EntryData;
import parley.protocol.ErrorCode;
import parley.protocol.HistoryPolicy;
import parley.protocol.LogLine;
import parley.protocol.MemberOp;
import parley.protocol.Message;
import parley.protocol.MessageOp;
import parley.protocol.Op;
import parley.protocol.PostPolicy;
import parley.protocol.Result;
import parley.protocol.RoomId;
import parley.protocol.RoomKind;
import parley.protocol.RoomPolicy;

/** The same change twice, from two devices at once, after a cut, and before one came. */
public final class ChangeScenarios {
    public void theSameChangeTwiceIsOne(Stage stage) throws Exception {
        Person ada = stage.person();
        RoomId room = stage.room(ada);
        WireSocket socket = stage.connect(ada);
        Cid sending = stage.cid();
        Result.Sent sent = socket.call(MessageOp.Send.plain(room, "once"), sending);
        List<Cid> cids = new ArrayList<>();
        List<Op<?>> ops = new ArrayList<>(changes(room, id(sent)));
        List<Long> seqs = new ArrayList<>();
        for (Op<?> op : ops) {
            Cid cid = stage.cid();
            cids.add(cid);
            seqs.add(seqOf(stage.api().call(ada, op, cid)));
        }
        long head = OrderScenarios.head(socket, room);

        for (int i = ops.size() - 1; i >= 0; i--) {
            Op<?> op = ops.get(i);
            if (op instanceof MessageOp.Edit) {
                assertThat(refusal(stage, ada, op, cids.get(i))).contains(ErrorCode.GONE);
            } else {
                assertThat(seqOf(stage.api().call(ada, op, cids.get(i)))).isEqualTo(seqs.get(i));
            }
        }
        assertThat(refusal(stage, ada, MessageOp.Send.plain(room, "once"), sending))
                .contains(ErrorCode.GONE);
        assertThat(OrderScenarios.head(socket, room)).isEqualTo(head);
    }

    public void anEditSentAgainAfterACutHasItsFirstAnswer(Stage stage) throws Exception {
        Person ada = stage.person();
        RoomId room = stage.room(ada);
        WireSocket before = stage.connect(ada);
        Result.Sent sent = stage.say(before, room, "one");
        Cid cid = stage.cid();
        before.start(edit(room, id(sent), "two"), cid);
        before.drop();

        WireSocket after = stage.connect(ada);
        Result.Edited answer = after.call(edit(room, id(sent), "two"), cid);
        after.call(edit(room, id(sent), "three"));
        Result.Edited again = after.call(edit(room, id(sent), "two"), cid);

        assertThat(answer.rev()).isEqualTo(2);
        assertThat(again).isEqualTo(new Result.Edited(answer.seq(), 2, true));
        assertThat(one(after, room, seq(sent)).text()).isEqualTo("three");
    }

    public void twoDevicesThatChangeOneMessageAtOnceEndEqual(Stage stage) throws Exception {
        Person ada = stage.cast().fresh();
        Person phone = stage.cast().again(ada);
        RoomId room = stage.room(ada);
        WireSocket one = stage.connect(ada);
        WireSocket two = stage.connect(phone);
        long begin = OrderScenarios.head(one, room);
        for (int round = 0; round < 3; round++) {
            Result.Sent sent = stage.say(one, room, "round " + round);
            List<String> first = new ArrayList<>();
            List<String> second = new ArrayList<>();
            for (int i = 0; i < 4; i++) {
                first.add(one.start(edit(room, id(sent), "one " + i), stage.cid()));
                second.add(two.start(edit(room, id(sent), "two " + i), stage.cid()));
            }
            first.add(one.start(new MessageOp.Delete(room, id(sent)), stage.cid()));
            second.add(two.start(new MessageOp.Delete(room, id(sent)), stage.cid()));
            first.forEach(one::response);
            second.forEach(two::response);
        }
        long head = OrderScenarios.head(one, room);
        List<LogLine> log = one.call(LogScenarios.read(room, begin, 200)).list();
        LogScenarios.assertContiguous(log, begin + 1, head);

        // Many writers leave voids, of which nobody is told, and overtake each other on the way.
        for (LogLine line : log) {
            if (line instanceof Entry entry) {
                assertThat(two.entry(room, entry.seq())).isEqualTo(one.entry(room, entry.seq()));
            }
        }
        List<Message> shown = one.call(MessageOp.History.before(room, Optional.empty(), 50)).list();
        assertThat(shown)
                .isEqualTo(two.call(MessageOp.History.before(room, Optional.empty(), 50)).list());
        assertThat(shown).hasSize(3).allMatch(m -> m.deleted().isPresent());
    }

    public void whoCameLaterHearsNothingOfWhatTheyMayNotSee(Stage stage) throws Exception {
        Person ada = stage.person();
        Person ben = stage.person();
        RoomPolicy policy = new RoomPolicy(PostPolicy.ALL, PostPolicy.ALL, HistoryPolicy.JOINED);
        RoomId room = stage.create(RoomKind.PRIVATE, Optional.of(policy), ada).room();
        WireSocket adas = stage.connect(ada);
        Result.Sent early = stage.say(adas, room, "before ben");
        adas.call(new MemberOp.Add(room, ben.id(), Optional.empty()));
        WireSocket bens = stage.connect(ben);

        long edited = adas.call(edit(room, id(early), "before ben, edited")).seq();
        long reacted = adas.call(new MessageOp.React(room, id(early), "🙈", true)).seq();
        long pinned = adas.call(new MessageOp.Pin(room, id(early), true)).seq();
        long last = seq(stage.say(adas, room, "with ben"));

        bens.entry(room, last);
        for (long seq : List.of(edited, reacted, pinned)) {
            assertThat(bens.entry(room, seq).d()).isInstanceOf(EntryData.VoidEntry.class);
            assertThat(adas.entry(room, seq).d()).isNotInstanceOf(EntryData.VoidEntry.class);
        }
        Result.LogPage page = bens.call(LogScenarios.read(room, 0, 100));
        LogScenarios.assertContiguous(page.list(), page.from().orElseThrow(), last);
        assertThat(page.list())
                .filteredOn(line -> line.seq() >= edited && line.to() <= pinned)
                .noneMatch(Entry.class::isInstance);
        assertThat(bens.call(new MessageOp.Pins(room, Optional.empty())).list()).isEmpty();
        for (Op<?> op : changes(room, id(early))) {
            assertThat(bens.refused(op).code())
                    .as("%s", op)
                    .isIn(ErrorCode.NOT_FOUND, ErrorCode.FORBIDDEN);
        }
        assertThat(bens.refused(answering(room, id(early))).code()).isEqualTo(ErrorCode.NOT_FOUND);
    }
}
