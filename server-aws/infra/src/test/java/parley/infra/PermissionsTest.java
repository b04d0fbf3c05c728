package parley.infra;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awscdk.assertions.Template;

@SuppressWarnings("unchecked") // a template is maps of maps
class PermissionsTest {
    private static Synthesized all;

    @BeforeAll
    static void synthesize(@TempDir Path folder) {
        all = Synthesized.in(folder, Retention.KEEP);
    }

    @Test
    void theFunctionMayDoThisAndNothingElse() {
        List<Map<String, Object>> may =
                statements(Synthesized.only(all.chat(), "AWS::IAM::Policy"));

        assertThat(may).allMatch(each -> "Allow".equals(each.get("Effect")));
        assertThat(may.stream().map(PermissionsTest::written))
                .containsExactlyInAnyOrder(
                        "logs:CreateLogStream logs:PutLogEvents on WorkerLog",
                        "dynamodb:BatchGetItem dynamodb:BatchWriteItem dynamodb:ConditionCheckItem"
                                + " dynamodb:DeleteItem dynamodb:GetItem dynamodb:PutItem"
                                + " dynamodb:Query dynamodb:UpdateItem on StorageTable",
                        "s3:AbortMultipartUpload s3:DeleteObject s3:GetObject s3:PutObject"
                                + " on StorageFiles/content/* StorageFiles/upload/*",
                        "s3:ListBucket on StorageFiles",
                        "sqs:ChangeMessageVisibility sqs:DeleteMessage sqs:GetQueueAttributes"
                                + " sqs:ReceiveMessage sqs:SendMessage on FanOutQueue",
                        "execute-api:ManageConnections on"
                                + " SocketApi/live/POST/@connections/*"
                                + " SocketApi/live/DELETE/@connections/*");
    }

    @Test
    void noPolicyNamesEverything() {
        for (Template each : all.templates()) {
            Synthesized.all(each, "AWS::IAM::Policy")
                    .forEach((id, policy) -> {
                        for (Map<String, Object> may : statements(policy)) {
                            assertThat(list(Synthesized.at(may, "Resource")))
                                    .as(id)
                                    .doesNotContain("*");
                            assertThat(list(Synthesized.at(may, "Action")))
                                    .as(id)
                                    .noneMatch(action -> action.toString().contains("*"));
                        }
                    });
            Synthesized.all(each, "AWS::IAM::Role")
                    .forEach((id, role) ->
                            assertThat(role)
                                    .as(id)
                                    .doesNotContainKeys("ManagedPolicyArns", "Policies"));
        }
    }

    @Test
    void onlyLambdaTakesTheRole() {
        assertThat(statements(Synthesized.only(all.chat(), "AWS::IAM::Role"), "Assume"))
                .singleElement()
                .isEqualTo(
                        Map.of(
                                "Action", "sts:AssumeRole",
                                "Effect", "Allow",
                                "Principal", Map.of("Service", "lambda.amazonaws.com")));
    }

    private static List<Map<String, Object>> statements(Map<String, Object> policy) {
        return statements(policy, "");
    }

    private static List<Map<String, Object>> statements(Map<String, Object> policy, String of) {
        return Synthesized.at(
                policy, of.isEmpty() ? "PolicyDocument" : "AssumeRolePolicyDocument", "Statement");
    }

    private static String written(Map<String, Object> statement) {
        return String.join(
                        " ",
                        list(Synthesized.at(statement, "Action")).stream()
                                .map(Object::toString)
                                .toList())
                + " on "
                + String.join(
                        " ",
                        list(Synthesized.at(statement, "Resource")).stream()
                                .map(PermissionsTest::resource)
                                .toList());
    }

    /** The logical id, without its digest and the ARN's fixed parts, and the path below it. */
    private static String resource(Object resource) {
        return resource.toString()
                .replaceAll(
                        "\\{Ref=AWS::\\w+\\}|Fn::GetAtt|Fn::Join|, Arn|arn:|:execute-api|[{}=\\[\\] ,:]|Ref",
                        "")
                .replaceAll("(Api|Log|Table|Files|FanOutQueue)[A-Za-z]*[0-9A-F]{8}", "$1");
    }

    private static List<Object> list(Object oneOrMore) {
        return oneOrMore instanceof List<?> many ? (List<Object>) many : List.of(oneOrMore);
    }
}
