package parley.infra;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import parley.protocol.Codec;
import parley.protocol.Event;
import software.amazon.awscdk.ArnComponents;
import software.amazon.awscdk.ArnFormat;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.services.apigatewayv2.CfnApi;
import software.amazon.awscdk.services.apigatewayv2.CfnAuthorizer;
import software.amazon.awscdk.services.apigatewayv2.CfnIntegration;
import software.amazon.awscdk.services.apigatewayv2.CfnIntegrationResponse;
import software.amazon.awscdk.services.apigatewayv2.CfnRoute;
import software.amazon.awscdk.services.apigatewayv2.CfnRouteResponse;
import software.amazon.awscdk.services.apigatewayv2.CfnStage;
import software.constructs.Construct;

/**
 * The WebSocket API. {@code $connect} is for whom the authorizer lets in, {@code ping} is answered
 * without the function, everything else goes to it and its answer goes back.
 */
final class SocketApi extends Construct {
    static final String STAGE = "live";
    private static final String DEFAULT = "$default";
    private static final double PER_SECOND = 500;
    private static final double AT_ONCE = 1_000;

    private final CfnApi api;
    private final Stack stack = Stack.of(this);

    SocketApi(Construct scope) {
        super(scope, "SocketApi");
        this.api =
                CfnApi.Builder.create(this, "Api")
                        .name("Parley sockets of " + stack.getStackName())
                        .protocolType("WEBSOCKET")
                        .routeSelectionExpression("$request.body.op")
                        .build();
    }

    /**
     * Sends its events to the worker. Apart from the constructor, because the worker posts here.
     */
    void serve(Worker worker) {
        String invoked = LambdaUri.of(this, worker.arn());
        CfnAuthorizer authorizer =
                CfnAuthorizer.Builder.create(this, "Authorizer")
                        .apiId(id())
                        .name("token-or-ticket")
                        .authorizerType("REQUEST")
                        .authorizerUri(invoked)
                        // None: a ticket stands among the subprotocols, a token in another header.
                        .identitySource(List.of())
                        .build();
        CfnIntegration function =
                CfnIntegration.Builder.create(this, "Function")
                        .apiId(id())
                        .integrationType("AWS_PROXY")
                        .integrationUri(invoked)
                        .build();
        CfnStage.Builder.create(this, "Stage")
                .apiId(id())
                .stageName(STAGE)
                .autoDeploy(true)
                .defaultRouteSettings(
                        CfnStage.RouteSettingsProperty.builder()
                                .throttlingRateLimit(PER_SECOND)
                                .throttlingBurstLimit(AT_ONCE)
                                .build())
                .build();
        CfnRoute.Builder.create(this, "Connect")
                .apiId(id())
                .routeKey("$connect")
                .authorizationType("CUSTOM")
                .authorizerId(authorizer.getRef())
                .target("integrations/" + function.getRef())
                .build();
        CfnRoute.Builder.create(this, "Disconnect")
                .apiId(id())
                .routeKey("$disconnect")
                .target("integrations/" + function.getRef())
                .build();
        answered("Everything", DEFAULT, function);
        answered("Ping", "ping", pong());
        worker.calledBy("Sockets", "apigateway.amazonaws.com", arn("/" + STAGE + "/*"));
        worker.calledBy(
                "Authorizer",
                "apigateway.amazonaws.com",
                arn("/authorizers/" + authorizer.getRef()));
    }

    private void answered(String id, String key, CfnIntegration integration) {
        CfnRoute route =
                CfnRoute.Builder.create(this, id)
                        .apiId(id())
                        .routeKey(key)
                        .routeResponseSelectionExpression(DEFAULT)
                        .target("integrations/" + integration.getRef())
                        .build();
        CfnRouteResponse.Builder.create(this, id + "Answer")
                .apiId(id())
                .routeId(route.getRef())
                .routeResponseKey(DEFAULT)
                .build();
    }

    private CfnIntegration pong() {
        String pong = new String(new Codec().encode(new Event.Pong()), StandardCharsets.UTF_8);
        CfnIntegration mock =
                CfnIntegration.Builder.create(this, "Mock")
                        .apiId(id())
                        .integrationType("MOCK")
                        .templateSelectionExpression("\\" + DEFAULT)
                        .requestTemplates(Map.of(DEFAULT, "{\"statusCode\":200}"))
                        .build();
        CfnIntegrationResponse.Builder.create(this, "Pong")
                .apiId(id())
                .integrationId(mock.getRef())
                .integrationResponseKey("200")
                .templateSelectionExpression("\\" + DEFAULT)
                .responseTemplates(Map.of(DEFAULT, pong))
                .build();
        return mock;
    }

    String id() {
        return api.getRef();
    }

    /** What the function may post to, and end. */
    String connections(String method) {
        return arn("/" + STAGE + "/" + method + "/@connections/*");
    }

    private String arn(String path) {
        return stack.formatArn(
                ArnComponents.builder()
                        .service("execute-api")
                        .resource(id() + path)
                        .arnFormat(ArnFormat.NO_RESOURCE_NAME)
                        .build());
    }

    String host() {
        return id() + ".execute-api." + stack.getRegion() + "." + stack.getUrlSuffix();
    }

    /** Where connections are posted to. */
    String callbacks() {
        return "https://" + host() + "/" + STAGE;
    }
}
