package parley.server.aws.local.gateway;

import java.util.Map;

/**
 * How the two APIs are set up.
 *
 * @param socketPath where the WebSocket API is reached
 * @param routeKey the member of a message that chooses its route
 * @param mocks routes that are answered without a function, by route: the message that goes back
 */
public record GatewayPlan(String socketPath, String routeKey, Map<String, String> mocks) {
    public GatewayPlan {
        mocks = Map.copyOf(mocks);
    }
}
