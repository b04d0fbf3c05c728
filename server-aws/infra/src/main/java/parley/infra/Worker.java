package parley.infra;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import software.amazon.awscdk.Duration;
import software.amazon.awscdk.RemovalPolicy;
import software.amazon.awscdk.services.iam.Effect;
import software.amazon.awscdk.services.iam.PolicyStatement;
import software.amazon.awscdk.services.iam.Role;
import software.amazon.awscdk.services.iam.ServicePrincipal;
import software.amazon.awscdk.services.lambda.CfnAlias;
import software.amazon.awscdk.services.lambda.CfnPermission;
import software.amazon.awscdk.services.lambda.CfnVersion;
import software.amazon.awscdk.services.lambda.Code;
import software.amazon.awscdk.services.lambda.Function;
import software.amazon.awscdk.services.lambda.Runtime;
import software.amazon.awscdk.services.lambda.SnapStartConf;
import software.amazon.awscdk.services.logs.LogGroup;
import software.amazon.awscdk.services.logs.RetentionDays;
import software.amazon.awscdk.services.s3.Bucket;
import software.constructs.Construct;

/** The function, what it may do, and the alias under which all call it, for SnapStart. */
final class Worker extends Construct {
    static final String HANDLER = "parley.server.aws.lambda.ParleyFunction::handleRequest";
    private static final String ALIAS = "live";

    /** API Gateway waits no longer. */
    private static final Duration LONGEST = Duration.seconds(29);

    private static final int MEMORY_MIB = 1_024;

    private final Role role;
    private final Function function;
    private final CfnAlias alias;

    Worker(Construct scope, Release release) {
        super(scope, "Worker");
        LogGroup log =
                LogGroup.Builder.create(this, "Log")
                        .retention(RetentionDays.ONE_MONTH)
                        .removalPolicy(RemovalPolicy.DESTROY)
                        .build();
        this.role =
                Role.Builder.create(this, "Role")
                        .assumedBy(new ServicePrincipal("lambda.amazonaws.com"))
                        .build();
        this.function =
                Function.Builder.create(this, "Function")
                        .description("Parley")
                        .runtime(Runtime.JAVA_25)
                        .handler(HANDLER)
                        .code(
                                Code.fromBucket(
                                        Bucket.fromBucketName(this, "Code", release.bucket()),
                                        release.key()))
                        .memorySize(MEMORY_MIB)
                        .timeout(LONGEST)
                        .snapStart(SnapStartConf.ON_PUBLISHED_VERSIONS)
                        .role(role)
                        .logGroup(log)
                        .build();
        allow(List.of("logs:CreateLogStream", "logs:PutLogEvents"), List.of(log.getLogGroupArn()));
        CfnVersion version =
                CfnVersion.Builder.create(this, "Version")
                        .functionName(function.getFunctionName())
                        .codeSha256(release.sha256())
                        .description(release.id())
                        .build();
        this.alias =
                CfnAlias.Builder.create(this, "Alias")
                        .name(ALIAS)
                        .functionName(function.getFunctionName())
                        .functionVersion(version.getAttrVersion())
                        .build();
        // A version's snapshot is made by running it, which asks the table.
        version.getNode().addDependency(role);
    }

    void environment(Map<String, String> env) {
        // In order, so that a template is always the same.
        new TreeMap<>(env).forEach(function::addEnvironment);
    }

    /** Lets the function do this; nothing else is allowed. */
    void allow(List<String> actions, List<String> resources) {
        allow(actions, resources, Map.of());
    }

    void allow(List<String> actions, List<String> resources, Map<String, ?> conditions) {
        role.addToPolicy(
                PolicyStatement.Builder.create()
                        .effect(Effect.ALLOW)
                        .actions(actions)
                        .resources(resources)
                        .conditions(conditions)
                        .build());
    }

    /** Lets a service call it on behalf of one thing. */
    void calledBy(String id, String service, String arn) {
        CfnPermission.Builder.create(this, id)
                .action("lambda:InvokeFunction")
                .functionName(alias.getRef())
                .principal(service)
                .sourceArn(arn)
                .build();
    }

    /** Of the alias; another version hides behind it after each release. */
    String arn() {
        return alias.getRef();
    }

    String name() {
        return function.getFunctionName();
    }

    Role role() {
        return role;
    }
}
