package parley.server.lite.blob;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import parley.conformance.wire.HttpApi;
import parley.conformance.wire.Person;
import parley.conformance.wire.Target;
import parley.protocol.AuthApi;
import parley.protocol.FileId;
import parley.protocol.FileOp;
import parley.protocol.FilePurpose;
import parley.protocol.Result;
import parley.protocol.RoomId;
import parley.protocol.RoomKind;
import parley.protocol.RoomOp;
import parley.protocol.Sha256;
import parley.server.lite.LiteServer;
import parley.server.lite.ServerConfig;
import parley.server.lite.StartException;

/** Uploads that lie, come twice or come too late; after each the server takes a good one. */
class UploadRequestsTest {
    private static final int SIZE = 100_000;

    @TempDir private Path folder;
    private final Random random = new Random(4);
    private LiteServer server;
    private HttpApi api;
    private Person ruth;
    private RoomId room;

    @BeforeEach
    void start() throws StartException, IOException {
        var anyPort = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
        server =
                LiteServer.start(
                        ServerConfig.of(folder.resolve("data"), anyPort)
                                .withGuards(ServerConfig.Guards.NONE));
        api = new HttpApi(Target.of(server.url(), server.pin()), InstantSource.system());
        AuthApi.Session session =
                api.register(
                        new AuthApi.Register(
                                "ruth",
                                "correct horse 9",
                                Optional.empty(),
                                server.setupCode(),
                                "laptop"));
        ruth = new Person("ruth", "correct horse 9", session);
        room =
                api.call(
                                ruth,
                                new RoomOp.Create(
                                        RoomKind.PRIVATE,
                                        Optional.of("files"),
                                        Optional.empty(),
                                        List.of(),
                                        Optional.empty()))
                        .room()
                        .room();
    }

    @AfterEach
    void aGoodUploadIsStillTaken() throws IOException {
        byte[] content = content();
        Result.FileTicket ticket = ticket(content);

        assertThat(api.put(ticket.put().orElseThrow(), content).status()).isEqualTo(200);
        assertThat(done(ticket.file(), content)).isEqualTo(content);
        api.close();
        server.close();
    }

    private byte[] content() {
        byte[] content = new byte[SIZE];
        random.nextBytes(content);
        return content;
    }

    private Result.FileTicket ticket(byte[] content) throws IOException {
        return api.call(
                ruth,
                new FileOp.Ticket(
                        Optional.of(room),
                        "a.bin",
                        content.length,
                        "application/octet-stream",
                        Sha256.of(content),
                        FilePurpose.FILE,
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty()));
    }

    /** Finishes an upload and reads it back. */
    private byte[] done(FileId file, byte[] content) throws IOException {
        assertThat(api.call(ruth, new FileOp.Done(file)).file().size()).isEqualTo(content.length);
        String url = api.call(ruth, new FileOp.Get(file)).url();
        return api.get(url, Map.of()).body().toByteArray();
    }

    @Test
    void aPartThatComesTwiceIsOnePart() throws IOException {
        byte[] content = content();
        Result.FileTicket ticket = ticket(content);
        Result.Put put = ticket.put().orElseThrow();

        assertThat(api.put(put, content).status()).isEqualTo(200);
        assertThat(api.put(put, content).status()).isEqualTo(200);

        assertThat(done(ticket.file(), content)).isEqualTo(content);
    }

    @Test
    void aUrlThatIsUsedAgainAfterTheFileIsDoneChangesNothing() throws IOException {
        byte[] content = content();
        Result.FileTicket ticket = ticket(content);
        Result.Put put = ticket.put().orElseThrow();
        api.put(put, content);
        done(ticket.file(), content);

        assertThat(api.put(put, content()).status()).isEqualTo(409);

        assertThat(done(ticket.file(), content)).isEqualTo(content);
    }

    @Test
    void aUrlOfAnUploadThatWasGivenUpIsRefused() throws IOException {
        byte[] content = content();
        Result.FileTicket ticket = ticket(content);
        api.call(ruth, new FileOp.Cancel(ticket.file()));

        assertThat(api.put(ticket.put().orElseThrow(), content).status()).isEqualTo(404);
    }

    @Test
    void moreOrFewerBytesThanWereAnnouncedAreRefusedBeforeTheyAreRead() throws IOException {
        byte[] content = content();
        Result.Put put = ticket(content).put().orElseThrow();

        assertThat(api.put(put, Arrays.copyOf(content, SIZE + 1)).status()).isEqualTo(413);
        assertThat(api.put(put, Arrays.copyOf(content, SIZE - 1)).status()).isEqualTo(413);
        assertThat(api.put(put, new byte[0]).status()).isEqualTo(413);
    }

    @Test
    void otherBytesAreRefusedAndTheRightOnesTakenAfterwards() throws IOException {
        byte[] content = content();
        Result.FileTicket ticket = ticket(content);
        Result.Put put = ticket.put().orElseThrow();

        assertThat(api.put(put, content()).status()).isEqualTo(422);
        assertThat(api.put(put, content).status()).isEqualTo(200);

        assertThat(done(ticket.file(), content)).isEqualTo(content);
    }

    @Test
    void anAlteredUrlIsRefused() throws IOException {
        byte[] content = content();
        Result.Put put = ticket(content).put().orElseThrow();
        Result.Put altered =
                new Result.Put(
                        put.n(),
                        put.url().replace("n=1", "n=2"),
                        put.method(),
                        put.headers(),
                        put.size(),
                        put.expires());

        assertThat(api.put(altered, content).status()).isEqualTo(403);
    }
}
