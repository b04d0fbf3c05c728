package parley.server.secret;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** Forgets everything when the process ends; for tests and throw-away workspaces. */
public final class InMemorySecretStore implements SecretStore {
    private final ConcurrentHashMap<String, Secret> byName = new ConcurrentHashMap<>();

    @Override
    public Optional<Secret> find(String name) {
        return Optional.ofNullable(byName.get(name));
    }

    @Override
    public Secret keep(Secret fresh) {
        Secret held = byName.putIfAbsent(fresh.name(), fresh);
        return held == null ? fresh : held;
    }

    @Override
    public List<Secret> startingWith(String prefix) {
        return byName.values().stream()
                .filter(each -> each.name().startsWith(prefix))
                .sorted(Comparator.comparing(Secret::made).thenComparing(Secret::name).reversed())
                .toList();
    }

    @Override
    public void remove(String name) {
        byName.remove(name);
    }
}
