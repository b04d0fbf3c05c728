package parley.infra;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awscdk.assertions.Match;
import software.amazon.awscdk.assertions.Template;

class WatchAndSiteTest {
    private static Template chat;
    private static Template watch;
    private static Template site;

    @BeforeAll
    static void synthesize(@TempDir Path folder) {
        Synthesized all = Synthesized.in(folder, Retention.KEEP);
        chat = all.chat();
        watch = all.watch();
        site = all.site();
    }

    @Test
    void theOwnerIsToldAtFourFifthsOfTheBudgetAndAtItsEnd() {
        watch.hasResourceProperties(
                "AWS::Budgets::Budget",
                Map.of(
                        "Budget",
                        Map.of(
                                "TimeUnit",
                                "MONTHLY",
                                "BudgetLimit",
                                Map.of("Amount", Map.of("Ref", "MonthlyBudget"), "Unit", "USD")),
                        "NotificationsWithSubscribers",
                        List.of(told(80), told(100))));
    }

    private static Object told(int percent) {
        return Match.objectLike(
                Map.of(
                        "Notification",
                        Match.objectLike(
                                Map.of("Threshold", percent, "NotificationType", "ACTUAL")),
                        "Subscribers",
                        List.of(
                                Map.of(
                                        "Address",
                                        Map.of("Ref", "OwnerMail"),
                                        "SubscriptionType",
                                        "EMAIL"))));
    }

    @Test
    void everyAlarmIsTold() {
        assertThat(Synthesized.all(watch, "AWS::CloudWatch::Alarm").values())
                .isNotEmpty()
                .allSatisfy(each -> assertThat(each.get("AlarmActions")).isNotNull());
    }

    @Test
    void oneDeadLetterIsEnoughForAnAlarm() {
        watch.hasResourceProperties(
                "AWS::CloudWatch::Alarm",
                Map.of(
                        "MetricName",
                        "ApproximateNumberOfMessagesVisible",
                        "Dimensions",
                        List.of(
                                Map.of(
                                        "Name",
                                        "QueueName",
                                        "Value",
                                        Map.of("Ref", "DeadLettersName"))),
                        "Threshold",
                        1,
                        "ComparisonOperator",
                        "GreaterThanOrEqualToThreshold"));
    }

    @Test
    void whatTakesTagsSaysWhatItBelongsTo() {
        Object tag = List.of(Map.of("Key", "parley", "Value", "workspace"));
        Map<Template, List<String>> taking =
                Map.of(
                        chat,
                        List.of(
                                "AWS::DynamoDB::Table",
                                "AWS::S3::Bucket",
                                "AWS::Lambda::Function",
                                "AWS::SQS::Queue",
                                "AWS::IAM::Role",
                                "AWS::Logs::LogGroup",
                                "AWS::CloudFront::Distribution"),
                        watch,
                        List.of("AWS::SNS::Topic", "AWS::CloudWatch::Alarm"),
                        site,
                        List.of("AWS::S3::Bucket", "AWS::CloudFront::Distribution"));

        taking.forEach((template, types) ->
                types.forEach(type ->
                        assertThat(Synthesized.all(template, type).values())
                                .as(type)
                                .isNotEmpty()
                                .allSatisfy(each -> assertThat(each).containsEntry("Tags", tag))));
    }

    @Test
    void theDashboardShowsRequestsErrorsAndLatency() {
        String body =
                Synthesized.<Object>at(
                                Synthesized.only(watch, "AWS::CloudWatch::Dashboard"),
                                "DashboardBody")
                        .toString();

        assertThat(body)
                .contains("MessageCount", "ConnectCount", "Errors", "5xx", "Duration", "Latency")
                .contains("ConsumedWriteCapacityUnits", "ApproximateAgeOfOldestMessage");
    }

    @Test
    void thePageIsReachedByItsDistributionOnly() {
        site.hasResourceProperties(
                "AWS::S3::Bucket",
                Map.of(
                        "PublicAccessBlockConfiguration",
                        Map.of(
                                "BlockPublicAcls", true,
                                "BlockPublicPolicy", true,
                                "IgnorePublicAcls", true,
                                "RestrictPublicBuckets", true)));
        site.resourceCountIs("AWS::CloudFront::OriginAccessControl", 1);
    }
}
