package parley.server.aws.store;

import java.util.List;
import java.util.Optional;
import parley.server.aws.table.Item;

/** Reads of single items and parts of partitions, as they are now. Blocks. */
interface ItemReads {
    Optional<Item> get(Item key);

    /** A partition's items with {@code from <= sk <= to}, in the order of their sort keys. */
    List<Item> range(String pk, String from, String to);

    /** Those whose sort key begins so. */
    default List<Item> list(String pk, String prefix) {
        return range(pk, prefix, prefix + Character.MAX_VALUE);
    }
}
