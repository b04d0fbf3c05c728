package parley.infra;

import java.util.List;
import java.util.Map;
import software.amazon.awscdk.CfnOutput;
import software.amazon.awscdk.CfnParameter;
import software.amazon.awscdk.Fn;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.StackProps;
import software.amazon.awscdk.services.events.CfnRule;
import software.constructs.Construct;

/** All that a workspace needs to run. */
public final class ChatStack extends Stack {
    /** What the stores ask of the table, and no more: no scan, nothing about the table itself. */
    private static final List<String> TABLE =
            List.of(
                    "dynamodb:BatchGetItem",
                    "dynamodb:BatchWriteItem",
                    "dynamodb:ConditionCheckItem",
                    "dynamodb:DeleteItem",
                    "dynamodb:GetItem",
                    "dynamodb:PutItem",
                    "dynamodb:Query",
                    "dynamodb:UpdateItem");

    private static final List<String> OBJECTS =
            List.of("s3:AbortMultipartUpload", "s3:DeleteObject", "s3:GetObject", "s3:PutObject");

    private final Storage storage;
    private final Worker worker;
    private final SocketApi sockets;
    private final WebApi web;

    public ChatStack(Construct scope, String id, StackProps props, Retention retention) {
        super(scope, id, props);
        String name = parameter("WorkspaceName", "What the workspace is called", "Parley");
        String origins =
                parameter("Origins", "Origins of web pages that may connect, by commas", "");
        this.storage = new Storage(this, retention);
        this.worker = new Worker(this, new Release(this));
        this.sockets = new SocketApi(this);
        FanOutQueue queue = new FanOutQueue(this);
        this.web = new WebApi(this);
        // The last part of the stack's id is random, and seen by those only who may look at stacks.
        String secret = Fn.select(2, Fn.split("/", getStackId()));
        FrontDoor door = new FrontDoor(this, sockets, web, secret);
        worker.environment(
                Map.of(
                        "PARLEY_QUEUE", queue.url(),
                        "PARLEY_TABLE", storage.table().getTableName(),
                        "PARLEY_BUCKET", storage.bucket().getBucketName(),
                        "PARLEY_CALLBACKS", sockets.callbacks(),
                        "PARLEY_ADDRESS", door.host(),
                        "PARLEY_NAME", name,
                        "PARLEY_ORIGINS", origins,
                        "PARLEY_EDGE", secret));
        allow();
        sockets.serve(worker);
        web.serve(worker);
        queue.serve(worker);
        chores();
        output("Address", "https://" + door.host());
        output("FunctionName", worker.name());
        output("TableName", storage.table().getTableName());
        output("BucketName", storage.bucket().getBucketName());
        output("QueueName", queue.name());
        output("DeadLettersName", queue.dead());
        output("SocketApiId", sockets.id());
        output("WebApiId", web.id());
    }

    private String parameter(String name, String what, String otherwise) {
        return CfnParameter.Builder.create(this, name)
                .type("String")
                .description(what)
                .defaultValue(otherwise)
                .build()
                .getValueAsString();
    }

    private void allow() {
        worker.allow(TABLE, List.of(storage.table().getTableArn()));
        worker.allow(
                OBJECTS,
                List.of(
                        storage.bucket().arnForObjects("content/*"),
                        storage.bucket().arnForObjects("upload/*")));
        // To look for contents that no file has; and without it, an object that is not there would
        // be answered as one that may not be seen.
        worker.allow(List.of("s3:ListBucket"), List.of(storage.bucket().getBucketArn()));
        worker.allow(
                List.of("execute-api:ManageConnections"),
                List.of(sockets.connections("POST"), sockets.connections("DELETE")));
    }

    private void chores() {
        CfnRule rule =
                CfnRule.Builder.create(this, "Chores")
                        .description("Messages whose time has come, and what time took")
                        .scheduleExpression("rate(1 minute)")
                        .targets(
                                List.of(
                                        CfnRule.TargetProperty.builder()
                                                .id("worker")
                                                .arn(worker.arn())
                                                .build()))
                        .build();
        worker.calledBy("Chores", "events.amazonaws.com", rule.getAttrArn());
    }

    private void output(String name, String value) {
        CfnOutput.Builder.create(this, name).value(value).build();
    }
}
