package parley.infra;

import io.github.cdklabs.cdknag.NagPackSuppression;
import io.github.cdklabs.cdknag.NagSuppressions;
import io.github.cdklabs.cdknag.RegexAppliesTo;
import java.util.List;
import java.util.Map;
import software.amazon.awscdk.Stack;

/** What cdk-nag finds and why it stays. All else is mended. */
final class Findings {
    private static final Map<String, String> CHAT =
            Map.of(
                    "APIG1",
                    "Logs of a WebSocket API need a role that is set for the whole account and"
                            + " Region, which is not one stack's to set; the function logs what failed.",
                    "APIG4",
                    "WebSocket APIs authorize $connect only, for the whole connection; the paths of"
                            + " the HTTP API serve signing in too, and the function authorizes each.",
                    "S1",
                    "Objects are read and written by the function and by links it signed; who asked"
                            + " for one is in the workspace's own log.",
                    "CFR1",
                    "People may be anywhere.",
                    "CFR2",
                    "A web firewall costs 6 dollars a month and more, most of a small workspace's"
                            + " bill; both APIs have rates, and the function has limits for each caller.",
                    "CFR3",
                    "The HTTP API behind it logs each request, without the address.",
                    "CFR4",
                    "The certificate of cloudfront.net allows no other choice, and an own one needs"
                            + " an own domain; Parley's clients speak TLS 1.2 and newer only.");

    private static final Map<String, String> SITE =
            Map.of(
                    "S1",
                    "The page is public.",
                    "CFR1",
                    "The page is public.",
                    "CFR2",
                    "One static page has nothing that a web firewall would guard.",
                    "CFR3",
                    "The page is public, and nobody is counted.",
                    "CFR4",
                    "The certificate of cloudfront.net allows no other choice, and an own one needs"
                            + " an own domain.");

    private Findings() {}

    static void explain(ParleyApp app) {
        explain(app.chat(), CHAT);
        explain(app.site(), SITE);
        NagSuppressions.addStackSuppressions(
                app.chat(),
                List.of(
                        wildcard(
                                "/^Resource::<Storage.*\\.Arn>\\/(content|upload)\\/\\*$/g",
                                "Objects are named by what they are; the function makes them all."),
                        wildcard(
                                "/^Resource::arn:.*:execute-api:.*\\/@connections\\/\\*$/g",
                                "Connections come and go; these are this API's own.")));
    }

    private static void explain(Stack stack, Map<String, String> why) {
        NagSuppressions.addStackSuppressions(
                stack,
                why.entrySet().stream()
                        .sorted(Map.Entry.comparingByKey())
                        .map(each ->
                                NagPackSuppression.builder()
                                        .id("AwsSolutions-" + each.getKey())
                                        .reason(each.getValue())
                                        .build())
                        .toList());
    }

    private static NagPackSuppression wildcard(String resource, String why) {
        return NagPackSuppression.builder()
                .id("AwsSolutions-IAM5")
                .appliesTo(List.of(RegexAppliesTo.builder().regex(resource).build()))
                .reason(why)
                .build();
    }
}
