package parley.server.aws.connection;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import parley.protocol.DeviceId;
import parley.protocol.UserId;
import parley.server.account.Identity;
import parley.server.aws.table.Expression;
import parley.server.aws.table.Item;
import parley.server.aws.table.Table;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * The connections of each user in one item of theirs, an attribute for each, so that a fan-out
 * reads one item for each member. The item goes by itself two hours after the last connect, when
 * API Gateway has ended all that may be in it. Safe for use by many threads; blocks.
 */
public final class Connections {
    private static final String SORT = "CONNECTIONS";
    private static final String PREFIX = "c:";
    private static final int PATIENCE = 600;
    private static final int PATIENCE_A_SECOND = 5;
    private static final Duration FORGIVEN = Duration.ofMinutes(1);
    private static final String SEEN = "seen";
    private static final String RESTED = "rested";

    private final Table table;
    private final InstantSource clock;
    private final Consumer<UserId> left;

    public Connections(Table table, InstantSource clock) {
        this(table, clock, _ -> {});
    }

    /** {@code left} is told of whoever's last connection ended. */
    public Connections(Table table, InstantSource clock, Consumer<UserId> left) {
        this.table = table;
        this.clock = clock;
        this.left = left;
    }

    /**
     * How a user is connected.
     *
     * @param seen when a connection of theirs ended last, while that is known
     */
    public record Standing(boolean live, Optional<Instant> seen) {}

    /** Takes a connection in, and forgets those whose end nobody told. */
    public void add(ConnectionRecord record) {
        UserId user = record.identity().user();
        Instant now = clock.instant();
        Item all =
                table.update(
                        key(user),
                        Expression.of("SET #c = :c, #ttl = :ttl")
                                .name("#c", PREFIX + record.id())
                                .value(":c", attribute(record))
                                .value(":ttl", now.plus(ConnectionRecord.LIFE).getEpochSecond()));
        records(all).stream()
                .filter(each -> !each.until().isAfter(now))
                .forEach(each -> remove(user, each.id()));
    }

    /** Notes that {@code hello} was said; true if the user has no other live connection. */
    public boolean greet(ConnectionRecord record) {
        Instant now = clock.instant();
        return put(record.greeted(true))
                .map(Connections::records)
                .filter(all -> all.stream().filter(each -> each.live(now)).count() == 1)
                .isPresent();
    }

    /** Puts this in the place of one that is there; false if it is gone. */
    public boolean replace(ConnectionRecord record) {
        return put(record).isPresent();
    }

    /** All of the user's as they are then; empty if this one is gone. */
    private Optional<Item> put(ConnectionRecord record) {
        return table.update(
                key(record.identity().user()),
                Expression.of("SET #c = :c")
                        .name("#c", PREFIX + record.id())
                        .value(":c", attribute(record)),
                Expression.of("attribute_exists(#c)").name("#c", PREFIX + record.id()));
    }

    /**
     * A connection as one of its events finds it.
     *
     * @param rested when its user may send a whole burst again, as {@link #tire} was told
     */
    public record Visit(ConnectionRecord connection, Instant rested) {}

    /** Reads it consistently; empty if it has ended. */
    public Optional<Visit> visit(UserId user, String id) {
        Optional<Item> found = table.get(key(user).pk(), SORT);
        Instant rested =
                found.flatMap(all -> all.count(RESTED))
                        .map(Instant::ofEpochMilli)
                        .orElse(Instant.EPOCH);
        return found.map(Connections::records).stream()
                .flatMap(List::stream)
                .filter(each -> each.id().equals(id))
                .findAny()
                .map(each -> new Visit(each, rested));
    }

    /** Puts off when a user has rested, from now if they have; nothing if they never connected. */
    public void tire(UserId user, Duration by) {
        long now = clock.millis();
        boolean longer =
                table.update(
                                key(user),
                                Expression.of("ADD #rested :by").value(":by", by.toMillis()),
                                Expression.of("#rested > :now").value(":now", now))
                        .isPresent();
        if (!longer) {
            table.update(
                    key(user),
                    Expression.of("SET #rested = :then").value(":then", now + by.toMillis()),
                    Expression.of(
                                    "attribute_exists(pk) AND (attribute_not_exists(#rested) OR"
                                            + " #rested <= :now)")
                            .value(":now", now));
        }
    }

    /** All of a user, read consistently; also those whose end nobody told. */
    public List<ConnectionRecord> of(UserId user) {
        return table.get(key(user).pk(), SORT).map(Connections::records).orElse(List.of());
    }

    /** All of these users, read 100 users at a time. */
    public Map<UserId, List<ConnectionRecord>> of(Collection<UserId> users) {
        Map<UserId, List<ConnectionRecord>> found = new HashMap<>();
        for (Item each : table.getAll(users.stream().distinct().map(Connections::key).toList())) {
            List<ConnectionRecord> records = records(each);
            if (!records.isEmpty()) {
                found.put(records.getFirst().identity().user(), records);
            }
        }
        return found;
    }

    /** How these users are connected; those without a trace are left out. */
    public Map<UserId, Standing> standings(Collection<UserId> users) {
        Instant now = clock.instant();
        Map<UserId, Standing> found = new HashMap<>();
        for (Item each : table.getAll(users.stream().distinct().map(Connections::key).toList())) {
            found.put(
                    user(each),
                    new Standing(
                            anyLive(records(each), now),
                            each.count(SEEN).map(Instant::ofEpochMilli)));
        }
        return found;
    }

    /** Nothing where there is none. */
    public void remove(UserId user, String id) {
        Instant now = clock.instant();
        Optional<Item> rest =
                table.update(
                        key(user),
                        Expression.of("REMOVE #c SET #seen = :now")
                                .name("#c", PREFIX + id)
                                .value(":now", now.toEpochMilli()),
                        Expression.of("attribute_exists(#c)").name("#c", PREFIX + id));
        if (rest.map(Connections::records).filter(all -> !anyLive(all, now)).isPresent()) {
            left.accept(user);
        }
    }

    private static boolean anyLive(List<ConnectionRecord> records, Instant now) {
        return records.stream().anyMatch(each -> each.live(now));
    }

    /**
     * Counts {@code n} answers that told a client to wait; true if it went on for so long that it
     * is to be cut: more than {@value #PATIENCE} and then {@value #PATIENCE_A_SECOND} a second.
     */
    public boolean refused(String id, int n) {
        Instant now = clock.instant();
        Item counted =
                table.update(
                        Item.key("REFUSED#" + id, "REFUSED"),
                        Expression.of(
                                        "ADD #refused :n SET #since = if_not_exists(#since, :now),"
                                                + " #ttl = :ttl")
                                .value(":n", n)
                                .value(":now", now.toEpochMilli())
                                .value(":ttl", now.plus(ConnectionRecord.LIFE).getEpochSecond()));
        long seconds = Duration.between(counted.instant("since"), now).toSeconds();
        return counted.number("refused") > PATIENCE + PATIENCE_A_SECOND * seconds;
    }

    /** Counts one more unreadable frame; how many they were within a minute. */
    public long strike(String id) {
        Item key = Item.key("STRIKES#" + id, "STRIKES");
        Instant now = clock.instant();
        Item counted =
                table.update(
                                key,
                                Expression.of(
                                                "ADD #strikes :one SET #since ="
                                                        + " if_not_exists(#since, :now), #ttl = :ttl")
                                        .value(":one", 1)
                                        .value(":now", now.toEpochMilli())
                                        .value(
                                                ":ttl",
                                                now.plus(ConnectionRecord.LIFE).getEpochSecond()),
                                Expression.of("attribute_not_exists(#since) OR #since > :old")
                                        .value(":old", now.minus(FORGIVEN).toEpochMilli()))
                        .orElse(key.with("strikes", 1));
        if (!counted.has("since")) {
            table.put(key.with("strikes", 1).with("since", now));
        }
        return counted.number("strikes");
    }

    private static Item key(UserId user) {
        return Item.key("USER#" + user.value(), SORT);
    }

    private static UserId user(Item item) {
        return new UserId(item.pk().substring("USER#".length()));
    }

    private static List<ConnectionRecord> records(Item item) {
        UserId user = user(item);
        return item.attributes().entrySet().stream()
                .filter(each -> each.getKey().startsWith(PREFIX))
                .map(each ->
                        record(
                                user,
                                each.getKey().substring(PREFIX.length()),
                                new Item(each.getValue().m())))
                .toList();
    }

    private static AttributeValue attribute(ConnectionRecord record) {
        Identity who = record.identity();
        return AttributeValue.fromM(
                new Item(Map.of())
                        .with("device", who.device().value())
                        .with("expires", who.expires())
                        .with("session", who.sessionVersion())
                        .with("generation", who.generation())
                        .with("greeted", record.greeted())
                        .with("until", record.until())
                        .attributes());
    }

    private static ConnectionRecord record(UserId user, String id, Item item) {
        return new ConnectionRecord(
                id,
                new Identity(
                        user,
                        new DeviceId(item.string("device")),
                        item.instant("expires"),
                        item.number("session"),
                        item.number("generation")),
                item.flag("greeted"),
                item.instant("until"));
    }
}
