package parley.server.aws.store;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import parley.protocol.RoomKind;
import parley.server.aws.table.Expression;
import parley.server.aws.table.Item;
import parley.server.aws.table.Table;
import parley.server.store.LogKey;
import parley.server.store.RoomRecord;
import parley.server.store.StoredEntry;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * What a transaction does to the heads of logs: entries that waited for their place, a room that
 * was changed, members who came or went. Each asks that the head is as it was read. Used by one
 * thread.
 */
final class HeadWrites {
    private static final class Change {
        final List<StoredEntry> waiting = new ArrayList<>();
        Optional<RoomRecord> room = Optional.empty();
        int members;
        boolean people;
    }

    /** So long others take no place where somebody waited for theirs in vain. */
    private static final long WAY_MS = 500;

    private final DynamoLook look;
    private final Map<LogKey, Change> changes = new LinkedHashMap<>();

    HeadWrites(DynamoLook look) {
        this.look = look;
    }

    private Change of(LogKey log) {
        return changes.computeIfAbsent(log, _ -> new Change());
    }

    /** An entry whose place is the one after the last. */
    void waiting(StoredEntry entry) {
        of(entry.log()).waiting.add(entry);
    }

    /** Somebody came, went, was banned or got another role; {@code more}: members more or fewer. */
    void people(LogKey room, int more) {
        Change change = of(room);
        change.people = true;
        change.members += more;
    }

    /** The room becomes this; its name is kept for it where it can be looked up. */
    void room(RoomRecord room, Writes writes) {
        LogKey log = LogKey.of(room.id());
        Optional<RoomRecord> before =
                of(log).room
                        .or(() ->
                                look.headItem(log).filter(RoomItems::isRoom).map(RoomItems::room));
        of(log).room = Optional.of(room);
        if (before.isEmpty()) {
            writes.put(Item.key(Keys.ROOMS, room.id().value()));
        }
        Optional<String> oldName = before.flatMap(HeadWrites::listed);
        Optional<String> newName = listed(room);
        if (oldName.equals(newName)) {
            return;
        }
        String id = room.id().value();
        oldName.ifPresent(name ->
                writes.delete(
                        Item.key(Keys.PUBLIC, name),
                        Expression.of("#room = :room").value(":room", id)));
        newName.ifPresent(name ->
                writes.put(
                        Item.key(Keys.PUBLIC, name).with("room", id),
                        Expression.of("attribute_not_exists(#pk) OR #room = :room")
                                .value(":room", id)));
    }

    /** The name under which everybody can look the room up. */
    private static Optional<String> listed(RoomRecord room) {
        return room.kind() == RoomKind.PUBLIC && !room.archived()
                ? room.name().map(name -> name.toLowerCase(Locale.ROOT))
                : Optional.empty();
    }

    /** One write for each head. */
    Writes writes(TableReads reads) {
        Writes writes = new Writes(reads);
        changes.forEach((log, change) -> write(writes, log, change));
        return writes;
    }

    private void write(Writes writes, LogKey log, Change change) {
        Item key = Item.key(Keys.head(log), Keys.HEAD);
        Optional<Item> was = look.headItem(log);
        Terms terms = new Terms();
        if (!change.waiting.isEmpty()) {
            place(terms, change.waiting, was);
        }
        change.room.ifPresent(room -> {
            RoomItems.with(key, room).without("pk").without("sk").attributes().forEach(terms::set);
            for (String each : RoomItems.optional()) {
                if (!RoomItems.with(key, room).has(each)) {
                    terms.remove(each);
                }
            }
            terms.count("pv", was);
        });
        if (change.people) {
            long before = was.flatMap(each -> each.count("members")).orElse(0L);
            terms.set("members", number(before + change.members));
            terms.count("mv", was);
        }
        writes.update(key, terms.change(), terms.condition());
    }

    /** The room is as it was, and nobody waits for a place. */
    static Expression mayTake(Optional<Item> was, long millis) {
        String free = "(attribute_not_exists(#way) OR #way < :now)";
        return was.flatMap(each -> each.count("pv"))
                .map(pv -> Expression.of("#pv = :pv AND " + free).value(":pv", pv))
                .orElseGet(() -> Expression.of("attribute_not_exists(#pv) AND " + free))
                .value(":now", millis);
    }

    /**
     * Where others took places faster than this transaction could decide on one, they pause, so
     * that its next try gets through.
     */
    void makeWay(Table table, Item refused, long millis) {
        boolean waited =
                changes.entrySet().stream()
                        .anyMatch(each ->
                                Keys.head(each.getKey()).equals(refused.pk())
                                        && look.headItem(each.getKey())
                                                .filter(RoomItems::isRoom)
                                                .isPresent()
                                        && !each.getValue().waiting.isEmpty());
        if (waited && refused.sk().equals(Keys.HEAD)) {
            var _ =
                    Failures.asStores(
                            "wait for a place",
                            () ->
                                    table.update(
                                            refused,
                                            Expression.of("SET #way = :way")
                                                    .value(":way", millis + WAY_MS),
                                            Expression.PRESENT));
        }
    }

    private static void place(Terms terms, List<StoredEntry> waiting, Optional<Item> was) {
        long before = waiting.getFirst().seq() - 1;
        StoredEntry last = waiting.getLast();
        terms.set("head", number(last.seq()));
        terms.set("n", number(last.n()));
        terms.set("c", number(last.commit()));
        terms.set("at", number(last.ts().toEpochMilli()));
        if (was.flatMap(each -> each.count("solid")).orElse(0L) == before) {
            terms.set("solid", number(last.seq()));
            terms.set("solidN", number(last.n()));
        }
        terms.remove("way");
        terms.when("head", before == 0 ? Optional.empty() : Optional.of(number(before)));
    }

    private static AttributeValue number(long value) {
        return AttributeValue.fromN(Long.toString(value));
    }

    /** The parts of one update. */
    private static final class Terms {
        private final List<String> set = new ArrayList<>();
        private final List<String> remove = new ArrayList<>();
        private final List<String> when = new ArrayList<>();
        private Expression values = Expression.of("");
        private Expression conditions = Expression.of("");

        void set(String name, AttributeValue value) {
            set.add("#" + name + " = :" + name);
            values = values.value(":" + name, value);
        }

        void remove(String name) {
            remove.add("#" + name);
        }

        /** It was so, or was not there. */
        void when(String name, Optional<AttributeValue> was) {
            when.add(
                    was.isPresent()
                            ? "#" + name + " = :was" + name
                            : "attribute_not_exists(#" + name + ")");
            was.ifPresent(value -> conditions = conditions.value(":was" + name, value));
        }

        /** One more than it was, and it still is what it was. */
        void count(String name, Optional<Item> was) {
            Optional<Long> before = was.flatMap(each -> each.count(name));
            set(name, number(before.orElse(0L) + 1));
            when(name, before.map(HeadWrites::number));
        }

        Expression change() {
            String text =
                    "SET "
                            + String.join(", ", set)
                            + (remove.isEmpty() ? "" : " REMOVE " + String.join(", ", remove));
            return new Expression(text, values.values());
        }

        Expression condition() {
            return new Expression(String.join(" AND ", when), conditions.values());
        }
    }
}
