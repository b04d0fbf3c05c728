package parley.infra;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import parley.server.aws.lambda.ParleyFunction;
import software.amazon.awscdk.assertions.Match;
import software.amazon.awscdk.assertions.Template;

class ChatStackTest {
    private static Template chat;

    @BeforeAll
    static void synthesize(@TempDir Path folder) {
        chat = Synthesized.in(folder, Retention.KEEP).chat();
    }

    @Test
    void theTableIsTheOneThatTheStoresKnow() {
        chat.hasResource(
                "AWS::DynamoDB::Table",
                Map.of(
                        "DeletionPolicy", "Retain",
                        "UpdateReplacePolicy", "Retain",
                        "Properties",
                                Map.of(
                                        "KeySchema",
                                                List.of(
                                                        Map.of(
                                                                "AttributeName", "pk",
                                                                "KeyType", "HASH"),
                                                        Map.of(
                                                                "AttributeName", "sk",
                                                                "KeyType", "RANGE")),
                                        "AttributeDefinitions",
                                                List.of(
                                                        Map.of(
                                                                "AttributeName", "pk",
                                                                "AttributeType", "S"),
                                                        Map.of(
                                                                "AttributeName", "sk",
                                                                "AttributeType", "S")),
                                        "GlobalSecondaryIndexes", Match.absent(),
                                        "BillingMode", "PAY_PER_REQUEST",
                                        "DeletionProtectionEnabled", true,
                                        "PointInTimeRecoverySpecification",
                                                Map.of("PointInTimeRecoveryEnabled", true),
                                        "TimeToLiveSpecification",
                                                Map.of("AttributeName", "ttl", "Enabled", true))));
    }

    @Test
    void theBucketIsClosedEncryptedAndForgetsWhatNobodyFinished() {
        chat.hasResource(
                "AWS::S3::Bucket",
                Map.of(
                        "DeletionPolicy",
                        "Retain",
                        "Properties",
                        Map.of(
                                "PublicAccessBlockConfiguration",
                                        Map.of(
                                                "BlockPublicAcls", true,
                                                "BlockPublicPolicy", true,
                                                "IgnorePublicAcls", true,
                                                "RestrictPublicBuckets", true),
                                "BucketEncryption", Match.anyValue(),
                                "CorsConfiguration", Match.absent(),
                                "LifecycleConfiguration",
                                        Map.of(
                                                "Rules",
                                                List.of(
                                                        Map.of(
                                                                "Id",
                                                                "unfinished",
                                                                "Status",
                                                                "Enabled",
                                                                "AbortIncompleteMultipartUpload",
                                                                Map.of("DaysAfterInitiation", 1)),
                                                        Map.of(
                                                                "Id",
                                                                "parts",
                                                                "Status",
                                                                "Enabled",
                                                                "Prefix",
                                                                "upload/",
                                                                "ExpirationInDays",
                                                                7))))));
        chat.hasResourceProperties(
                "AWS::S3::BucketPolicy",
                Map.of(
                        "PolicyDocument",
                        Match.objectLike(
                                Map.of(
                                        "Statement",
                                        Match.arrayWith(
                                                List.of(
                                                        Match.objectLike(
                                                                Map.of(
                                                                        "Effect",
                                                                        "Deny",
                                                                        "Condition",
                                                                        Map.of(
                                                                                "Bool",
                                                                                Map.of(
                                                                                        "aws:SecureTransport",
                                                                                        "false"))))))))));
    }

    /** Where the certificate is not one that everybody trusts: in {@code aws local} only. */
    private static final String OWN_CERTIFICATE = "PARLEY_PIN";

    @Test
    void theFunctionIsGivenEveryVariableThatItReadsAndNoOther() throws IOException {
        Map<String, Object> function = Synthesized.only(chat, "AWS::Lambda::Function");

        Map<String, Object> variables = Synthesized.at(function, "Environment", "Variables");

        Set<String> read = variablesIn(ParleyFunction.class);
        assertThat(read.remove(OWN_CERTIFICATE)).isTrue();
        assertThat(new TreeSet<>(variables.keySet())).isEqualTo(read);
    }

    /** The names of variables among a class's constants. */
    private static Set<String> variablesIn(Class<?> type) throws IOException {
        try (InputStream in = type.getResourceAsStream(type.getSimpleName() + ".class")) {
            String all = new String(in.readAllBytes(), StandardCharsets.ISO_8859_1);
            return Pattern.compile("PARLEY_[A-Z]+")
                    .matcher(all)
                    .results()
                    .map(each -> each.group())
                    .collect(Collectors.toCollection(TreeSet::new));
        }
    }

    @Test
    void theHandlerIsThere() throws ReflectiveOperationException {
        chat.hasResourceProperties(
                "AWS::Lambda::Function",
                Map.of(
                        "Runtime",
                        "java25",
                        "Handler",
                        Worker.HANDLER,
                        "Timeout",
                        29,
                        "SnapStart",
                        Map.of("ApplyOn", "PublishedVersions")));
        String[] handler = Worker.HANDLER.split("::", -1);

        assertThat(Class.forName(handler[0]).getMethods())
                .anyMatch(each -> each.getName().equals(handler[1]));
        assertThat(Class.forName(handler[0]).getConstructor()).isNotNull();
    }

    @Test
    void aReleaseIsAVersionAndAllCallItByTheAlias() {
        chat.hasResourceProperties(
                "AWS::Lambda::Version",
                Map.of(
                        "CodeSha256", Map.of("Ref", "CodeHash"),
                        "Description", Map.of("Ref", "ReleaseId")));
        Synthesized.all(chat, "AWS::Lambda::Permission")
                .forEach((id, each) -> {
                    assertThat(each.get("FunctionName")).as(id).isEqualTo(Map.of("Ref", alias()));
                    assertThat(each).as(id).containsKey("SourceArn");
                });
        assertThat(Synthesized.all(chat, "AWS::Lambda::Permission")).hasSize(4);
    }

    private static String alias() {
        return chat.findResources("AWS::Lambda::Alias").keySet().iterator().next();
    }

    @Test
    void onlyTheHandshakeIsAuthorizedAndByNoFixedPlaceOfTheToken() {
        chat.hasResourceProperties(
                "AWS::ApiGatewayV2::Authorizer",
                Map.of("AuthorizerType", "REQUEST", "IdentitySource", List.of()));
        assertThat(route("$connect"))
                .containsEntry("AuthorizationType", "CUSTOM")
                .containsKey("AuthorizerId");
        assertThat(route("$disconnect")).doesNotContainKey("RouteResponseSelectionExpression");
        chat.hasResourceProperties(
                "AWS::ApiGatewayV2::Api",
                Map.of(
                        "ProtocolType", "WEBSOCKET",
                        "RouteSelectionExpression", "$request.body.op"));
    }

    @Test
    void aPingIsAnsweredWithoutTheFunction() {
        chat.hasResourceProperties(
                "AWS::ApiGatewayV2::Integration",
                Map.of(
                        "IntegrationType", "MOCK",
                        "IntegrationUri", Match.absent(),
                        "RequestTemplates", Map.of("$default", "{\"statusCode\":200}")));
        chat.hasResourceProperties(
                "AWS::ApiGatewayV2::IntegrationResponse",
                Map.of(
                        "IntegrationResponseKey",
                        "200",
                        "ResponseTemplates",
                        Map.of("$default", "{\"ev\":\"pong\",\"d\":{}}")));
        Map<String, Object> ping = route("ping");

        assertThat(Synthesized.<Object>at(ping, "Target").toString()).contains("SocketApiMock");
        assertThat(Synthesized.<Object>at(route("$default"), "Target").toString())
                .contains("SocketApiFunction");
    }

    @Test
    void whatTheFunctionAnswersGoesBackOverTheSocket() {
        List<String> answered =
                Synthesized.all(chat, "AWS::ApiGatewayV2::RouteResponse").values().stream()
                        .map(each -> Synthesized.<Object>at(each, "RouteId").toString())
                        .toList();

        assertThat(answered).hasSize(2).anyMatch(each -> each.contains("SocketApiEverything"));
        assertThat(answered).anyMatch(each -> each.contains("SocketApiPing"));
        assertThat(route("$default")).containsEntry("RouteResponseSelectionExpression", "$default");
    }

    private static Map<String, Object> route(String key) {
        List<Map<String, Object>> found =
                Synthesized.all(chat, "AWS::ApiGatewayV2::Route").entrySet().stream()
                        .filter(each -> each.getKey().startsWith("SocketApi"))
                        .map(Map.Entry::getValue)
                        .filter(each -> key.equals(each.get("RouteKey")))
                        .toList();
        assertThat(found).hasSize(1);
        return found.getFirst();
    }

    @Test
    void requestsComeInTheFormThatTheFunctionReads() {
        chat.hasResourceProperties(
                "AWS::ApiGatewayV2::Integration",
                Map.of("IntegrationType", "AWS_PROXY", "PayloadFormatVersion", "2.0"));
    }

    @Test
    void oneAddressLeadsToBothApisAndNothingIsCached() {
        Map<String, Object> distribution =
                Synthesized.at(
                        Synthesized.only(chat, "AWS::CloudFront::Distribution"),
                        "DistributionConfig");
        List<Map<String, Object>> others = Synthesized.at(distribution, "CacheBehaviors");
        Map<String, Object> usual = Synthesized.at(distribution, "DefaultCacheBehavior");

        assertThat(others).hasSize(1);
        assertThat(others.getFirst()).containsEntry("PathPattern", "/v1/ws");
        for (Map<String, Object> each : List.of(usual, others.getFirst())) {
            // The managed policies "caching disabled" and "all of the viewer except the host".
            assertThat(each)
                    .containsEntry("CachePolicyId", "4135ea2d-6df8-44a3-9df3-4b5a84be39ad")
                    .containsEntry("OriginRequestPolicyId", "b689b0a8-53d0-40ab-baf2-68738e2966ac")
                    .containsEntry("ViewerProtocolPolicy", "https-only");
        }
    }

    @Test
    void theClockAsksForChoresEachMinute() {
        chat.hasResourceProperties(
                "AWS::Events::Rule",
                Map.of(
                        "ScheduleExpression",
                        "rate(1 minute)",
                        "Targets",
                        List.of(Map.of("Id", "worker", "Arn", Map.of("Ref", alias())))));
    }

    @Test
    void mailOfBigRoomsWaitsInOrderAndWhatFailsIsPutAside() {
        chat.hasResourceProperties(
                "AWS::SQS::Queue",
                Map.of(
                        "FifoQueue",
                        true,
                        "SqsManagedSseEnabled",
                        true,
                        "DeduplicationScope",
                        "messageGroup",
                        "VisibilityTimeout",
                        174,
                        "RedrivePolicy",
                        Match.objectLike(Map.of("maxReceiveCount", 5))));
        chat.hasResourceProperties(
                "AWS::Lambda::EventSourceMapping",
                Map.of("BatchSize", 10, "FunctionName", Map.of("Ref", alias())));
    }

    @Test
    void noMetricIsKeptForEachRouteForWhichCloudWatchWouldAskMoreThanAllElseCosts() {
        chat.allResourcesProperties(
                "AWS::ApiGatewayV2::Stage",
                Map.of(
                        "DefaultRouteSettings",
                        Map.of(
                                "DetailedMetricsEnabled", Match.absent(),
                                "ThrottlingRateLimit", Match.anyValue())));
    }

    @Test
    void logsEnd() {
        chat.allResourcesProperties("AWS::Logs::LogGroup", Map.of("RetentionInDays", 30));
    }
}
