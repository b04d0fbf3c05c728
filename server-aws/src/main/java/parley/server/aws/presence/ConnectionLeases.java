package parley.server.aws.presence;

import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import parley.protocol.Codec;
import parley.protocol.Event;
import parley.protocol.UserId;
import parley.server.aws.connection.ConnectionRecord;
import parley.server.aws.connection.Connections;
import parley.server.aws.fanout.FanOut;
import parley.server.aws.table.Expression;
import parley.server.aws.table.Item;
import parley.server.aws.table.Table;
import parley.server.people.Leases;
import parley.server.session.Connection;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * Leases as connection records are. Whom the connections of a user watch stands in one item of
 * theirs, beside the item of their connections, which every message reads and which stays small.
 */
public final class ConnectionLeases implements Leases {
    private static final String SORT = "WATCHES";
    private static final String PREFIX = "c:";

    private final Table table;
    private final Connections connections;
    private final FanOut fanOut;
    private final Codec codec;
    private final InstantSource clock;

    public ConnectionLeases(
            Table table, Connections connections, FanOut fanOut, Codec codec, InstantSource clock) {
        this.table = table;
        this.connections = connections;
        this.fanOut = fanOut;
        this.codec = codec;
        this.clock = clock;
    }

    /** A connection that stands in the table under this id. */
    public interface Kept extends Connection {
        String id();
    }

    @Override
    public Map<UserId, Lease> of(Collection<UserId> users) {
        Map<UserId, Lease> found = new HashMap<>();
        connections
                .standings(users)
                .forEach((user, how) -> found.put(user, new Lease(how.live(), how.seen())));
        return found;
    }

    @Override
    public void watch(Connection connection, Set<UserId> users) {
        if (!(connection instanceof Kept kept)) {
            throw new IllegalArgumentException("a connection that is not in the table");
        }
        UserId user = kept.caller().user();
        Set<String> held =
                connections.of(user).stream()
                        .map(each -> PREFIX + each.id())
                        .collect(Collectors.toSet());
        Set<String> ended =
                table
                        .get(key(user).pk(), SORT)
                        .map(Item::attributes)
                        .orElse(Map.of())
                        .keySet()
                        .stream()
                        .filter(each -> each.startsWith(PREFIX) && !held.contains(each))
                        .collect(Collectors.toSet());
        table.update(key(user), change(PREFIX + kept.id(), users, ended));
    }

    /** Sets one attribute, or removes it where nobody is watched, and removes the others. */
    private Expression change(String mine, Set<UserId> users, Set<String> ended) {
        List<String> removed = new ArrayList<>(ended);
        if (users.isEmpty()) {
            removed.add(mine);
        }
        StringBuilder text = new StringBuilder("SET #ttl = :ttl");
        text.append(users.isEmpty() ? "" : ", #mine = :users");
        for (int i = 0; i < removed.size(); i++) {
            text.append(i == 0 ? " REMOVE " : ", ").append("#r").append(i);
        }
        Expression change =
                Expression.of(text.toString())
                        .value(
                                ":ttl",
                                clock.instant().plus(ConnectionRecord.LIFE).getEpochSecond());
        for (int i = 0; i < removed.size(); i++) {
            change = change.name("#r" + i, removed.get(i));
        }
        return users.isEmpty()
                ? change
                : change.name("#mine", mine)
                        .value(
                                ":users",
                                AttributeValue.fromSs(
                                        users.stream().map(UserId::value).sorted().toList()));
    }

    @Override
    public void tell(Collection<UserId> users, UserId about, Event event) {
        Set<String> watching = new HashSet<>();
        Set<UserId> meant = new HashSet<>();
        for (Item each : table.getAll(users.stream().map(ConnectionLeases::key).toList())) {
            each.attributes()
                    .forEach((name, value) -> {
                        if (name.startsWith(PREFIX) && value.ss().contains(about.value())) {
                            watching.add(name.substring(PREFIX.length()));
                            meant.add(new UserId(each.pk().substring("USER#".length())));
                        }
                    });
        }
        if (meant.isEmpty()) {
            return;
        }
        byte[] frame = codec.encode(event);
        fanOut.send(
                connections.of(meant).values().stream()
                        .flatMap(List::stream)
                        .filter(each -> watching.contains(each.id()))
                        .filter(each -> each.listens(clock.instant()))
                        .map(each -> new FanOut.Parcel(each, List.of(frame)))
                        .toList());
    }

    private static Item key(UserId user) {
        return Item.key("USER#" + user.value(), SORT);
    }
}
