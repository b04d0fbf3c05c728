package parley.server.lite.http;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** Which endpoint answers which method and path. */
public final class Routes {
    /** An endpoint and the longest body it takes, in bytes. */
    record Route(Endpoint endpoint, int maxBody) {}

    private final Map<String, Map<String, Route>> byPath = new HashMap<>();

    public Routes get(String path, Endpoint endpoint) {
        return add("GET", path, 0, endpoint);
    }

    public Routes post(String path, int maxBody, Endpoint endpoint) {
        return add("POST", path, maxBody, endpoint);
    }

    private Routes add(String method, String path, int maxBody, Endpoint endpoint) {
        byPath.computeIfAbsent(path, _ -> new TreeMap<>())
                .put(method, new Route(endpoint, maxBody));
        return this;
    }

    Optional<Route> find(String method, String path) {
        return Optional.ofNullable(byPath.getOrDefault(path, Map.of()).get(method));
    }

    /** The methods of a path; empty when there is no such path. */
    Set<String> methods(String path) {
        return byPath.getOrDefault(path, Map.of()).keySet();
    }
}
