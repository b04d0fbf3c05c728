package parley.server.aws.local.gateway;

import io.netty.handler.codec.http.FullHttpRequest;
import io.netty.handler.codec.http.HttpHeaders;
import io.netty.handler.codec.http.QueryStringDecoder;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import software.amazon.awssdk.protocols.jsoncore.JsonNode;
import software.amazon.awssdk.protocols.jsoncore.JsonWriter;

/** The events a function gets, in the forms that API Gateway documents. */
final class Events {
    private static final String API = "local";
    private static final String STAGE = "v1";

    private final InstantSource clock;

    Events(InstantSource clock) {
        this.clock = clock;
    }

    /** What the REQUEST authorizer of {@code $connect} is asked. */
    byte[] authorize(GatewaySocket socket, HttpHeaders headers, String uri) {
        JsonWriter json = JsonWriter.create().writeStartObject();
        put(json, "type", "REQUEST");
        put(json, "methodArn", arn());
        headers(json, headers, false);
        query(json, uri);
        context(json, socket, "$connect", "CONNECT");
        return json.writeEndObject().getBytes();
    }

    byte[] connect(GatewaySocket socket, HttpHeaders headers, String uri) {
        JsonWriter json = JsonWriter.create().writeStartObject();
        headers(json, headers, false);
        query(json, uri);
        context(json, socket, "$connect", "CONNECT");
        json.writeFieldName("isBase64Encoded").writeValue(false);
        return json.writeEndObject().getBytes();
    }

    byte[] message(GatewaySocket socket, String route, byte[] body, boolean binary) {
        JsonWriter json = JsonWriter.create().writeStartObject();
        context(json, socket, route, "MESSAGE");
        body(json, body, binary);
        return json.writeEndObject().getBytes();
    }

    byte[] disconnect(GatewaySocket socket, int code, String reason) {
        JsonWriter json = JsonWriter.create().writeStartObject();
        context(
                json,
                socket,
                "$disconnect",
                "DISCONNECT",
                Map.of("disconnectReason", reason),
                Map.of("disconnectStatusCode", (long) code));
        json.writeFieldName("isBase64Encoded").writeValue(false);
        return json.writeEndObject().getBytes();
    }

    /** A request over HTTP, payload format 2.0. */
    byte[] http(FullHttpRequest request, String from) {
        JsonWriter json = JsonWriter.create().writeStartObject();
        String path = new QueryStringDecoder(request.uri()).rawPath();
        int question = request.uri().indexOf('?');
        put(json, "version", "2.0");
        put(json, "routeKey", "$default");
        put(json, "rawPath", path);
        put(json, "rawQueryString", question < 0 ? "" : request.uri().substring(question + 1));
        headers(json, request.headers(), true);
        json.writeFieldName("requestContext").writeStartObject();
        put(json, "apiId", API);
        put(json, "requestId", UUID.randomUUID().toString());
        put(json, "stage", "$default");
        json.writeFieldName("timeEpoch").writeValue(clock.millis());
        json.writeFieldName("http").writeStartObject();
        put(json, "method", request.method().name());
        put(json, "path", path);
        put(json, "protocol", "HTTP/1.1");
        put(json, "sourceIp", from);
        json.writeEndObject().writeEndObject();
        byte[] body = new byte[request.content().readableBytes()];
        request.content().getBytes(request.content().readerIndex(), body);
        String type = request.headers().get("Content-Type", "application/json");
        body(json, body, !type.contains("json") && !type.startsWith("text/"));
        return json.writeEndObject().getBytes();
    }

    static String arn() {
        return "arn:aws:execute-api:us-east-1:000000000000:" + API + "/" + STAGE + "/$connect";
    }

    private void context(JsonWriter json, GatewaySocket socket, String route, String type) {
        context(json, socket, route, type, Map.of(), Map.of());
    }

    private void context(
            JsonWriter json,
            GatewaySocket socket,
            String route,
            String type,
            Map<String, String> more,
            Map<String, Long> numbers) {
        json.writeFieldName("requestContext").writeStartObject();
        put(json, "routeKey", route);
        put(json, "eventType", type);
        put(json, "messageDirection", "IN");
        put(json, "connectionId", socket.id());
        put(json, "requestId", UUID.randomUUID().toString());
        put(json, "apiId", API);
        put(json, "stage", STAGE);
        put(json, "domainName", "127.0.0.1");
        json.writeFieldName("connectedAt").writeValue(socket.connectedAt().toEpochMilli());
        json.writeFieldName("requestTimeEpoch").writeValue(clock.millis());
        more.forEach((name, value) -> put(json, name, value));
        numbers.forEach((name, value) -> json.writeFieldName(name).writeValue(value));
        json.writeFieldName("identity").writeStartObject();
        put(json, "sourceIp", socket.from());
        json.writeEndObject();
        Map<String, JsonNode> authorizer = socket.authorizer();
        if (!authorizer.isEmpty()) {
            json.writeFieldName("authorizer").writeStartObject();
            authorizer.forEach((name, value) -> put(json, name, value.text()));
            json.writeEndObject();
        }
        json.writeEndObject();
    }

    private static void body(JsonWriter json, byte[] body, boolean binary) {
        put(
                json,
                "body",
                binary
                        ? Base64.getEncoder().encodeToString(body)
                        : new String(body, StandardCharsets.UTF_8));
        json.writeFieldName("isBase64Encoded").writeValue(binary);
    }

    /** One value for each name; several are joined by a comma. */
    private static void headers(JsonWriter json, HttpHeaders headers, boolean lowerCase) {
        json.writeFieldName("headers").writeStartObject();
        for (String name : headers.names()) {
            List<String> values = headers.getAll(name);
            put(json, lowerCase ? name.toLowerCase(Locale.ROOT) : name, String.join(",", values));
        }
        json.writeEndObject();
    }

    private static void query(JsonWriter json, String uri) {
        json.writeFieldName("queryStringParameters").writeStartObject();
        new QueryStringDecoder(uri)
                .parameters()
                .forEach((name, values) -> put(json, name, values.getLast()));
        json.writeEndObject();
    }

    private static void put(JsonWriter json, String name, String value) {
        json.writeFieldName(name).writeValue(value);
    }

    /** The route a message chooses by its member {@code key}; empty: the default one. */
    static Optional<String> route(byte[] message, String key) {
        try {
            // Within an array, because the parser would pass over what follows an object.
            String all = "[" + new String(message, StandardCharsets.UTF_8) + "]";
            List<JsonNode> parsed = JsonNode.parser().parse(all).asArray();
            return parsed.size() == 1 && parsed.getFirst().isObject()
                    ? parsed.getFirst()
                            .field(key)
                            .filter(JsonNode::isString)
                            .map(JsonNode::asString)
                    : Optional.empty();
        } catch (RuntimeException e) {
            return Optional.empty(); // no JSON: the default route's, as on AWS
        }
    }
}
