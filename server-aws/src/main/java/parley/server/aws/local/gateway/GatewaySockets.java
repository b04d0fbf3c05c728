package parley.server.aws.local.gateway;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** The connections of the WebSocket API, by id. Safe for use by many threads. */
final class GatewaySockets {
    private final Map<String, GatewaySocket> byId = new ConcurrentHashMap<>();

    void add(GatewaySocket socket) {
        byId.put(socket.id(), socket);
    }

    void remove(GatewaySocket socket) {
        byId.remove(socket.id());
    }

    /** One that may be posted to. */
    Optional<GatewaySocket> open(String id) {
        return Optional.ofNullable(byId.get(id)).filter(GatewaySocket::isOpen);
    }

    /** Ends all as API Gateway does when it takes a host away. */
    void endAll() {
        byId.values().forEach(each -> each.close(GatewaySocket.GOING_AWAY, "Going away"));
    }

    int size() {
        return byId.size();
    }
}
