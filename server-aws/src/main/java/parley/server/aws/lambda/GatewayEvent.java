package parley.server.aws.lambda;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.protocols.jsoncore.JsonNode;

/** An event as JSON, and what one asks of it. */
record GatewayEvent(JsonNode json) {
    static GatewayEvent read(byte[] event) {
        return new GatewayEvent(JsonNode.parser().parse(new String(event, StandardCharsets.UTF_8)));
    }

    /** The text at this place; empty where there is nothing. */
    Optional<String> text(String... path) {
        return node(path).map(JsonNode::text);
    }

    String required(String... path) {
        return text(path)
                .orElseThrow(() ->
                        new IllegalArgumentException("the event has no " + Arrays.toString(path)));
    }

    private Optional<JsonNode> node(String... path) {
        Optional<JsonNode> found = Optional.of(json);
        for (String each : path) {
            found = found.filter(JsonNode::isObject).flatMap(node -> node.field(each));
        }
        return found.filter(each -> !each.isNull());
    }

    /** Of any case, as HTTP has it. */
    Optional<String> header(String name) {
        Map<String, JsonNode> all = node("headers").map(JsonNode::asObject).orElse(Map.of());
        return all.entrySet().stream()
                .filter(each -> each.getKey().equalsIgnoreCase(name))
                .map(each -> each.getValue().text())
                .findFirst();
    }

    Optional<String> bearer() {
        return header("Authorization")
                .filter(each -> each.regionMatches(true, 0, "Bearer ", 0, 7))
                .map(each -> each.substring(7).strip());
    }

    /** The WebSocket subprotocols that are offered. */
    List<String> protocols() {
        return header("Sec-WebSocket-Protocol").stream()
                .flatMap(each -> Arrays.stream(each.split(",", -1)))
                .map(String::strip)
                .toList();
    }

    byte[] body() {
        String body = text("body").orElse("");
        return base64() ? Base64.getDecoder().decode(body) : body.getBytes(StandardCharsets.UTF_8);
    }

    boolean base64() {
        return node("isBase64Encoded")
                .filter(JsonNode::isBoolean)
                .map(JsonNode::asBoolean)
                .orElse(false);
    }

    String method() {
        return required("requestContext", "http", "method").toUpperCase(Locale.ROOT);
    }
}
