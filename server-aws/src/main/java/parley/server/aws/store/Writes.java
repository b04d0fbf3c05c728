package parley.server.aws.store;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.TreeMap;
import parley.server.aws.table.Expression;
import parley.server.aws.table.Item;
import parley.server.aws.table.Table;
import parley.server.aws.table.Transaction;

/**
 * Writes in the making, and the table as it is after them. An item is written once: what is said
 * about it later takes the place of what was said before, and the condition on what it was stays.
 * What was read once is not read again. Used by one thread.
 */
final class Writes implements ItemReads {
    /** Something to be done with one item; {@code when} is asked of the item as it was. */
    private sealed interface Write {
        Optional<Expression> when();

        record Put(Item item, Optional<Expression> when) implements Write {}

        record Delete(Item item, Optional<Expression> when) implements Write {}

        record Check(Item item, Optional<Expression> when) implements Write {}

        /** {@code after}: the item as it is seen from then on. */
        record Update(Item after, Expression change, Optional<Expression> when) implements Write {}
    }

    private record Key(String pk, String sk) {
        static Key of(Item item) {
            return new Key(item.pk(), item.sk());
        }
    }

    /** Of an item of which nothing was asked: it holds always. */
    private static final Expression ALWAYS =
            Expression.of("attribute_exists(#pk) OR attribute_not_exists(#pk)");

    private final TableReads reads;
    private final Map<Key, Optional<Item>> known = new HashMap<>();
    private final Map<Key, Write> writes = new LinkedHashMap<>();

    Writes(TableReads reads) {
        this.reads = reads;
    }

    /** As it was before these writes. */
    Optional<Item> original(Item key) {
        return known.computeIfAbsent(Key.of(key), _ -> reads.get(key));
    }

    @Override
    public Optional<Item> get(Item key) {
        return switch (writes.get(Key.of(key))) {
            case Write.Put(Item item, Optional<Expression> _) -> Optional.of(item);
            case Write.Update(Item after, Expression _, Optional<Expression> _) ->
                    Optional.of(after);
            case Write.Delete _ -> Optional.empty();
            case Write.Check _ -> original(key);
            case null -> original(key);
        };
    }

    @Override
    public List<Item> range(String pk, String from, String to) {
        TreeMap<String, Item> found = new TreeMap<>();
        reads.range(pk, from, to).forEach(each -> found.put(each.sk(), each));
        writes.forEach((key, write) -> {
            boolean inside =
                    key.pk().equals(pk)
                            && key.sk().compareTo(from) >= 0
                            && key.sk().compareTo(to) <= 0;
            switch (write) {
                case Write.Put(Item item, Optional<Expression> _) when inside ->
                        found.put(key.sk(), item);
                case Write.Delete _ when inside -> found.remove(key.sk());
                default -> {
                    // not in this part, or as it was
                }
            }
        });
        return List.copyOf(found.values());
    }

    boolean isWritten(Item key) {
        return writes.containsKey(Key.of(key));
    }

    void put(Item item) {
        set(new Write.Put(item, when(item)), item);
    }

    void put(Item item, Expression when) {
        set(new Write.Put(item, when(item).or(() -> Optional.of(when))), item);
    }

    void delete(Item key) {
        set(new Write.Delete(key, when(key)), key);
    }

    void delete(Item key, Expression when) {
        set(new Write.Delete(key, when(key).or(() -> Optional.of(when))), key);
    }

    /** Unless something is written there, which asks for itself. */
    void check(Item key, Expression when) {
        writes.putIfAbsent(Key.of(key), new Write.Check(key, Optional.of(when)));
    }

    /** In the place of an earlier change. */
    void update(Item after, Expression change) {
        set(new Write.Update(after, change, when(after)), after);
    }

    void update(Item after, Expression change, Expression when) {
        set(new Write.Update(after, change, Optional.of(when)), after);
    }

    private Optional<Expression> when(Item key) {
        return Optional.ofNullable(writes.get(Key.of(key))).flatMap(Write::when);
    }

    private void set(Write write, Item key) {
        writes.put(Key.of(key), write);
    }

    boolean isEmpty() {
        return writes.values().stream().allMatch(each -> each instanceof Write.Check);
    }

    /**
     * Carries them out, {@code first} before the rest, together as far as DynamoDB takes so many: a
     * change of more than {@value Transaction#MAX} items is decided by the first part, and what
     * follows is written after it. What was not as asked comes back, and nothing is written then.
     */
    Optional<Item> commit(Table table, Writes first) {
        List<Write> all = new ArrayList<>(first.writes.values());
        all.addAll(writes.values());
        for (int from = 0; from < all.size(); from += Transaction.MAX) {
            List<Write> part = all.subList(from, Math.min(all.size(), from + Transaction.MAX));
            Transaction transaction = new Transaction(table);
            part.forEach(each -> add(transaction, each));
            OptionalInt refused = Failures.asStores("commit", transaction::commit);
            if (refused.isPresent()) {
                return Optional.of(item(part.get(refused.getAsInt())));
            }
        }
        return Optional.empty();
    }

    private static Item item(Write write) {
        return switch (write) {
            case Write.Put put -> put.item();
            case Write.Delete delete -> delete.item();
            case Write.Check check -> check.item();
            case Write.Update update -> update.after();
        };
    }

    private static void add(Transaction transaction, Write write) {
        switch (write) {
            case Write.Put(Item item, Optional<Expression> when) -> {
                if (when.isPresent()) {
                    transaction.put(item, when.get());
                } else {
                    transaction.put(item);
                }
            }
            case Write.Delete(Item item, Optional<Expression> when) ->
                    transaction.delete(item, when.orElse(ALWAYS));
            case Write.Check(Item item, Optional<Expression> when) ->
                    transaction.check(item, when.orElse(ALWAYS));
            case Write.Update(Item after, Expression change, Optional<Expression> when) ->
                    transaction.update(after, change, when.orElse(ALWAYS));
        }
    }
}
