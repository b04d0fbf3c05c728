package parley.conformance.scenario;

import static org.assertj.core.api.Assertions.assertThat;
import static parley.conformance.scenario.FileTools.bytes;
import static parley.conformance.scenario.FileTools.read;
import static parley.conformance.scenario.FileTools.refused;
import static parley.conformance.scenario.FileTools.saying;
import static parley.conformance.scenario.FileTools.ticket;

import java.io.IOException;
import java.io.OutputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import parley.conformance.wire.HttpAnswer;
import parley.conformance.wire.Person;
import parley.protocol.ErrorCode;
import parley.protocol.FileId;
import parley.protocol.FileOp;
import parley.protocol.FilePurpose;
import parley.protocol.Limits;
import parley.protocol.Result;
import parley.protocol.RoomId;
import parley.protocol.Sha256;

/** How bytes get to a server: checked, bounded, and going on where they stopped. */
public final class UploadScenarios {
    private static final int PART = Limits.FILE_PART;

    public void onlyTheBytesThatWereAnnouncedAreTaken(Stage stage) throws IOException {
        Person ada = stage.person();
        RoomId room = stage.room(ada);
        byte[] content = bytes(stage, 1_000);
        Result.FileTicket place = stage.callIfOffered(ada, ticket(room, "a.txt", content));
        Result.Put put = place.put().orElseThrow();
        byte[] others = content.clone();
        others[500] ^= 1;

        assertRefused(stage.api().put(put, others), "other bytes");
        assertRefused(stage.api().put(put, Arrays.copyOf(content, 999)), "too few");
        assertRefused(stage.api().put(put, Arrays.copyOf(content, 1_001)), "too many");
        assertThat(refused(stage, ada, new FileOp.Done(place.file())))
                .isEqualTo(ErrorCode.FILE_NOT_READY);
        assertThat(stage.api().put(put, content).status()).isEqualTo(200);
        assertThat(stage.api().put(put, content).status()).isEqualTo(200);
        Result.FileReady ready = stage.api().call(ada, new FileOp.Done(place.file()));
        assertThat(stage.api().call(ada, new FileOp.Done(place.file()))).isEqualTo(ready);
        stage.api().put(put, others);
        assertThat(read(stage, ada, place.file(), Map.of()).body().toByteArray())
                .isEqualTo(content);
    }

    public void whyBytesAreRefusedIsSaid(Stage stage) throws IOException {
        Person ada = stage.person();
        RoomId room = stage.room(ada);
        byte[] content = bytes(stage, 1_000);
        byte[] others = content.clone();
        others[500] ^= 1;
        Result.FileTicket place = stage.callIfOffered(ada, ticket(room, "a.txt", content));
        Result.Put put = place.put().orElseThrow();

        assertThat(stage.api().put(put, others).status()).isEqualTo(422);
        assertThat(stage.api().put(put, Arrays.copyOf(content, 999)).status()).isEqualTo(413);
        String altered = put.url().replaceFirst("sig=...", "sig=AAA");
        assertThat(stage.api().put(leadingTo(altered, put), content).status()).isEqualTo(403);
        stage.api().put(put, content);
        stage.api().call(ada, new FileOp.Done(place.file()));
        assertThat(stage.api().put(put, content).status()).isEqualTo(409);
        byte[] second = bytes(stage, 500);
        Result.FileTicket other = stage.callIfOffered(ada, ticket(room, "b.txt", second));
        stage.api().call(ada, new FileOp.Cancel(other.file()));
        assertThat(stage.api().put(other.put().orElseThrow(), second).status()).isEqualTo(404);
    }

    public void aUrlIsGoodForWhatItSaysAndNothingElse(Stage stage) throws IOException {
        Person ada = stage.person();
        RoomId room = stage.room(ada);
        byte[] content = bytes(stage, 100);
        Result.FileTicket place = stage.callIfOffered(ada, ticket(room, "a.txt", content));
        Result.Put put = place.put().orElseThrow();

        assertRefused(stage.api().get(put.url(), Map.of()), "to read where one writes");
        for (String altered : altered(put.url())) {
            assertRefused(stage.api().put(leadingTo(altered, put), content), altered);
        }
        assertThat(refused(stage, ada, new FileOp.Done(place.file())))
                .isEqualTo(ErrorCode.FILE_NOT_READY);
        stage.api().put(put, content);
        stage.api().call(ada, new FileOp.Done(place.file()));
        String url = stage.api().call(ada, new FileOp.Get(place.file())).url();
        assertThat(stage.api().get(url, Map.of()).status()).isEqualTo(200);
        for (String altered : altered(url)) {
            assertRefused(stage.api().get(altered, Map.of()), altered);
        }
        assertThat(stage.api().get("/v1/blob/../auth/keys?x", Map.of()).status()).isNotEqualTo(500);
    }

    /** A url with another path, and with each of its values another one or left out. */
    private static List<String> altered(String url) {
        int query = url.indexOf('?');
        List<String> values = List.of(url.substring(query + 1).split("&", -1));
        List<String> altered = new ArrayList<>();
        altered.add(url.substring(0, query) + "0" + url.substring(query));
        for (String each : values) {
            int start = each.indexOf('=') + 1;
            String other = each.charAt(start) == '7' ? "8" : "7";
            altered.add(
                    url.replace(
                            each, each.substring(0, start) + other + each.substring(start + 1)));
            altered.add(
                    url.substring(0, query + 1)
                            + values.stream()
                                    .filter(value -> !value.equals(each))
                                    .collect(Collectors.joining("&")));
        }
        return altered;
    }

    private static Result.Put leadingTo(String url, Result.Put like) {
        return new Result.Put(
                like.n(), url, like.method(), like.headers(), like.size(), like.expires());
    }

    /** With which status is each server's own; that it is the request's fault is not. */
    private static void assertRefused(HttpAnswer answer, String what) {
        assertThat(answer.status()).as(what).isBetween(400, 499);
    }

    public void partsComeInAnyOrderAndMoreThanOnce(Stage stage) throws IOException {
        Person ada = stage.person();
        RoomId room = stage.room(ada);
        Large large = Large.of(stage);
        FileId file = announce(stage, ada, room, large);

        List<Integer> order = List.of(9, 1, 5, 3, 3, 2, 8, 7, 6, 4);
        for (int n : order) {
            assertThat(large.put(stage, ada, file, n)).isEqualTo(200);
        }

        assertThat(stage.api().call(ada, new FileOp.Parts(file, List.of())).have())
                .containsExactly(1, 2, 3, 4, 5, 6, 7, 8, 9);
        stage.api().call(ada, new FileOp.Done(file));
        stage.api().call(ada, saying(room, "", file));
        HttpAnswer end = read(stage, ada, file, Map.of("Range", "bytes=" + (8L * PART - 3) + "-"));
        assertThat(end.body().toByteArray()).isEqualTo(large.slice(8L * PART - 3, 3 + Large.REST));
    }

    public void anUploadGoesOnAfterACut(Stage stage) throws IOException {
        Person ada = stage.person();
        RoomId room = stage.room(ada);
        byte[] content = bytes(stage, 3_000_000);
        Result.FileTicket place = stage.callIfOffered(ada, ticket(room, "a.bin", content));
        cut(stage, place.put().orElseThrow(), Arrays.copyOf(content, 1_000_000));

        FileOp.Parts again =
                new FileOp.Parts(place.file(), List.of(new FileOp.Part(1, Sha256.of(content))));
        Result.FileParts parts = stage.api().call(ada, again);
        assertThat(parts.have()).isEmpty();
        assertThat(stage.api().put(parts.put().getFirst(), content).status()).isEqualTo(200);

        stage.api().call(ada, new FileOp.Done(place.file()));
        assertThat(read(stage, ada, place.file(), Map.of()).body().toByteArray())
                .isEqualTo(content);
    }

    public void aFileWhosePartsAreNotThoseAnnouncedIsRefused(Stage stage) throws IOException {
        Person ada = stage.person();
        RoomId room = stage.room(ada);
        byte[] content = bytes(stage, 500);
        Result.FileTicket place = stage.callIfOffered(ada, ticket(room, "a.bin", content));

        assertThat(
                        refused(
                                stage,
                                ada,
                                new FileOp.Parts(
                                        place.file(),
                                        List.of(new FileOp.Part(1, Sha256.of(new byte[1]))))))
                .isEqualTo(ErrorCode.HASH_MISMATCH);
        assertThat(
                        refused(
                                stage,
                                ada,
                                new FileOp.Parts(
                                        place.file(),
                                        List.of(new FileOp.Part(2, Sha256.of(content))))))
                .isEqualTo(ErrorCode.BAD_REQUEST);
    }

    public void anUploadIsItsOwnersAlone(Stage stage) throws IOException {
        Person ada = stage.person();
        Person ben = stage.person();
        RoomId room = stage.room(ada, ben);
        byte[] content = bytes(stage, 500);
        Result.FileTicket place = stage.callIfOffered(ada, ticket(room, "a.bin", content));

        for (var op :
                List.of(
                        new FileOp.Parts(place.file(), List.of()),
                        new FileOp.Done(place.file()),
                        new FileOp.Cancel(place.file()),
                        new FileOp.Get(place.file()))) {
            assertThat(refused(stage, ben, op)).isEqualTo(ErrorCode.NOT_FOUND);
        }
    }

    public void whatIsGivenUpIsGone(Stage stage) throws IOException {
        Person ada = stage.person();
        RoomId room = stage.room(ada);
        byte[] content = bytes(stage, 500);
        Result.FileTicket place = stage.callIfOffered(ada, ticket(room, "a.bin", content));
        stage.api().put(place.put().orElseThrow(), content);

        stage.api().call(ada, new FileOp.Cancel(place.file()));

        assertThat(refused(stage, ada, new FileOp.Done(place.file())))
                .isEqualTo(ErrorCode.NOT_FOUND);
        stage.api().put(place.put().orElseThrow(), content);
        assertThat(refused(stage, ada, new FileOp.Done(place.file())))
                .isEqualTo(ErrorCode.NOT_FOUND);
        assertThat(refused(stage, ada, saying(room, "", place.file())))
                .isEqualTo(ErrorCode.NOT_FOUND);
        Result.FileTicket next = stage.callIfOffered(ada, ticket(room, "a.txt", content));
        assertThat(next.file()).isNotEqualTo(place.file());
        assertThat(refused(stage, ada, new FileOp.Done(next.file())))
                .isEqualTo(ErrorCode.FILE_NOT_READY);
    }

    public void whatIsTooLargeIsRefusedBeforeItIsSent(Stage stage) throws IOException {
        Person ada = stage.person();
        RoomId room = stage.room(ada);
        stage.callIfOffered(ada, ticket(room, "a.bin", new byte[1]));
        String hash = Sha256.of(new byte[0]);

        assertThat(
                        FileTools.answered(
                                stage,
                                ada,
                                "{\"op\":\"file.ticket\",\"id\":\"1\",\"d\":{\"room\":\""
                                        + room.value()
                                        + "\",\"name\":\"x\",\"size\":"
                                        + (Limits.FILE_BYTES + 1)
                                        + ",\"mime\":\"a/b\",\"sha256\":\""
                                        + hash
                                        + "\",\"purpose\":\"file\"}}"))
                .contains("\"too_large\"");
    }

    /** A file of nine parts that need no memory for each of their bytes. */
    private static final class Large {
        static final int REST = 1_000;

        private final byte[] part;
        private final byte[] last;
        private final List<String> hashes;

        private Large(byte[] part, byte[] last, List<String> hashes) {
            this.part = part;
            this.last = last;
            this.hashes = hashes;
        }

        List<String> hashes() {
            return hashes;
        }

        static Large of(Stage stage) {
            byte[] part = new byte[PART];
            byte[] seed = bytes(stage, 64);
            for (int i = 0; i < part.length; i += 64) {
                System.arraycopy(seed, 0, part, i, 64);
            }
            byte[] last = bytes(stage, REST);
            String each = Sha256.of(part);
            return new Large(
                    part,
                    last,
                    List.of(each, each, each, each, each, each, each, each, Sha256.of(last)));
        }

        long size() {
            return 8L * PART + REST;
        }

        int put(Stage stage, Person by, FileId file, int n) throws IOException {
            Result.FileParts parts =
                    stage.api()
                            .call(
                                    by,
                                    new FileOp.Parts(
                                            file, List.of(new FileOp.Part(n, hashes.get(n - 1)))));
            if (parts.put().isEmpty()) {
                assertThat(parts.have()).contains(n);
                return 200;
            }
            return stage.api().put(parts.put().getFirst(), n == 9 ? last : part).status();
        }

        byte[] slice(long from, int length) {
            byte[] slice = new byte[length];
            for (int i = 0; i < length; i++) {
                long at = from + i;
                slice[i] = at < 8L * PART ? part[(int) (at % PART)] : last[(int) (at - 8L * PART)];
            }
            return slice;
        }
    }

    private static FileId announce(Stage stage, Person by, RoomId room, Large large)
            throws IOException {
        Result.FileTicket place =
                stage.callIfOffered(
                        by,
                        FileTools.announced(
                                room,
                                "large.bin",
                                large.size(),
                                Sha256.ofParts(large.hashes()),
                                FilePurpose.FILE,
                                Optional.empty()));
        assertThat(place.partSize()).contains(PART);
        assertThat(place.put()).isEmpty();
        assertThat(refused(stage, by, new FileOp.Done(place.file())))
                .isEqualTo(ErrorCode.FILE_NOT_READY);
        return place.file();
    }

    /** Sends only the beginning and goes away. */
    private static void cut(Stage stage, Result.Put to, byte[] beginning) throws IOException {
        try (Socket socket =
                stage.target().secure()
                        ? stage.target()
                                .tls()
                                .createSocket(stage.target().host(), stage.target().port())
                        : new Socket(stage.target().host(), stage.target().port())) {
            OutputStream out = socket.getOutputStream();
            out.write(
                    ("PUT "
                                    + to.url()
                                    + " HTTP/1.1\r\nHost: "
                                    + stage.target().host()
                                    + "\r\nContent-Type: application/octet-stream\r\nContent-Length: "
                                    + to.size()
                                    + "\r\n\r\n")
                            .getBytes(StandardCharsets.US_ASCII));
            out.write(beginning);
            out.flush();
        }
    }
}
