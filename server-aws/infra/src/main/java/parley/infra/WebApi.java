package parley.infra;

import software.amazon.awscdk.ArnComponents;
import software.amazon.awscdk.ArnFormat;
import software.amazon.awscdk.RemovalPolicy;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.services.apigatewayv2.CfnApi;
import software.amazon.awscdk.services.apigatewayv2.CfnIntegration;
import software.amazon.awscdk.services.apigatewayv2.CfnRoute;
import software.amazon.awscdk.services.apigatewayv2.CfnStage;
import software.amazon.awscdk.services.logs.LogGroup;
import software.amazon.awscdk.services.logs.RetentionDays;
import software.constructs.Construct;

/** The HTTP API: every path goes to the function, which knows who may what. */
final class WebApi extends Construct {
    private static final String DEFAULT = "$default";
    private static final double PER_SECOND = 100;
    private static final double AT_ONCE = 200;

    /** No address and no header: what they hold is nobody's business. */
    private static final String LINE =
            "{\"at\":\"$context.requestTime\",\"request\":\"$context.requestId\","
                    + "\"method\":\"$context.httpMethod\",\"path\":\"$context.path\","
                    + "\"status\":\"$context.status\",\"ms\":\"$context.responseLatency\","
                    + "\"problem\":\"$context.integrationErrorMessage\"}";

    private final CfnApi api;
    private final Stack stack = Stack.of(this);

    WebApi(Construct scope) {
        super(scope, "WebApi");
        this.api =
                CfnApi.Builder.create(this, "Api")
                        .name("Parley requests of " + stack.getStackName())
                        .protocolType("HTTP")
                        .build();
    }

    /** Sends its events to the worker. */
    void serve(Worker worker) {
        CfnIntegration function =
                CfnIntegration.Builder.create(this, "Function")
                        .apiId(id())
                        .integrationType("AWS_PROXY")
                        .integrationUri(LambdaUri.of(this, worker.arn()))
                        .payloadFormatVersion("2.0")
                        .build();
        CfnRoute.Builder.create(this, "Everything")
                .apiId(id())
                .routeKey(DEFAULT)
                .target("integrations/" + function.getRef())
                .build();
        LogGroup log =
                LogGroup.Builder.create(this, "Log")
                        .retention(RetentionDays.ONE_MONTH)
                        .removalPolicy(RemovalPolicy.DESTROY)
                        .build();
        CfnStage.Builder.create(this, "Stage")
                .apiId(id())
                .stageName(DEFAULT)
                .autoDeploy(true)
                .accessLogSettings(
                        CfnStage.AccessLogSettingsProperty.builder()
                                .destinationArn(log.getLogGroupArn())
                                .format(LINE)
                                .build())
                .defaultRouteSettings(
                        CfnStage.RouteSettingsProperty.builder()
                                .throttlingRateLimit(PER_SECOND)
                                .throttlingBurstLimit(AT_ONCE)
                                .build())
                .build();
        worker.calledBy(
                "Requests",
                "apigateway.amazonaws.com",
                stack.formatArn(
                        ArnComponents.builder()
                                .service("execute-api")
                                .resource(id() + "/*/*")
                                .arnFormat(ArnFormat.NO_RESOURCE_NAME)
                                .build()));
    }

    String id() {
        return api.getRef();
    }

    String host() {
        return id() + ".execute-api." + stack.getRegion() + "." + stack.getUrlSuffix();
    }
}
