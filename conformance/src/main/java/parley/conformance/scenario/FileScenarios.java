package parley.conformance.scenario;

import static org.assertj.core.api.Assertions.assertThat;
import static parley.conformance.scenario.FileTools.bytes;
import static parley.conformance.scenario.FileTools.read;
import static parley.conformance.scenario.FileTools.refused;
import static parley.conformance.scenario.FileTools.saying;
import static parley.conformance.scenario.FileTools.speaking;
import static parley.conformance.scenario.FileTools.ticket;
import static parley.conformance.scenario.FileTools.upload;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import parley.conformance.wire.HttpAnswer;
import parley.conformance.wire.Person;
import parley.protocol.ErrorCode;
import parley.protocol.FileId;
import parley.protocol.FileKind;
import parley.protocol.FileOp;
import parley.protocol.FilePurpose;
import parley.protocol.HistoryPolicy;
import parley.protocol.MemberOp;
import parley.protocol.Message;
import parley.protocol.MessageKind;
import parley.protocol.MessageOp;
import parley.protocol.PostPolicy;
import parley.protocol.Result;
import parley.protocol.RoomId;
import parley.protocol.RoomKind;
import parley.protocol.RoomOp;
import parley.protocol.RoomPolicy;
import parley.protocol.RoomRole;

/** Files in messages: who may say and read them, and what is told of them. */
public final class FileScenarios {
    public void aFileIsSaidWithACaptionAndReadByTheRoom(Stage stage) throws IOException {
        Person ada = stage.person();
        Person ben = stage.person();
        RoomId room = stage.room(ada, ben);
        byte[] content = bytes(stage, 100_000);
        FileId file = upload(stage, ada, room, "holiday.png", content);

        stage.api().call(ada, saying(room, "the sea", file));

        Message message = newest(stage, ben, room);
        assertThat(message.kind()).isEqualTo(MessageKind.FILE);
        assertThat(message.text()).isEqualTo("the sea");
        assertThat(message.files())
                .singleElement()
                .satisfies(f -> {
                    assertThat(f.name()).isEqualTo("holiday.png");
                    assertThat(f.size()).isEqualTo(100_000);
                });
        assertThat(read(stage, ben, file, Map.of()).body().toByteArray()).isEqualTo(content);
    }

    public void aVoiceNoteIsAFileWithALengthAndAWave(Stage stage) throws IOException {
        Person ada = stage.person();
        Person ben = stage.person();
        RoomId room = stage.room(ada, ben);
        byte[] sound = bytes(stage, 5_000);
        FileId file =
                upload(
                        stage,
                        ada,
                        ticket(room, "note.ogg", sound, FilePurpose.VOICE, Optional.empty()),
                        sound);

        stage.api().call(ada, speaking(room, file, 4_200));

        Message message = newest(stage, ben, room);
        assertThat(message.kind()).isEqualTo(MessageKind.VOICE);
        assertThat(message.voice().orElseThrow().ms()).isEqualTo(4_200);
        assertThat(read(stage, ben, file, Map.of()).body().toByteArray()).isEqualTo(sound);
        assertThat(files(stage, ben, room, Optional.of(FileKind.VOICE)).list())
                .singleElement()
                .satisfies(f -> assertThat(f.ms()).contains(4_200));
    }

    public void anEmptyFileIsAFile(Stage stage) throws IOException {
        Person ada = stage.person();
        RoomId room = stage.room(ada);
        FileId file = upload(stage, ada, room, "nothing.txt", new byte[0]);

        stage.api().call(ada, saying(room, "", file));

        HttpAnswer answer = read(stage, ada, file, Map.of());
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.body().size()).isZero();
    }

    public void nothingIsEverServedAsAPage(Stage stage) throws IOException {
        Person ada = stage.person();
        RoomId room = stage.room(ada);
        byte[] page = "<html><script>alert(1)</script>".getBytes(StandardCharsets.UTF_8);
        FileId file = upload(stage, ada, room, "p\u00efcture \"1\".png", page);

        HttpAnswer answer = read(stage, ada, file, Map.of());

        assertThat(answer.header("Content-Type")).contains("application/octet-stream");
        assertThat(answer.header("Content-Disposition").orElseThrow())
                .startsWith("attachment;")
                .contains("filename*=UTF-8''p%C3%AFcture%20_1_.png");
    }

    public void nobodyIsToGuessWhatAFileIs(Stage stage) throws IOException {
        Person ada = stage.person();
        RoomId room = stage.room(ada);
        FileId file = upload(stage, ada, room, "a.bin", bytes(stage, 10));

        assertThat(read(stage, ada, file, Map.of()).header("X-Content-Type-Options"))
                .contains("nosniff");
    }

    public void aNameIsMadeHarmless(Stage stage) throws IOException {
        Person ada = stage.person();
        RoomId room = stage.room(ada);
        Map<String, String> names =
                Map.of(
                        "../../etc/passwd", "passwd",
                        "photo\u202Egnp.exe", "photognp.exe",
                        "CON", "_CON",
                        "a\u0000b\r\n.txt", "ab.txt");

        for (Map.Entry<String, String> each : names.entrySet()) {
            Result.FileTicket place =
                    stage.callIfOffered(ada, ticket(room, each.getKey(), bytes(stage, 10)));
            assertThat(place.name()).isEqualTo(each.getValue());
        }
    }

    public void aRangeOfAFileIsServed(Stage stage) throws IOException {
        Person ada = stage.person();
        RoomId room = stage.room(ada);
        byte[] content = "0123456789".getBytes(StandardCharsets.US_ASCII);
        FileId file = upload(stage, ada, room, "digits.txt", content);
        Map<String, String> ranges =
                Map.of(
                        "bytes=2-4", "234",
                        "bytes=7-", "789",
                        "bytes=-2", "89",
                        "bytes=5-99", "56789");

        for (Map.Entry<String, String> each : ranges.entrySet()) {
            HttpAnswer part = read(stage, ada, file, Map.of("Range", each.getKey()));
            assertThat(part.status()).as(each.getKey()).isEqualTo(206);
            assertThat(part.text()).as(each.getKey()).isEqualTo(each.getValue());
        }
        assertThat(read(stage, ada, file, Map.of("Range", "bytes=10-")).status()).isEqualTo(416);
    }

    public void howLongAFileIsIsToldWithoutItsBytes(Stage stage) throws IOException {
        Person ada = stage.person();
        RoomId room = stage.room(ada);
        FileId file = upload(stage, ada, room, "ten.bin", bytes(stage, 10));

        HttpAnswer beyond = read(stage, ada, file, Map.of("Range", "bytes=10-"));
        assertThat(beyond.header("Content-Range")).contains("bytes */10");
        String url = stage.api().call(ada, new FileOp.Get(file)).url();
        HttpAnswer head = stage.api().head(url);
        assertThat(head.header("Content-Length")).contains("10");
        assertThat(head.body().size()).isZero();
    }

    public void onlyWhoMayReadTheMessageMayReadItsFile(Stage stage) throws IOException {
        Person ada = stage.person();
        Person ben = stage.person();
        Person eve = stage.person();
        RoomId room = stage.room(ada, ben);
        FileId file = upload(stage, ada, room, "secret.txt", bytes(stage, 50));
        assertThat(refused(stage, ben, new FileOp.Get(file))).isEqualTo(ErrorCode.NOT_FOUND);

        stage.api().call(ada, saying(room, "", file));

        assertThat(read(stage, ben, file, Map.of()).status()).isEqualTo(200);
        assertThat(refused(stage, eve, new FileOp.Get(file))).isEqualTo(ErrorCode.NOT_FOUND);
        stage.api().call(ada, MemberScenarios.remove(room, ben));
        assertThat(refused(stage, ben, new FileOp.Get(file))).isEqualTo(ErrorCode.NOT_FOUND);
    }

    public void whoCameLaterReadsNoFileOfBefore(Stage stage) throws IOException {
        Person ada = stage.person();
        Person ben = stage.person();
        RoomPolicy joined = new RoomPolicy(PostPolicy.ALL, PostPolicy.ALL, HistoryPolicy.JOINED);
        RoomId room = stage.create(RoomKind.PRIVATE, Optional.of(joined), ada).room();
        FileId file = upload(stage, ada, room, "before.txt", bytes(stage, 50));
        stage.api().call(ada, saying(room, "", file));

        stage.api().call(ada, new MemberOp.Add(room, ben.id(), Optional.of(RoomRole.MEMBER)));

        assertThat(refused(stage, ben, new FileOp.Get(file))).isEqualTo(ErrorCode.NOT_FOUND);
        assertThat(files(stage, ben, room, Optional.empty()).list()).isEmpty();
        assertThat(files(stage, ada, room, Optional.empty()).list()).hasSize(1);
    }

    public void whoMayNotReadAContentIsNotToldThatItIsHere(Stage stage) throws IOException {
        Person ada = stage.person();
        Person ben = stage.person();
        Person eve = stage.person();
        RoomId room = stage.room(ada, ben);
        RoomId other = stage.room(eve);
        RoomId bens = stage.room(ben);
        byte[] content = bytes(stage, 2_000);
        stage.api().call(ada, saying(room, "", upload(stage, ada, room, "plan.txt", content)));

        Result.FileTicket eves = stage.api().call(eve, ticket(other, "guess.txt", content));
        Result.FileTicket own = stage.api().call(ben, ticket(bens, "again.txt", content));

        assertThat(eves.have()).isFalse();
        assertThat(refused(stage, eve, new FileOp.Done(eves.file())))
                .isEqualTo(ErrorCode.FILE_NOT_READY);
        assertThat(own.have()).isTrue();
        assertThat(own.put()).isEmpty();
        stage.api().call(ben, saying(bens, "forwarded", own.file()));
        assertThat(read(stage, ben, own.file(), Map.of()).body().toByteArray()).isEqualTo(content);
    }

    public void aFileGoesWithItsMessageButNotWhileAnotherHasIt(Stage stage) throws IOException {
        Person ada = stage.person();
        RoomId room = stage.room(ada);
        byte[] content = bytes(stage, 2_000);
        FileId first = upload(stage, ada, room, "one.txt", content);
        FileId second = upload(stage, ada, room, "two.txt", content);
        Result.Sent one = stage.api().call(ada, saying(room, "", first));
        Result.Sent two = stage.api().call(ada, saying(room, "", second));

        stage.api().call(ada, new MessageOp.Delete(room, MessageScenarios.id(one)));

        assertThat(refused(stage, ada, new FileOp.Get(first))).isEqualTo(ErrorCode.NOT_FOUND);
        assertThat(read(stage, ada, second, Map.of()).body().toByteArray()).isEqualTo(content);
        String url = stage.api().call(ada, new FileOp.Get(second)).url();
        stage.api().call(ada, new MessageOp.Delete(room, MessageScenarios.id(two)));
        assertThat(stage.api().get(url, Map.of()).status()).isEqualTo(404);
        assertThat(stage.api().call(ada, ticket(room, "new.txt", content)).have()).isFalse();
    }

    public void anEditChangesTheCaptionAndKeepsTheFile(Stage stage) throws IOException {
        Person ada = stage.person();
        RoomId room = stage.room(ada);
        FileId file = upload(stage, ada, room, "one.txt", bytes(stage, 20));
        Result.Sent sent = stage.api().call(ada, saying(room, "frist", file));

        stage.api().call(ada, MessageScenarios.edit(room, MessageScenarios.id(sent), "first"));

        Message message = newest(stage, ada, room);
        assertThat(message.text()).isEqualTo("first");
        assertThat(message.files()).hasSize(1);
    }

    public void aMessageCarriesOnlyFinishedFilesOfItsAuthorAndRoom(Stage stage) throws IOException {
        Person ada = stage.person();
        Person ben = stage.person();
        RoomId room = stage.room(ada, ben);
        RoomId other = stage.room(ada);
        byte[] content = bytes(stage, 20);
        Result.FileTicket open = stage.callIfOffered(ada, ticket(room, "open.txt", content));
        FileId file = upload(stage, ada, room, "done.txt", bytes(stage, 30));

        assertThat(refused(stage, ada, saying(room, "", open.file())))
                .isEqualTo(ErrorCode.FILE_NOT_READY);
        assertThat(refused(stage, ben, saying(room, "", file))).isEqualTo(ErrorCode.NOT_FOUND);
        assertThat(refused(stage, ada, saying(other, "", file))).isEqualTo(ErrorCode.NOT_FOUND);
        assertThat(refused(stage, ada, speaking(room, file, 10))).isEqualTo(ErrorCode.NOT_FOUND);
        assertThat(refused(stage, ada, saying(room, "", file, file)))
                .isEqualTo(ErrorCode.BAD_REQUEST);
        stage.api().call(ada, saying(room, "", file));
        assertThat(refused(stage, ada, saying(room, "", file))).isEqualTo(ErrorCode.EXISTS);
    }

    public void aSmallPictureIsReadByWhoReadsTheLargeOne(Stage stage) throws IOException {
        Person ada = stage.person();
        Person ben = stage.person();
        RoomId room = stage.room(ada, ben);
        byte[] small = bytes(stage, 300);
        byte[] large = bytes(stage, 3_000);
        FileId thumb =
                upload(
                        stage,
                        ada,
                        ticket(room, "t.png", small, FilePurpose.THUMB, Optional.empty()),
                        small);
        FileId file =
                upload(
                        stage,
                        ada,
                        ticket(room, "p.png", large, FilePurpose.FILE, Optional.of(thumb)),
                        large);

        Result.Sent sent = stage.api().call(ada, saying(room, "", file));

        assertThat(newest(stage, ben, room).files().getFirst().thumb()).contains(thumb);
        assertThat(read(stage, ben, thumb, Map.of()).body().toByteArray()).isEqualTo(small);
        assertThat(files(stage, ben, room, Optional.of(FileKind.PICTURE)).list()).hasSize(1);
        stage.api().call(ada, new MessageOp.Delete(room, MessageScenarios.id(sent)));
        assertThat(refused(stage, ben, new FileOp.Get(thumb))).isEqualTo(ErrorCode.NOT_FOUND);
    }

    public void theFilesOfARoomComeInPages(Stage stage) throws IOException {
        Person ada = stage.person();
        RoomId room = stage.room(ada);
        for (int i = 0; i < 5; i++) {
            FileId file = upload(stage, ada, room, "f" + i + ".txt", bytes(stage, 10 + i));
            stage.api().call(ada, saying(room, "", file));
        }

        Result.FilePage first =
                stage.api()
                        .call(
                                ada,
                                new FileOp.ListFiles(
                                        room, Optional.empty(), Optional.of(3), Optional.empty()));
        Result.FilePage second =
                stage.api()
                        .call(
                                ada,
                                new FileOp.ListFiles(
                                        room, Optional.empty(), Optional.of(3), first.cursor()));

        assertThat(names(first)).containsExactly("f4.txt", "f3.txt", "f2.txt");
        assertThat(names(second)).containsExactly("f1.txt", "f0.txt");
        assertThat(second.cursor()).isEmpty();
    }

    public void anArchivedRoomTakesNoFileButShowsThoseItHas(Stage stage) throws IOException {
        Person ada = stage.person();
        RoomId room = stage.room(ada);
        FileId file = upload(stage, ada, room, "kept.txt", bytes(stage, 10));
        stage.api().call(ada, saying(room, "", file));

        stage.api().call(ada, new RoomOp.Archive(room, true));

        assertThat(refused(stage, ada, ticket(room, "late.txt", bytes(stage, 10))))
                .isEqualTo(ErrorCode.ROOM_ARCHIVED);
        assertThat(read(stage, ada, file, Map.of()).status()).isEqualTo(200);
    }

    private static List<String> names(Result.FilePage page) {
        return page.list().stream().map(each -> each.file().name()).toList();
    }

    private static Result.FilePage files(
            Stage stage, Person person, RoomId room, Optional<FileKind> kind) throws IOException {
        return stage.api()
                .call(person, new FileOp.ListFiles(room, kind, Optional.empty(), Optional.empty()));
    }

    private static Message newest(Stage stage, Person person, RoomId room) throws IOException {
        return stage.api()
                .call(person, MessageOp.History.before(room, Optional.empty(), 1))
                .list()
                .getLast();
    }
}
