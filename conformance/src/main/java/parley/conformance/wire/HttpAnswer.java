package parley.conformance.wire;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import okhttp3.Headers;
import okio.ByteString;

/** What came back over HTTP, whatever it was. */
public record HttpAnswer(int status, Headers headers, ByteString body) {
    public Optional<String> header(String name) {
        return Optional.ofNullable(headers.get(name));
    }

    public String text() {
        return body.string(StandardCharsets.UTF_8);
    }
}
