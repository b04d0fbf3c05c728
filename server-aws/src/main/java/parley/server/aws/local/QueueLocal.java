package parley.server.aws.local;

import java.net.URI;
import java.util.Map;
import org.apache.pekko.http.scaladsl.Http;
import org.elasticmq.rest.sqs.SQSRestServer;
import org.elasticmq.rest.sqs.SQSRestServerBuilder;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;

/** ElasticMQ in this process, in memory, on a free port of 127.0.0.1, with the fan-out's queues. */
public final class QueueLocal implements AutoCloseable {
    private static final String NAME = "fan-out.fifo";
    private static final String DEAD = "fan-out-dead.fifo";

    private final SQSRestServer server;
    private final URI endpoint;
    private final String url;
    private final String dead;

    private QueueLocal(SQSRestServer server, URI endpoint, int visible) {
        this.server = server;
        this.endpoint = endpoint;
        try (SqsClient client = client(endpoint)) {
            this.dead =
                    client.createQueue(request ->
                                    request.queueName(DEAD)
                                            .attributes(
                                                    Map.of(QueueAttributeName.FIFO_QUEUE, "true")))
                            .queueUrl();
            String arn =
                    client.getQueueAttributes(request ->
                                    request.queueUrl(dead)
                                            .attributeNames(QueueAttributeName.QUEUE_ARN))
                            .attributes()
                            .get(QueueAttributeName.QUEUE_ARN);
            this.url =
                    client.createQueue(request ->
                                    request.queueName(NAME)
                                            .attributes(
                                                    Map.of(
                                                            QueueAttributeName.FIFO_QUEUE,
                                                            "true",
                                                            QueueAttributeName.VISIBILITY_TIMEOUT,
                                                            Integer.toString(visible),
                                                            QueueAttributeName.REDRIVE_POLICY,
                                                            "{\"deadLetterTargetArn\":\""
                                                                    + arn
                                                                    + "\",\"maxReceiveCount\":5}")))
                            .queueUrl();
        }
    }

    /** {@code visible}: seconds after which what nobody finished is given out again. */
    public static QueueLocal start(int visible) {
        SQSRestServer server =
                SQSRestServerBuilder.withInterface("127.0.0.1").withDynamicPort().start();
        Http.ServerBinding bound = server.waitUntilStarted();
        URI endpoint = URI.create("http://127.0.0.1:" + bound.localAddress().getPort());
        return new QueueLocal(server, endpoint, visible);
    }

    /** A client of any emulated SQS. To be closed. */
    public static SqsClient client(URI endpoint) {
        return SqsClient.builder()
                .endpointOverride(endpoint)
                .region(LocalCredentials.REGION)
                .credentialsProvider(LocalCredentials.provider())
                .httpClientBuilder(UrlConnectionHttpClient.builder())
                .build();
    }

    public URI endpoint() {
        return endpoint;
    }

    /** Of the queue, for its clients. */
    public String url() {
        return url;
    }

    /** Of the queue for what could not be posted. */
    public String dead() {
        return dead;
    }

    /** Does not wait for the end, which connections that are kept open put off for a minute. */
    @Override
    public void close() {
        server.stopAndGetFuture().apply();
    }
}
