package parley.server.aws.local.gateway;

import java.nio.charset.StandardCharsets;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import software.amazon.awssdk.protocols.jsoncore.JsonNode;

/**
 * A function that lets in whoever has {@code Authorization: good}, answers each message with itself
 * in capitals, and keeps its events.
 */
final class TestLambda implements Lambda {
    final BlockingQueue<JsonNode> connects = new LinkedBlockingQueue<>();
    final BlockingQueue<JsonNode> messages = new LinkedBlockingQueue<>();
    final BlockingQueue<JsonNode> disconnects = new LinkedBlockingQueue<>();
    final BlockingQueue<JsonNode> requests = new LinkedBlockingQueue<>();

    /** {@code $connect} and messages are answered once this is open. */
    volatile CountDownLatch gate = new CountDownLatch(0);

    static JsonNode next(BlockingQueue<JsonNode> from) throws InterruptedException {
        JsonNode next = from.poll(30, TimeUnit.SECONDS);
        if (next == null) {
            throw new AssertionError("nothing was invoked");
        }
        return next;
    }

    static String at(JsonNode node, String... path) {
        JsonNode found = node;
        for (String each : path) {
            found = found.field(each).orElseThrow();
        }
        return found.text();
    }

    @Override
    public byte[] invoke(byte[] event) throws InvocationException, InterruptedException {
        JsonNode node = JsonNode.parser().parse(new String(event, StandardCharsets.UTF_8));
        return answer(node).getBytes(StandardCharsets.UTF_8);
    }

    private String answer(JsonNode node) throws InvocationException, InterruptedException {
        if (node.field("type").isPresent()) {
            return authorize(node);
        }
        JsonNode context = node.field("requestContext").orElseThrow();
        if (context.field("eventType").isEmpty()) {
            requests.add(node);
            return """
            {"statusCode":201,"headers":{"x-test":"yes"},"body":"aGk=",\
            "isBase64Encoded":true}\
            """;
        }
        return switch (at(context, "eventType")) {
            case "CONNECT" -> {
                connects.add(node);
                gate.await();
                yield """
                {"statusCode":200,"headers":{"Sec-WebSocket-Protocol":"parley.v1"}}\
                """;
            }
            case "MESSAGE" -> {
                messages.add(node);
                gate.await();
                String body = at(node, "body");
                if (body.contains("fail")) {
                    throw new InvocationException("it fails");
                }
                yield "{\"statusCode\":200,\"body\":\"re:" + body.length() + "\"}";
            }
            default -> {
                disconnects.add(node);
                yield "{\"statusCode\":200}";
            }
        };
    }

    private static String authorize(JsonNode node) throws InvocationException {
        String token =
                node.field("headers")
                        .orElseThrow()
                        .field("Authorization")
                        .map(JsonNode::text)
                        .orElse("");
        if (token.isEmpty()) {
            throw new InvocationException("Unauthorized");
        }
        return """
        {"principalId":"u","policyDocument":{"Version":"2012-10-17","Statement":[\
        {"Action":"execute-api:Invoke","Effect":"%s","Resource":"%s"}]},\
        "context":{"user":"u_1","n":7}}\
        """
                .formatted(token.equals("good") ? "Allow" : "Deny", at(node, "methodArn"));
    }
}
