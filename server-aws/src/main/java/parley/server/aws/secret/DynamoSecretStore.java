package parley.server.aws.secret;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import parley.server.aws.table.Item;
import parley.server.aws.table.Table;
import parley.server.secret.Secret;
import parley.server.secret.SecretStore;

/** One partition, the name as sort key. The table is encrypted at rest. */
public final class DynamoSecretStore implements SecretStore {
    private static final String PARTITION = "SECRETS";

    private final Table table;

    public DynamoSecretStore(Table table) {
        this.table = table;
    }

    @Override
    public Optional<Secret> find(String name) {
        return table.get(PARTITION, name).map(DynamoSecretStore::secret);
    }

    @Override
    public Secret keep(Secret fresh) {
        Item item =
                Item.key(PARTITION, fresh.name())
                        .with("value", fresh.value())
                        .with("made", fresh.made());
        return table.putNew(item) ? fresh : find(fresh.name()).orElseGet(() -> keep(fresh));
    }

    @Override
    public List<Secret> startingWith(String prefix) {
        return table.list(PARTITION, prefix).stream()
                .map(DynamoSecretStore::secret)
                .sorted(Comparator.comparing(Secret::made).thenComparing(Secret::name).reversed())
                .toList();
    }

    @Override
    public void remove(String name) {
        table.delete(PARTITION, name);
    }

    private static Secret secret(Item item) {
        return new Secret(item.sk(), item.bytes("value"), item.instant("made"));
    }
}
