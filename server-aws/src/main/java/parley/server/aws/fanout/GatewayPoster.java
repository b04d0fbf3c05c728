package parley.server.aws.fanout;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.apigatewaymanagementapi.ApiGatewayManagementApiClient;
import software.amazon.awssdk.services.apigatewaymanagementapi.model.ApiGatewayManagementApiException;

/** Posts through API Gateway's management API. The client must not try again by itself. */
public final class GatewayPoster implements Poster {
    private static final Logger LOG = LoggerFactory.getLogger(GatewayPoster.class);
    private static final int GONE = 410;
    private static final int TOO_MANY = 429;

    private final ApiGatewayManagementApiClient client;

    public GatewayPoster(ApiGatewayManagementApiClient client) {
        this.client = client;
    }

    @Override
    public Posted post(String connection, byte[] frame) {
        try {
            client.postToConnection(request ->
                    request.connectionId(connection).data(SdkBytes.fromByteArrayUnsafe(frame)));
            return Posted.SENT;
        } catch (ApiGatewayManagementApiException e) {
            return switch (e.statusCode()) {
                case GONE -> Posted.GONE;
                case TOO_MANY -> Posted.THROTTLED;
                default -> failed(e);
            };
        } catch (SdkException e) {
            return failed(e);
        }
    }

    private static Posted failed(SdkException e) {
        LOG.warn("a post failed: {}", e.toString());
        return Posted.FAILED;
    }

    @Override
    public void end(String connection) {
        try {
            client.deleteConnection(request -> request.connectionId(connection));
        } catch (ApiGatewayManagementApiException e) {
            if (e.statusCode() != GONE) {
                failed(e);
            }
        } catch (SdkException e) {
            failed(e);
        }
    }
}
