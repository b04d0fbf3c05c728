package parley.server.aws.local;

import java.time.Duration;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import parley.server.aws.local.gateway.InvocationException;
import parley.server.aws.local.gateway.Lambda;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.protocols.jsoncore.JsonWriter;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.Message;
import software.amazon.awssdk.services.sqs.model.MessageSystemAttributeName;

/**
 * Brings what is in the queue to the function, as Lambda's event source does: at most ten messages
 * at once, removed once the function has returned. What fails stays in the queue.
 */
public final class QueueSource implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(QueueSource.class);
    private static final int BATCH = 10;
    private static final int WAIT_SECONDS = 1;

    private final SqsClient client;
    private final String url;
    private final Lambda function;
    private final Thread thread;
    private volatile boolean closed;

    public QueueSource(QueueLocal queue, Lambda function) {
        this.client = QueueLocal.client(queue.endpoint());
        this.url = queue.url();
        this.function = function;
        this.thread = Thread.ofPlatform().daemon().name("parley-queue").start(this::run);
    }

    private void run() {
        while (!closed) {
            try {
                List<Message> some =
                        client.receiveMessage(request ->
                                        request.queueUrl(url)
                                                .maxNumberOfMessages(BATCH)
                                                .waitTimeSeconds(WAIT_SECONDS)
                                                .messageSystemAttributeNames(
                                                        MessageSystemAttributeName.ALL))
                                .messages();
                if (!some.isEmpty()) {
                    function.invoke(event(some));
                    some.forEach(each ->
                            client.deleteMessage(request ->
                                    request.queueUrl(url).receiptHandle(each.receiptHandle())));
                }
            } catch (InterruptedException e) {
                return;
            } catch (InvocationException e) {
                LOG.warn("what was queued was not posted: {}", e.getMessage());
            } catch (SdkException e) {
                if (!closed) {
                    LOG.warn("the queue does not answer", e);
                }
            }
        }
    }

    /** The event of a FIFO queue. */
    static byte[] event(List<Message> messages) {
        JsonWriter json = JsonWriter.create().writeStartObject();
        json.writeFieldName("Records").writeStartArray();
        for (Message each : messages) {
            json.writeStartObject();
            json.writeFieldName("messageId").writeValue(each.messageId());
            json.writeFieldName("receiptHandle").writeValue(each.receiptHandle());
            json.writeFieldName("body").writeValue(each.body());
            json.writeFieldName("attributes").writeStartObject();
            each.attributesAsStrings()
                    .forEach((name, value) -> json.writeFieldName(name).writeValue(value));
            json.writeEndObject();
            json.writeFieldName("messageAttributes").writeStartObject().writeEndObject();
            json.writeFieldName("eventSource").writeValue("aws:sqs");
            json.writeFieldName("awsRegion").writeValue(LocalCredentials.REGION.id());
            json.writeEndObject();
        }
        return json.writeEndArray().writeEndObject().getBytes();
    }

    /** Does not wait for a worker that does not end. */
    @Override
    public void close() {
        closed = true;
        thread.interrupt();
        try {
            thread.join(Duration.ofSeconds(20));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        client.close();
    }
}
