package parley.conformance.scenario;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import parley.conformance.wire.HttpAnswer;
import parley.conformance.wire.HttpApi;
import parley.conformance.wire.Person;
import parley.conformance.wire.Refused;
import parley.protocol.ErrorCode;
import parley.protocol.FileId;
import parley.protocol.FileOp;
import parley.protocol.FilePurpose;
import parley.protocol.MessageOp;
import parley.protocol.Op;
import parley.protocol.Result;
import parley.protocol.RoomId;
import parley.protocol.Sha256;
import parley.protocol.TextFormat;
import parley.protocol.VoiceNote;

/** What scenarios about files do over and over. */
final class FileTools {
    private FileTools() {}

    /** Bytes that no other scenario has. */
    static byte[] bytes(Stage stage, int size) {
        byte[] bytes = new byte[size];
        new Random(stage.roomName().hashCode()).nextBytes(bytes);
        return bytes;
    }

    static FileOp.Ticket ticket(RoomId room, String name, byte[] content) {
        return ticket(room, name, content, FilePurpose.FILE, Optional.empty());
    }

    static FileOp.Ticket ticket(
            RoomId room, String name, byte[] content, FilePurpose purpose, Optional<FileId> thumb) {
        return announced(room, name, content.length, Sha256.of(content), purpose, thumb);
    }

    static FileOp.Ticket announced(
            RoomId room,
            String name,
            long size,
            String sha256,
            FilePurpose purpose,
            Optional<FileId> thumb) {
        String mime = name.endsWith(".png") ? "image/png" : "application/octet-stream";
        return new FileOp.Ticket(
                Optional.of(room),
                name,
                size,
                mime,
                sha256,
                purpose,
                Optional.empty(),
                Optional.empty(),
                thumb);
    }

    /** Uploads a file in one piece and has it checked. */
    static FileId upload(Stage stage, Person by, FileOp.Ticket ticket, byte[] content)
            throws IOException {
        Result.FileTicket place = stage.callIfOffered(by, ticket);
        if (!place.have()) {
            HttpAnswer answer = stage.api().put(place.put().orElseThrow(), content);
            assertThat(answer.status()).as(answer.text()).isEqualTo(200);
            stage.api().call(by, new FileOp.Done(place.file()));
        }
        return place.file();
    }

    static FileId upload(Stage stage, Person by, RoomId room, String name, byte[] content)
            throws IOException {
        return upload(stage, by, ticket(room, name, content), content);
    }

    static MessageOp.Send saying(RoomId room, String text, FileId... files) {
        return new MessageOp.Send(
                room,
                text,
                TextFormat.PLAIN,
                Optional.empty(),
                List.of(files),
                Optional.empty(),
                List.of(),
                false,
                Optional.empty(),
                Optional.empty());
    }

    static MessageOp.Send speaking(RoomId room, FileId file, int ms) {
        return new MessageOp.Send(
                room,
                "",
                TextFormat.PLAIN,
                Optional.empty(),
                List.of(),
                Optional.of(new VoiceNote(file, ms, "AAECAwQ=")),
                List.of(),
                false,
                Optional.empty(),
                Optional.empty());
    }

    /** What somebody reads who asks for a file now. */
    static HttpAnswer read(Stage stage, Person reader, FileId file, Map<String, String> headers)
            throws IOException {
        return stage.api().get(stage.api().call(reader, new FileOp.Get(file)).url(), headers);
    }

    static ErrorCode refused(Stage stage, Person person, Op<?> op) {
        Refused refused = catchThrowableOfType(Refused.class, () -> stage.api().call(person, op));
        assertThat(refused).as(op.toString()).isNotNull();
        return refused.code();
    }

    /** What a frame as it stands is answered with. */
    static String answered(Stage stage, Person person, String frame) throws IOException {
        return stage.api()
                .post(
                        "/v1/call",
                        HttpApi.bearer(person.access()),
                        frame.getBytes(StandardCharsets.UTF_8))
                .text();
    }
}
