package parley.infra;

import java.util.List;
import java.util.Map;
import software.amazon.awscdk.services.cloudfront.AllowedMethods;
import software.amazon.awscdk.services.cloudfront.BehaviorOptions;
import software.amazon.awscdk.services.cloudfront.CachePolicy;
import software.amazon.awscdk.services.cloudfront.Distribution;
import software.amazon.awscdk.services.cloudfront.Function;
import software.amazon.awscdk.services.cloudfront.FunctionAssociation;
import software.amazon.awscdk.services.cloudfront.FunctionCode;
import software.amazon.awscdk.services.cloudfront.FunctionEventType;
import software.amazon.awscdk.services.cloudfront.FunctionRuntime;
import software.amazon.awscdk.services.cloudfront.OriginProtocolPolicy;
import software.amazon.awscdk.services.cloudfront.OriginRequestPolicy;
import software.amazon.awscdk.services.cloudfront.ViewerProtocolPolicy;
import software.amazon.awscdk.services.cloudfront.origins.HttpOrigin;
import software.constructs.Construct;

/**
 * One address for both APIs: {@code /v1/ws} leads to the WebSocket API, everything else to the HTTP
 * API. Nothing is cached.
 */
final class FrontDoor extends Construct {
    /** Says that a request came through here, so that {@code x-parley-viewer} may be believed. */
    static final String EDGE = "x-parley-edge";

    /** A WebSocket API knows no path but its stage's. */
    private static final String CODE =
            """
            function handler(event) {
              var request = event.request;
              request.headers['x-parley-viewer'] = { value: event.viewer.ip };
              if (request.uri === '/v1/ws') request.uri = '/%s';
              return request;
            }
            """
                    .formatted(SocketApi.STAGE);

    private final Distribution distribution;

    /** {@code secret} is what {@link #EDGE} says. */
    FrontDoor(Construct scope, SocketApi sockets, WebApi web, String secret) {
        super(scope, "FrontDoor");
        Function path =
                Function.Builder.create(this, "Path")
                        .comment("Where the socket is, and who comes")
                        .runtime(FunctionRuntime.JS_2_0)
                        .code(FunctionCode.fromInline(CODE))
                        .build();
        this.distribution =
                Distribution.Builder.create(this, "Distribution")
                        .comment("Parley")
                        .defaultBehavior(to(web.host(), secret, path))
                        .additionalBehaviors(Map.of("/v1/ws", to(sockets.host(), secret, path)))
                        .build();
    }

    private static BehaviorOptions to(String host, String secret, Function path) {
        return BehaviorOptions.builder()
                .origin(
                        HttpOrigin.Builder.create(host)
                                .protocolPolicy(OriginProtocolPolicy.HTTPS_ONLY)
                                .customHeaders(Map.of(EDGE, secret))
                                .build())
                .allowedMethods(AllowedMethods.ALLOW_ALL)
                .cachePolicy(CachePolicy.CACHING_DISABLED)
                .originRequestPolicy(OriginRequestPolicy.ALL_VIEWER_EXCEPT_HOST_HEADER)
                .viewerProtocolPolicy(ViewerProtocolPolicy.HTTPS_ONLY)
                .functionAssociations(
                        List.of(
                                FunctionAssociation.builder()
                                        .function(path)
                                        .eventType(FunctionEventType.VIEWER_REQUEST)
                                        .build()))
                .build();
    }

    String host() {
        return distribution.getDistributionDomainName();
    }
}
