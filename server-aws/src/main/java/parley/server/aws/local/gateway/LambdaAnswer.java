package parley.server.aws.local.gateway;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import software.amazon.awssdk.protocols.jsoncore.JsonNode;

/** What a proxy integration answers. */
@SuppressWarnings("ArrayRecordComponent") // written once, read once, never compared
record LambdaAnswer(int status, Map<String, String> headers, byte[] body) {
    private static final Logger LOG = LoggerFactory.getLogger(LambdaAnswer.class);
    private static final int BAD_GATEWAY = 502;

    /** A malformed one is 502, as on AWS. */
    static LambdaAnswer read(byte[] json) {
        try {
            JsonNode node = JsonNode.parser().parse(new String(json, StandardCharsets.UTF_8));
            int status = Integer.parseInt(node.field("statusCode").orElseThrow().asNumber());
            Map<String, String> headers = new HashMap<>();
            node.field("headers")
                    .filter(JsonNode::isObject)
                    .ifPresent(all ->
                            all.asObject()
                                    .forEach((name, value) -> headers.put(name, value.text())));
            String body =
                    node.field("body")
                            .filter(JsonNode::isString)
                            .map(JsonNode::asString)
                            .orElse("");
            Optional<JsonNode> encoded =
                    node.field("isBase64Encoded").filter(each -> each.isBoolean());
            return new LambdaAnswer(
                    status,
                    headers,
                    encoded.isPresent() && encoded.get().asBoolean()
                            ? Base64.getDecoder().decode(body)
                            : body.getBytes(StandardCharsets.UTF_8));
        } catch (RuntimeException e) {
            LOG.warn("the function's answer is none: {} bytes", json.length, e);
            return failed(BAD_GATEWAY);
        }
    }

    static LambdaAnswer failed(int status) {
        return new LambdaAnswer(
                status,
                Map.of("Content-Type", "application/json"),
                "{\"message\":\"Internal Server Error\"}".getBytes(StandardCharsets.UTF_8));
    }
}
