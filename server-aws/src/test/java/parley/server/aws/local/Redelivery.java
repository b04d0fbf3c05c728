package parley.server.aws.local;

import java.nio.charset.StandardCharsets;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import parley.server.aws.local.gateway.InvocationException;
import parley.server.aws.local.gateway.Lambda;
import software.amazon.awssdk.protocols.jsoncore.JsonNode;
import software.amazon.awssdk.services.sqs.SqsClient;

/**
 * A function that ends after it posted what the queue brought and before it says so, whenever that
 * comes for the first time, if asked to. The queue need not wait until the time is over in which it
 * would give the same to nobody.
 */
final class Redelivery {
    private final QueueLocal queue;
    private final AtomicBoolean on = new AtomicBoolean();
    private final AtomicInteger again = new AtomicInteger();

    Redelivery(QueueLocal queue) {
        this.queue = queue;
    }

    void begin() {
        on.set(true);
    }

    void end() {
        on.set(false);
    }

    /** How many messages of the queue came, or will come, once more. */
    int again() {
        return again.get();
    }

    /** The function, with this before it. */
    Lambda of(Lambda real) {
        return event -> invoke(real, event);
    }

    private byte[] invoke(Lambda real, byte[] event)
            throws InvocationException, InterruptedException {
        byte[] answer = real.invoke(event);
        JsonNode all = JsonNode.parser().parse(new String(event, StandardCharsets.UTF_8));
        boolean first =
                all.field("Records").orElseThrow().asArray().stream()
                        .anyMatch(each ->
                                text(
                                                each.field("attributes").orElseThrow(),
                                                "ApproximateReceiveCount")
                                        .equals("1"));
        if (!on.get() || !first) {
            return answer;
        }
        try (SqsClient client = QueueLocal.client(queue.endpoint())) {
            for (JsonNode each : all.field("Records").orElseThrow().asArray()) {
                client.changeMessageVisibility(request ->
                        request.queueUrl(queue.url())
                                .receiptHandle(text(each, "receiptHandle"))
                                .visibilityTimeout(0));
                again.incrementAndGet();
            }
        }
        throw new InvocationException("ended after it posted", new IllegalStateException());
    }

    private static String text(JsonNode node, String name) {
        return node.field(name).orElseThrow().asString();
    }
}
