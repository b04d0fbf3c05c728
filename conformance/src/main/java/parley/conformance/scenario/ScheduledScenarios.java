package parley.conformance.scenario;

import static org.assertj.core.api.Assertions.assertThat;
import static parley.conformance.scenario.FileTools.refused;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import parley.conformance.wire.Person;
import parley.conformance.wire.WireSocket;
import parley.protocol.Cid;
import parley.protocol.Entry;
import parley.protocol.EntryData;
import parley.protocol.ErrorCode;
import parley.protocol.FileId;
import parley.protocol.FileOp;
import parley.protocol.FilePurpose;
import parley.protocol.FileRef;
import parley.protocol.MemberOp;
import parley.protocol.MessageOp;
import parley.protocol.Result;
import parley.protocol.RoomId;
import parley.protocol.ScheduledId;
import parley.protocol.TextFormat;
import parley.protocol.VoiceNote;

/** Messages that wait for their time. */
public final class ScheduledScenarios {
    public void aMessageWaitsAndIsSentOnceWhenItsTimeComes(Stage stage) throws Exception {
        Person ada = stage.person();
        Person ben = stage.person();
        RoomId room = stage.room(ada, ben);
        Cid cid = stage.cid();
        stage.callIfOffered(ada, MessageOp.ScheduledMessages.of(Optional.empty()));
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
        stage.callIfOffered(ada, MessageOp.ScheduledMessages.of(Optional.empty()));
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

    public void aWaitingMessageIsMovedAndGivenAnotherText(Stage stage) throws Exception {
        Person ada = stage.person();
        Person ben = stage.person();
        RoomId room = stage.room(ada, ben);
        stage.callIfOffered(ada, MessageOp.ScheduledMessages.of(Optional.empty()));
        Result.Sent taken =
                stage.api().call(ada, calling(stage, room, "at noon", ben, Duration.ofHours(1)));
        ScheduledId id = taken.scheduled().orElseThrow();
        Instant soon = now(stage).plus(Duration.ofSeconds(4));
        Cid cid = stage.cid();
        WireSocket socket = stage.connect(ben);

        stage.api().call(ada, change(id, now(stage).plus(Duration.ofHours(2)), Optional.empty()));
        assertThat(whole(stage, ada, id).mentions()).containsExactly(ben.id().value());
        String text = "in a moment ".repeat(30).strip();
        Result.Sent moved = stage.api().call(ada, change(id, soon, Optional.of(text)), cid);

        assertThat(moved.scheduled()).contains(id);
        assertThat(moved.at()).contains(soon);
        assertThat(whole(stage, ada, id).text()).isEqualTo(text);
        Result.Sent again = stage.api().call(ada, change(id, soon, Optional.of(text)), cid);
        assertThat(again.dup()).isTrue();
        Entry entry =
                socket.entry(
                        room, "what waited", each -> each.d() instanceof EntryData.MessagePosted);
        assertThat(entry.ts()).isAfterOrEqualTo(soon);
        assertThat(texts(stage, ben, room)).containsExactly(text);
        assertThat(waiting(stage, ada, room)).isEmpty();
    }

    public void aWaitingMessageIsChangedByItsAuthorAndToATimeToComeOnly(Stage stage)
            throws IOException {
        Person ada = stage.person();
        Person ben = stage.person();
        RoomId room = stage.room(ada, ben);
        stage.callIfOffered(ada, MessageOp.ScheduledMessages.of(Optional.empty()));
        ScheduledId id =
                stage.api()
                        .call(ada, at(stage, room, "never", Duration.ofHours(1)))
                        .scheduled()
                        .orElseThrow();
        Instant later = now(stage).plus(Duration.ofHours(2));

        assertThat(refused(stage, ben, change(id, later, Optional.of("mine now"))))
                .isEqualTo(ErrorCode.NOT_FOUND);
        assertThat(refused(stage, ada, change(id, now(stage).minusSeconds(5), Optional.empty())))
                .isEqualTo(ErrorCode.BAD_REQUEST);
        assertThat(waiting(stage, ada, room)).containsExactly("never");
        stage.api().call(ada, new MessageOp.CancelScheduled(id));
        assertThat(refused(stage, ada, change(id, later, Optional.empty())))
                .isEqualTo(ErrorCode.NOT_FOUND);
    }

    public void aWaitingMessageIsSentWithoutWaitingAnyLonger(Stage stage) throws Exception {
        Person ada = stage.person();
        Person ben = stage.person();
        RoomId room = stage.room(ada, ben);
        stage.callIfOffered(ada, MessageOp.ScheduledMessages.of(Optional.empty()));
        ScheduledId id =
                stage.api()
                        .call(ada, at(stage, room, "after all", Duration.ofHours(1)))
                        .scheduled()
                        .orElseThrow();
        WireSocket socket = stage.connect(ben);

        stage.api()
                .call(
                        ada,
                        new MessageOp.ChangeScheduled(
                                id, Optional.empty(), true, Optional.empty(), List.of()));

        socket.entry(room, "what waited", each -> each.d() instanceof EntryData.MessagePosted);
        assertThat(texts(stage, ben, room)).containsExactly("after all");
        assertThat(waiting(stage, ada, room)).isEmpty();
    }

    public void aListSaysWhichTextsItCuts(Stage stage) throws IOException {
        Person ada = stage.person();
        RoomId room = stage.room(ada);
        stage.callIfOffered(ada, MessageOp.ScheduledMessages.of(Optional.empty()));
        String text = "word ".repeat(60).strip();
        ScheduledId id =
                stage.api()
                        .call(ada, at(stage, room, text, Duration.ofHours(1)))
                        .scheduled()
                        .orElseThrow();

        Result.Scheduled listed =
                stage.api()
                        .call(ada, MessageOp.ScheduledMessages.of(Optional.of(room)))
                        .list()
                        .getFirst();

        assertThat(listed.cut()).isTrue();
        assertThat(text).startsWith(listed.text());
        assertThat(whole(stage, ada, id).text()).isEqualTo(text);
        assertThat(whole(stage, ada, id).cut()).isFalse();
        stage.api().call(ada, new MessageOp.CancelScheduled(id));
    }

    public void filesWaitWithTheirMessageAndGoWithItAtItsTime(Stage stage) throws Exception {
        Person ada = stage.person();
        Person ben = stage.person();
        RoomId room = stage.room(ada, ben);
        stage.callIfOffered(ada, MessageOp.ScheduledMessages.of(Optional.empty()));
        byte[] content = FileTools.bytes(stage, 300);
        FileId plan = FileTools.upload(stage, ada, room, "plan.txt", content);
        FileId list = FileTools.upload(stage, ada, room, "list.txt", content);
        ScheduledId id =
                stage.api()
                        .call(ada, waiting(stage, FileTools.saying(room, "", plan, list)))
                        .scheduled()
                        .orElseThrow();

        Result.Scheduled listed =
                stage.api()
                        .call(ada, MessageOp.ScheduledMessages.of(Optional.of(room)))
                        .list()
                        .getFirst();
        assertThat(listed.files()).extracting(FileRef::name).containsExactly("plan.txt");
        assertThat(listed.count()).contains(2);
        assertThat(refused(stage, ben, new FileOp.Get(plan))).isEqualTo(ErrorCode.NOT_FOUND);
        assertThat(refused(stage, ada, new FileOp.Cancel(plan))).isEqualTo(ErrorCode.CONFLICT);
        assertThat(refused(stage, ada, FileTools.saying(room, "now", plan)))
                .isEqualTo(ErrorCode.EXISTS);
        stage.api()
                .call(
                        ada,
                        change(id, now(stage).plus(Duration.ofHours(2)), Optional.of("Two files")));
        assertThat(whole(stage, ada, id).files())
                .extracting(FileRef::file)
                .containsExactly(plan, list);
        WireSocket socket = stage.connect(ben);
        stage.api()
                .call(
                        ada,
                        new MessageOp.ChangeScheduled(
                                id, Optional.empty(), true, Optional.empty(), List.of()));

        Entry entry =
                socket.entry(
                        room, "what waited", each -> each.d() instanceof EntryData.MessagePosted);

        EntryData.MessagePosted posted = (EntryData.MessagePosted) entry.d();
        assertThat(posted.text()).isEqualTo("Two files");
        assertThat(posted.files()).extracting(FileRef::file).containsExactly(plan, list);
        assertThat(FileTools.read(stage, ben, plan, Map.of()).body().toByteArray())
                .isEqualTo(content);
    }

    public void aVoiceNoteWaitsAndIsFreeAgainWhenItIsTakenBack(Stage stage) throws Exception {
        Person ada = stage.person();
        RoomId room = stage.room(ada);
        stage.callIfOffered(ada, MessageOp.ScheduledMessages.of(Optional.empty()));
        byte[] content = FileTools.bytes(stage, 200);
        FileId note =
                FileTools.upload(
                        stage,
                        ada,
                        FileTools.ticket(
                                room, "note.ogg", content, FilePurpose.VOICE, Optional.empty()),
                        content);
        ScheduledId id =
                stage.api()
                        .call(ada, waiting(stage, FileTools.speaking(room, note, 1_500)))
                        .scheduled()
                        .orElseThrow();
        assertThat(whole(stage, ada, id).voice().map(VoiceNote::wave)).contains("AAECAwQ=");

        stage.api().call(ada, new MessageOp.CancelScheduled(id));

        stage.api().call(ada, FileTools.speaking(room, note, 1_500));
        assertThat(refused(stage, ada, new FileOp.Cancel(note))).isEqualTo(ErrorCode.CONFLICT);
    }

    public void aWaitingMessageOfSomebodyWhoWasRemovedIsNotSentAndItsFilesAreFree(Stage stage)
            throws Exception {
        Person ada = stage.person();
        Person ben = stage.person();
        RoomId room = stage.room(ada, ben);
        stage.callIfOffered(ben, MessageOp.ScheduledMessages.of(Optional.empty()));
        FileId plan = FileTools.upload(stage, ben, room, "plan.txt", FileTools.bytes(stage, 100));
        ScheduledId id =
                stage.api()
                        .call(ben, waiting(stage, FileTools.saying(room, "mine", plan)))
                        .scheduled()
                        .orElseThrow();
        WireSocket socket = stage.connect(ben);
        stage.api()
                .call(
                        ada,
                        new MemberOp.Remove(Optional.of(room), ben.id(), false, Optional.empty()));

        stage.api()
                .call(
                        ben,
                        new MessageOp.ChangeScheduled(
                                id, Optional.empty(), true, Optional.empty(), List.of()));

        socket.entry(
                RoomId.ME,
                "that it failed",
                each ->
                        each.d() instanceof EntryData.PreferenceChanged told
                                && told.value().filter(v -> v.startsWith("failed:")).isPresent());
        assertThat(texts(stage, ada, room)).isEmpty();
        stage.api().call(ben, new FileOp.Cancel(plan));
        assertThat(refused(stage, ben, new FileOp.Get(plan))).isEqualTo(ErrorCode.NOT_FOUND);
    }

    private static MessageOp.Send waiting(Stage stage, MessageOp.Send send) {
        return new MessageOp.Send(
                send.room(),
                send.text(),
                send.format(),
                send.replyTo(),
                send.files(),
                send.voice(),
                send.mentions(),
                send.silent(),
                Optional.of(now(stage).plus(Duration.ofHours(1))),
                send.ext());
    }

    private static MessageOp.ChangeScheduled change(
            ScheduledId id, Instant at, Optional<String> text) {
        return new MessageOp.ChangeScheduled(id, Optional.of(at), false, text, List.of());
    }

    private static Result.Scheduled whole(Stage stage, Person person, ScheduledId id)
            throws IOException {
        return stage.api()
                .call(person, new MessageOp.ScheduledMessages(Optional.empty(), Optional.of(id)))
                .list()
                .getFirst();
    }

    private static Instant now(Stage stage) {
        return Instant.ofEpochMilli(stage.clock().millis());
    }

    private static MessageOp.Send calling(
            Stage stage, RoomId room, String text, Person called, Duration from) {
        return new MessageOp.Send(
                room,
                text,
                TextFormat.MD,
                Optional.empty(),
                List.of(),
                Optional.empty(),
                List.of(called.id().value()),
                false,
                Optional.of(now(stage).plus(from)),
                Optional.empty());
    }

    public void onlyATimeWithinTheNextYearIsTaken(Stage stage) throws IOException {
        Person ada = stage.person();
        RoomId room = stage.room(ada);
        stage.callIfOffered(ada, MessageOp.ScheduledMessages.of(Optional.empty()));

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
                .call(person, MessageOp.ScheduledMessages.of(Optional.of(room)))
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
