package parley.server.lite.blob;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import parley.conformance.wire.HttpApi;
import parley.conformance.wire.Person;
import parley.conformance.wire.Target;
import parley.protocol.AuthApi;
import parley.protocol.FileId;
import parley.protocol.FileOp;
import parley.protocol.FilePurpose;
import parley.protocol.Limits;
import parley.protocol.Result;
import parley.protocol.RoomId;
import parley.protocol.RoomKind;
import parley.protocol.RoomOp;
import parley.protocol.Sha256;
import parley.server.lite.LiteServer;
import parley.server.lite.ServerConfig;
import parley.server.lite.StartException;

class UploadRestartTest {
    private static final int REST = 1_000;

    @TempDir private Path folder;

    private final byte[] part = new byte[Limits.FILE_PART];

    @Test
    void aPartThatWasAnsweredButNotOnDiskWhenTheServerWasKilledIsAskedForAgain() throws Exception {
        List<String> hashes = new ArrayList<>();
        for (int n = 1; n <= 8; n++) {
            hashes.add(Sha256.of(part));
        }
        hashes.add(Sha256.of(new byte[REST]));
        LiteServer first = start();
        Person ruth;
        FileId file;
        try (HttpApi api = api(first)) {
            ruth = owner(api, first.setupCode());
            file = announce(api, ruth, hashes);
            put(api, ruth, file, hashes, 5);
            put(api, ruth, file, hashes, 2);
        } finally {
            first.kill();
        }
        Path journal = folder.resolve("data/blobs/uploads").resolve(file.value()).resolve("parts");
        Files.writeString(journal, "5 " + hashes.get(4) + "\n");

        try (LiteServer second = start();
                HttpApi api = api(second)) {
            assertThat(api.call(ruth, new FileOp.Parts(file, List.of())).have()).containsExactly(5);
            for (int n : new int[] {9, 1, 3, 4, 6, 7, 8}) {
                put(api, ruth, file, hashes, n);
            }
            assertThatThrownBy(() -> api.call(ruth, new FileOp.Done(file)))
                    .hasMessageContaining("part 2");
            put(api, ruth, file, hashes, 2);
            api.call(ruth, new FileOp.Done(file));
            String url = api.call(ruth, new FileOp.Get(file)).url();
            assertThat(
                            api.get(url, Map.of("Range", "bytes=" + 8L * Limits.FILE_PART + "-"))
                                    .body()
                                    .size())
                    .isEqualTo(REST);
        }
        assertThat(folder.resolve("data/blobs/uploads")).isEmptyDirectory();
    }

    private LiteServer start() throws StartException {
        return LiteServer.start(
                ServerConfig.of(
                                folder.resolve("data"),
                                new InetSocketAddress(InetAddress.getLoopbackAddress(), 0))
                        .withGuards(ServerConfig.Guards.NONE));
    }

    private static HttpApi api(LiteServer server) {
        return new HttpApi(Target.of(server.url(), server.pin()), InstantSource.system());
    }

    private static Person owner(HttpApi api, Optional<String> code) throws IOException {
        AuthApi.Session session =
                api.register(
                        new AuthApi.Register(
                                "ruth", "correct horse 9", Optional.empty(), code, "laptop"));
        return new Person("ruth", "correct horse 9", session);
    }

    private static FileId announce(HttpApi api, Person by, List<String> hashes) throws IOException {
        RoomId room =
                api.call(
                                by,
                                new RoomOp.Create(
                                        RoomKind.PRIVATE,
                                        Optional.of("files"),
                                        Optional.empty(),
                                        List.of(),
                                        Optional.empty()))
                        .room()
                        .room();
        return api.call(
                        by,
                        new FileOp.Ticket(
                                Optional.of(room),
                                "large.bin",
                                8L * Limits.FILE_PART + REST,
                                "application/octet-stream",
                                Sha256.ofParts(hashes),
                                FilePurpose.FILE,
                                Optional.empty(),
                                Optional.empty(),
                                Optional.empty()))
                .file();
    }

    private void put(HttpApi api, Person by, FileId file, List<String> hashes, int n)
            throws IOException {
        Result.FileParts places =
                api.call(
                        by, new FileOp.Parts(file, List.of(new FileOp.Part(n, hashes.get(n - 1)))));
        byte[] content = n == 9 ? Arrays.copyOf(part, REST) : part;
        assertThat(api.put(places.put().getFirst(), content).status()).isEqualTo(200);
    }
}
