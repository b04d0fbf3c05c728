package parley.infra;

import java.util.List;
import software.amazon.awscdk.Duration;
import software.amazon.awscdk.services.lambda.CfnEventSourceMapping;
import software.amazon.awscdk.services.sqs.DeadLetterQueue;
import software.amazon.awscdk.services.sqs.DeduplicationScope;
import software.amazon.awscdk.services.sqs.FifoThroughputLimit;
import software.amazon.awscdk.services.sqs.Queue;
import software.amazon.awscdk.services.sqs.QueueEncryption;
import software.constructs.Construct;

/** Mail of rooms that many hear: one worker at a time for a room, and a place for what fails. */
final class FanOutQueue extends Construct {
    private static final int TRIES = 5;
    private static final int BATCH = 10;

    /** Six times what the function may take, as Lambda advises. */
    private static final Duration VISIBLE = Duration.seconds(6 * 29);

    /** Who is away so long has asked for what they missed. */
    private static final Duration KEPT = Duration.hours(1);

    private final Queue dead;
    private final Queue queue;

    FanOutQueue(Construct scope) {
        super(scope, "FanOut");
        this.dead =
                Queue.Builder.create(this, "Dead")
                        .fifo(true)
                        .encryption(QueueEncryption.SQS_MANAGED)
                        .enforceSsl(true)
                        .retentionPeriod(Duration.days(4))
                        .build();
        this.queue =
                Queue.Builder.create(this, "Queue")
                        .fifo(true)
                        .encryption(QueueEncryption.SQS_MANAGED)
                        .enforceSsl(true)
                        .deduplicationScope(DeduplicationScope.MESSAGE_GROUP)
                        .fifoThroughputLimit(FifoThroughputLimit.PER_MESSAGE_GROUP_ID)
                        .visibilityTimeout(VISIBLE)
                        .retentionPeriod(KEPT)
                        .deadLetterQueue(
                                DeadLetterQueue.builder()
                                        .queue(dead)
                                        .maxReceiveCount(TRIES)
                                        .build())
                        .build();
    }

    /** Lets the worker send to it, and has it called with what is in it. */
    void serve(Worker worker) {
        worker.allow(
                List.of(
                        "sqs:ChangeMessageVisibility",
                        "sqs:DeleteMessage",
                        "sqs:GetQueueAttributes",
                        "sqs:ReceiveMessage",
                        "sqs:SendMessage"),
                List.of(queue.getQueueArn()));
        CfnEventSourceMapping source =
                CfnEventSourceMapping.Builder.create(this, "Source")
                        .eventSourceArn(queue.getQueueArn())
                        .functionName(worker.arn())
                        .batchSize(BATCH)
                        .build();
        source.getNode().addDependency(worker.role());
    }

    String url() {
        return queue.getQueueUrl();
    }

    String name() {
        return queue.getQueueName();
    }

    String dead() {
        return dead.getQueueName();
    }
}
