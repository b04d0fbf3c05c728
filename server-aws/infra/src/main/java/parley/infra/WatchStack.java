package parley.infra;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import software.amazon.awscdk.CfnParameter;
import software.amazon.awscdk.Duration;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.StackProps;
import software.amazon.awscdk.Token;
import software.amazon.awscdk.services.budgets.CfnBudget;
import software.amazon.awscdk.services.cloudwatch.Alarm;
import software.amazon.awscdk.services.cloudwatch.ComparisonOperator;
import software.amazon.awscdk.services.cloudwatch.Dashboard;
import software.amazon.awscdk.services.cloudwatch.GraphWidget;
import software.amazon.awscdk.services.cloudwatch.IMetric;
import software.amazon.awscdk.services.cloudwatch.Metric;
import software.amazon.awscdk.services.cloudwatch.TreatMissingData;
import software.amazon.awscdk.services.cloudwatch.actions.SnsAction;
import software.amazon.awscdk.services.sns.Topic;
import software.amazon.awscdk.services.sns.subscriptions.EmailSubscription;
import software.constructs.Construct;

/** What an owner looks at, what they are told of by mail, and what it may cost in a month. */
public final class WatchStack extends Stack {
    private static final Duration PERIOD = Duration.minutes(5);
    private static final int WIDE = 12;

    private final Topic topic;

    public WatchStack(Construct scope, String id, StackProps props) {
        super(scope, id, props);
        String mail = parameter("OwnerMail", "Who is told", "String");
        String budget = parameter("MonthlyBudget", "US dollars a month", "Number");
        String function = parameter("FunctionName", "Output of the chat's stack", "String");
        String table = parameter("TableName", "Output of the chat's stack", "String");
        String sockets = parameter("SocketApiId", "Output of the chat's stack", "String");
        String web = parameter("WebApiId", "Output of the chat's stack", "String");
        String queue = parameter("QueueName", "Output of the chat's stack", "String");
        String dead = parameter("DeadLettersName", "Output of the chat's stack", "String");
        this.topic = Topic.Builder.create(this, "Alarms").enforceSsl(true).build();
        topic.addSubscription(new EmailSubscription(mail));
        budget(mail, budget);

        Map<String, String> lambda = Map.of("FunctionName", function);
        Map<String, String> socketApi = Map.of("ApiId", sockets, "Stage", SocketApi.STAGE);
        Map<String, String> webApi = Map.of("ApiId", web, "Stage", "$default");
        IMetric errors = metric("AWS/Lambda", "Errors", lambda, "Sum");
        IMetric throttles = metric("AWS/Lambda", "Throttles", lambda, "Sum");
        IMetric slow = metric("AWS/Lambda", "Duration", lambda, "p99");
        IMetric broken = metric("AWS/ApiGateway", "5xx", webApi, "Sum");
        IMetric refused =
                metric("AWS/DynamoDB", "ThrottledRequests", Map.of("TableName", table), "Sum");
        alarm("Errors", "The function failed", errors, 3);
        alarm("Throttles", "The function was refused", throttles, 1);
        alarm("Slow", "One event in a hundred took 5 s and more", slow, 5_000);
        alarm("Broken", "Requests were answered 5xx", broken, 5);
        alarm("TableRefuses", "The table refused requests", refused, 10);
        IMetric age =
                metric(
                        "AWS/SQS",
                        "ApproximateAgeOfOldestMessage",
                        Map.of("QueueName", queue),
                        "Maximum");
        alarm("Late", "What is new in a room of many waited a minute", age, 60);
        alarm(
                "DeadLetters",
                "What is new in a room of many could not be posted",
                metric(
                        "AWS/SQS",
                        "ApproximateNumberOfMessagesVisible",
                        Map.of("QueueName", dead),
                        "Maximum"),
                1);
        Dashboard.Builder.create(this, "Dashboard")
                .widgets(
                        List.of(
                                List.of(
                                        graph(
                                                "Requests",
                                                metric(
                                                        "AWS/ApiGateway",
                                                        "MessageCount",
                                                        socketApi,
                                                        "Sum"),
                                                metric(
                                                        "AWS/ApiGateway",
                                                        "ConnectCount",
                                                        socketApi,
                                                        "Sum"),
                                                metric("AWS/ApiGateway", "Count", webApi, "Sum")),
                                        graph(
                                                "Errors",
                                                errors,
                                                throttles,
                                                broken,
                                                refused,
                                                metric(
                                                        "AWS/ApiGateway",
                                                        "ExecutionError",
                                                        socketApi,
                                                        "Sum"))),
                                List.of(
                                        graph(
                                                "Latency (ms)",
                                                metric("AWS/Lambda", "Duration", lambda, "p50"),
                                                slow,
                                                metric(
                                                        "AWS/ApiGateway",
                                                        "IntegrationLatency",
                                                        socketApi,
                                                        "p99"),
                                                metric("AWS/ApiGateway", "Latency", webApi, "p99")),
                                        graph("Age of the fan-out (s)", age),
                                        graph(
                                                "Capacity units",
                                                metric(
                                                        "AWS/DynamoDB",
                                                        "ConsumedReadCapacityUnits",
                                                        Map.of("TableName", table),
                                                        "Sum"),
                                                metric(
                                                        "AWS/DynamoDB",
                                                        "ConsumedWriteCapacityUnits",
                                                        Map.of("TableName", table),
                                                        "Sum")))))
                .build();
    }

    private String parameter(String name, String what, String type) {
        return CfnParameter.Builder.create(this, name)
                .type(type)
                .description(what)
                .build()
                .getValueAsString();
    }

    private static IMetric metric(
            String space, String name, Map<String, String> dimensions, String statistic) {
        return Metric.Builder.create()
                .namespace(space)
                .metricName(name)
                .dimensionsMap(new TreeMap<>(dimensions))
                .statistic(statistic)
                .period(PERIOD)
                .build();
    }

    private static GraphWidget graph(String title, IMetric... metrics) {
        return GraphWidget.Builder.create().title(title).left(List.of(metrics)).width(WIDE).build();
    }

    private void alarm(String id, String what, IMetric metric, double from) {
        Alarm alarm =
                Alarm.Builder.create(this, id)
                        .alarmDescription(what)
                        .metric(metric)
                        .threshold(from)
                        .evaluationPeriods(1)
                        .comparisonOperator(ComparisonOperator.GREATER_THAN_OR_EQUAL_TO_THRESHOLD)
                        .treatMissingData(TreatMissingData.NOT_BREACHING)
                        .build();
        alarm.addAlarmAction(new SnsAction(topic));
    }

    /** Of the whole account: what belongs to a stack is known to billing only by activated tags. */
    private void budget(String mail, String dollars) {
        CfnBudget.Builder.create(this, "Budget")
                .budget(
                        CfnBudget.BudgetDataProperty.builder()
                                .budgetType("COST")
                                .timeUnit("MONTHLY")
                                .budgetLimit(
                                        CfnBudget.SpendProperty.builder()
                                                .amount(Token.asNumber(dollars))
                                                .unit("USD")
                                                .build())
                                .build())
                .notificationsWithSubscribers(List.of(mail(mail, 80), mail(mail, 100)))
                .build();
    }

    private static CfnBudget.NotificationWithSubscribersProperty mail(String mail, double percent) {
        return CfnBudget.NotificationWithSubscribersProperty.builder()
                .notification(
                        CfnBudget.NotificationProperty.builder()
                                .notificationType("ACTUAL")
                                .comparisonOperator("GREATER_THAN")
                                .threshold(percent)
                                .thresholdType("PERCENTAGE")
                                .build())
                .subscribers(
                        List.of(
                                CfnBudget.SubscriberProperty.builder()
                                        .subscriptionType("EMAIL")
                                        .address(mail)
                                        .build()))
                .build();
    }
}
