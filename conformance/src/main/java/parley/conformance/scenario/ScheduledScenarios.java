package parley.conformance.scenario;

import static org.assertj.core.api.Assertions.assertThat;
import static parley.conformance.scenario.FileTools.refused;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import parley.conformance.wire.Person;
import parley.conformance.wire.WireSocket;
import parley.protocol.Cid;
import parley.protocol.Entry;
import parley.protocol.EntryData;
import parley.protocol.ErrorCode;
import parley.protocol.MessageOp;
import parley.protocol.Result;
import parley.protocol.RoomId;
import parley.protocol.ScheduledId;
import parley.protocol.TextFormat;

/** Messages that wait for their time. */
public final class ScheduledScenarios {
    public void aMessageWaitsAndIsSentOnceWhenItsTimeComes(Stage stage) throws Exception {
        Person ada = stage.person();
        Person ben = stage.person();
        RoomId room = stage.room(ada, ben);
        Cid cid = stage.cid();
        stage.callIfOffered(ada, new MessageOp.ScheduledMessages(Optional.empty()));
        WireSocket socket = stage.connect(ben);
        MessageOp.Send soon = at(stage, room, "later", Duration.ofSeconds(4));

        Result.Sent taken = stage.api().call(ada, soon, cid);
        Entry entry =
                socket.entry(
                        room, "what waited", each -> each.d() instanceof EntryData.MessagePosted);

        assertThat(taken.at()).isEqualTo(soon.sendAt());
        assertThat(entry.ts()).isAfterOrEqualTo(soon.sendAt().orElseThrow());
        assertThat(entry.by()).contains(ada.id());
        assertThat(waiting(stage, ada, room)).isEmpty();
        Result.Sent sent = stage.api().call(ada, soon, cid);
        assertThat(sent.dup()).isTrue();
        assertThat(sent.seq()).contains(entry.seq());
        assertThat(texts(stage, ben, room)).containsExactly("later");
    }

    public void aWaitingMessageIsSeenAndTakenBackByItsAuthorOnly(Stage stage) throws IOException {
        Person ada = stage.person();
        Person ben = stage.person();
        RoomId room = stage.room(ada, ben);
        MessageOp.Send never = at(stage, room, "never", Duration.ofHours(1));
        stage.callIfOffered(ada, new MessageOp.ScheduledMessages(Optional.empty()));
        Cid asked = stage.cid();
        Result.Sent taken = stage.api().call(ada, never, asked);
        ScheduledId id = taken.scheduled().orElseThrow();
        Result.Sent again = stage.api().call(ada, never, asked);
        assertThat(again.scheduled()).contains(id);
        assertThat(again.dup()).isTrue();
        assertThat(taken.msg()).isEmpty();
        assertThat(texts(stage, ada, room)).isEmpty();
        assertThat(waiting(stage, ada, room)).containsExactly("never");
        assertThat(waiting(stage, ben, room)).isEmpty();
        assertThat(refused(stage, ben, new MessageOp.CancelScheduled(id)))
                .isEqualTo(ErrorCode.NOT_FOUND);
        Cid cid = stage.cid();

        stage.api().call(ada, new MessageOp.CancelScheduled(id), cid);

        assertThat(stage.api().call(ada, new MessageOp.CancelScheduled(id), cid).dup()).isTrue();
        assertThat(waiting(stage, ada, room)).isEmpty();
        assertThat(refused(stage, ada, new MessageOp.CancelScheduled(id)))
                .isEqualTo(ErrorCode.NOT_FOUND);
    }

    public void onlyATimeWithinTheNextYearIsTaken(Stage stage) throws IOException {
        Person ada = stage.person();
        RoomId room = stage.room(ada);
        stage.callIfOffered(ada, new MessageOp.ScheduledMessages(Optional.empty()));

        assertThat(refused(stage, ada, at(stage, room, "too late", Duration.ofSeconds(-5))))
                .isEqualTo(ErrorCode.BAD_REQUEST);
        assertThat(refused(stage, ada, at(stage, room, "too early", Duration.ofDays(400))))
                .isEqualTo(ErrorCode.BAD_REQUEST);
    }

    private static MessageOp.Send at(Stage stage, RoomId room, String text, Duration from) {
        return new MessageOp.Send(
                room,
                text,
                TextFormat.PLAIN,
                Optional.empty(),
                List.of(),
                Optional.empty(),
                List.of(),
                false,
                Optional.of(Instant.ofEpochMilli(stage.clock().millis()).plus(from)),
                Optional.empty());
    }

    private static List<String> waiting(Stage stage, Person person, RoomId room)
            throws IOException {
        return stage
                .api()
                .call(person, new MessageOp.ScheduledMessages(Optional.of(room)))
                .list()
                .stream()
                .map(Result.Scheduled::text)
                .toList();
    }

    private static List<String> texts(Stage stage, Person person, RoomId room) throws IOException {
        return stage
                .api()
                .call(person, MessageOp.History.before(room, Optional.empty(), 10))
                .list()
                .stream()
                .map(each -> each.text())
                .toList();
    }
}
