package parley.server.aws.lambda;

import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import parley.protocol.AuthApi;
import parley.protocol.Codec;
import parley.protocol.ErrorCode;
import parley.protocol.WireError;
import parley.server.Outcome;
import software.amazon.awssdk.protocols.jsoncore.JsonWriter;

/** What a proxy integration answers API Gateway with. The body is text. */
record Reply(int status, Map<String, String> headers, String body) {
    static final Reply NOTHING = new Reply(200, Map.of(), "");

    static Reply json(byte[] body) {
        return new Reply(
                200,
                Map.of("Content-Type", "application/json", "X-Content-Type-Options", "nosniff"),
                new String(body, StandardCharsets.UTF_8));
    }

    static Reply text(String body) {
        return new Reply(200, Map.of("Content-Type", "text/plain; charset=utf-8"), body);
    }

    /** The error with the status that belongs to it, and {@code Retry-After} where it says when. */
    static Reply problem(Codec codec, WireError err) {
        return problem(codec, Outcome.statusOf(err.code()), err);
    }

    static Reply problem(Codec codec, int status, ErrorCode code, String msg) {
        return problem(codec, status, WireError.of(code, msg));
    }

    static Reply problem(Codec codec, int status, WireError err) {
        Reply json = json(codec.encodeBody(new AuthApi.Problem(err)));
        Map<String, String> headers = new HashMap<>(json.headers());
        if (status == 401) {
            headers.put("WWW-Authenticate", "Bearer");
        }
        err.retryMs()
                .ifPresent(
                        ms -> headers.put("Retry-After", Long.toString(Math.ceilDiv(ms, 1_000L))));
        return new Reply(status, headers, json.body());
    }

    Reply with(String header, String value) {
        Map<String, String> more = new HashMap<>(headers);
        more.put(header, value);
        return new Reply(status, more, body);
    }

    byte[] encode() {
        JsonWriter json = JsonWriter.create().writeStartObject();
        json.writeFieldName("statusCode").writeValue(status);
        if (!headers.isEmpty()) {
            json.writeFieldName("headers").writeStartObject();
            headers.forEach((name, value) -> json.writeFieldName(name).writeValue(value));
            json.writeEndObject();
        }
        if (!body.isEmpty()) {
            json.writeFieldName("body").writeValue(body);
            json.writeFieldName("isBase64Encoded").writeValue(false);
        }
        return json.writeEndObject().getBytes();
    }
}
