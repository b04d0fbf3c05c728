package parley.server.aws.presence;

import java.time.Instant;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import parley.protocol.RoomId;
import parley.protocol.UserId;
import parley.server.aws.table.Expression;
import parley.server.aws.table.Item;
import parley.server.aws.table.Table;
import parley.server.people.Typists;

/**
 * Who types, in one item a room with an attribute for each. Whoever stopped without a word is
 * forgotten with the item, a while after the last word.
 */
public final class TableTypists implements Typists {
    private static final String SORT = "TYPING";
    private static final String PREFIX = "u:";

    private final Table table;
    private final InstantSource clock;

    public TableTypists(Table table, InstantSource clock) {
        this.table = table;
        this.clock = clock;
    }

    @Override
    public Optional<List<UserId>> note(RoomId room, UserId user, boolean on) {
        Instant now = clock.instant();
        Instant end = now.plus(LASTS);
        Expression change =
                Expression.of(on ? "SET #ttl = :ttl, #u = :end" : "SET #ttl = :ttl REMOVE #u")
                        .name("#u", PREFIX + user.value())
                        .value(":ttl", end.getEpochSecond());
        Item key = Item.key("TYPING#" + room.value(), SORT);
        Optional<Item> all =
                on
                        ? Optional.of(table.update(key, change.value(":end", end.toEpochMilli())))
                        : table.update(
                                key,
                                change,
                                Expression.of("attribute_exists(#u)")
                                        .name("#u", PREFIX + user.value()));
        return all.map(each -> typing(each, now));
    }

    private static List<UserId> typing(Item item, Instant now) {
        return item.attributes().keySet().stream()
                .filter(each -> each.startsWith(PREFIX))
                .filter(each -> item.instant(each).isAfter(now))
                .map(each -> new UserId(each.substring(PREFIX.length())))
                .sorted(Comparator.comparing(UserId::value))
                .toList();
    }
}
