package parley.server.lite.http;

import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import parley.protocol.AuthApi;
import parley.protocol.Codec;
import parley.protocol.WireError;
import parley.server.Outcome;

/** What a request is answered with. */
public final class Answer {
    private static final String JSON = "application/json";

    private final int status;
    private final String type;
    private final byte[] body;
    private final Map<String, String> headers;

    private Answer(int status, String type, byte[] body, Map<String, String> headers) {
        this.status = status;
        this.type = type;
        this.body = body;
        this.headers = headers;
    }

    /** Status 200 with bytes that are JSON already. */
    public static Answer json(byte[] body) {
        return new Answer(200, JSON, body, Map.of());
    }

    public static Answer text(int status, String body) {
        return new Answer(
                status,
                "text/plain; charset=utf-8",
                body.getBytes(StandardCharsets.UTF_8),
                Map.of());
    }

    /** The error with the status that belongs to it, and {@code Retry-After} where it says when. */
    public static Answer problem(Codec codec, WireError err) {
        return problem(codec, Outcome.statusOf(err.code()), err);
    }

    public static Answer problem(Codec codec, int status, WireError err) {
        byte[] body = codec.encodeBody(new AuthApi.Problem(err));
        if (status == 401) {
            return new Answer(status, JSON, body, Map.of("WWW-Authenticate", "Bearer"));
        }
        return new Answer(
                status,
                JSON,
                body,
                err.retryMs()
                        .map(ms -> Map.of("Retry-After", Long.toString(Math.ceilDiv(ms, 1_000L))))
                        .orElse(Map.of()));
    }

    /** The same with another status and one more header. */
    public Answer with(int status, String header, String value) {
        Map<String, String> more = new HashMap<>(headers);
        more.put(header, value);
        return new Answer(status, type, body, more);
    }

    int status() {
        return status;
    }

    String type() {
        return type;
    }

    byte[] body() {
        return body;
    }

    /** Besides those that every answer has. */
    Map<String, String> headers() {
        return headers;
    }
}
