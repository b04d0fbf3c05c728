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
    private static Template watch;
    private static Template site;

    @BeforeAll
    static void synthesize(@TempDir Path folder) {
        Synthesized all = Synthesized.in(folder, Retention.KEEP);
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
