package parley.server.lite;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import parley.protocol.Codec;
import parley.server.lite.file.PrivateFile;

/** A file that tells programs on this machine where the server is; gone after a graceful stop. */
final class ServerJson implements AutoCloseable {
    /** What stands in it; {@code pin} is absent without TLS of its own. */
    record Content(String url, int port, Optional<String> pin, long pid) {}

    private final Path file;

    private ServerJson(Path file) {
        this.file = file;
    }

    static ServerJson write(Path file, Codec codec, Addresses addresses) throws IOException {
        Content content =
                new Content(
                        addresses.url(),
                        addresses.bound().getPort(),
                        addresses.pin(),
                        ProcessHandle.current().pid());
        String json = new String(codec.encodeBody(content), StandardCharsets.UTF_8);
        PrivateFile.write(file, (json + "\n").getBytes(StandardCharsets.UTF_8));
        return new ServerJson(file);
    }

    @Override
    public void close() throws IOException {
        Files.deleteIfExists(file);
    }
}
