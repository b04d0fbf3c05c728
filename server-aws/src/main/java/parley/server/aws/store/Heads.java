package parley.server.aws.store;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import parley.server.aws.table.Expression;
import parley.server.aws.table.Item;
import parley.server.aws.table.Table;
import parley.server.store.LogHead;
import parley.server.store.LogKey;
import parley.server.store.StoredEntry;

/**
 * Finds how far a log is without a gap. The head says which place was given away last; up to {@code
 * solid} all places were found filled before, so only what came after is looked at. A place that
 * was given away more than {@link #PATIENCE} ago and is empty is closed with a void. Safe for use
 * by many threads; blocks.
 */
final class Heads {
    private static final Logger LOG = LoggerFactory.getLogger(Heads.class);

    /** After this time a writer is taken for dead. */
    static final Duration PATIENCE = Duration.ofSeconds(5);

    /** So many places at most are looked at again by the next who asks. */
    private static final int STEP = 32;

    private final Table table;
    private final TableReads reads;
    private final InstantSource clock;

    Heads(Table table, TableReads reads, InstantSource clock) {
        this.table = table;
        this.reads = reads;
        this.clock = clock;
    }

    /** The highest place before which none is empty. */
    LogHead solid(LogKey log, Optional<Item> found) {
        LogHead taken = RoomItems.taken(log, found);
        if (found.isEmpty() || taken.head() == 0) {
            return taken;
        }
        Item head = found.get();
        long from = head.count("solid").orElse(0L);
        if (from >= taken.head()) {
            return taken;
        }
        long n = head.count("solidN").orElse(0L);
        LogHead solid = walk(log, new LogHead(log, from, n, taken.commit()), taken, at(head));
        if (solid.head() == taken.head() || solid.head() - from >= STEP) {
            remember(solid);
        }
        return solid;
    }

    private static Instant at(Item head) {
        return Instant.ofEpochMilli(head.count("at").orElse(0L));
    }

    private LogHead walk(LogKey log, LogHead from, LogHead taken, Instant lastTaken) {
        List<StoredEntry> after =
                reads
                        .range(
                                Keys.log(log),
                                Keys.ENTRY + Keys.number(from.head() + 1),
                                Keys.ENTRY + Keys.number(taken.head()))
                        .stream()
                        .map(EntryItems::entry)
                        .toList();
        Instant old = clock.instant().minus(PATIENCE);
        long seq = from.head();
        long n = from.n();
        int next = 0;
        while (seq < taken.head()) {
            if (next < after.size() && after.get(next).seq() == seq + 1) {
                n = after.get(next).n();
                next++;
            } else {
                Instant known = next < after.size() ? after.get(next).ts() : lastTaken;
                if (!known.isBefore(old) && !lastTaken.isBefore(old)) {
                    break; // its writer may still be on its way
                }
                Optional<StoredEntry> late = close(log, seq + 1, n);
                n = late.map(StoredEntry::n).orElse(n);
            }
            seq++;
        }
        return new LogHead(log, seq, n, taken.commit());
    }

    /** Puts a void where nothing stands; what was there already comes back. */
    Optional<StoredEntry> close(LogKey log, long seq, long n) {
        StoredEntry nothing = StoredEntry.nothing(log, seq, clock.instant(), n, clock.millis());
        boolean closed =
                Failures.asStores(
                        "close a place",
                        () -> table.put(EntryItems.item(nothing), Expression.ABSENT));
        if (closed) {
            LOG.info("closed place {} of {}, which nobody filled", seq, log.value());
            return Optional.empty();
        }
        return reads.get(Keys.entry(log, seq)).map(EntryItems::entry);
    }

    private void remember(LogHead solid) {
        var _ =
                Failures.asStores(
                        "note a head",
                        () ->
                                table.update(
                                        Item.key(Keys.head(solid.log()), Keys.HEAD),
                                        Expression.of("SET #solid = :solid, #solidN = :solidN")
                                                .value(":solid", solid.head())
                                                .value(":solidN", solid.n()),
                                        Expression.of(
                                                "attribute_not_exists(#solid) OR #solid < :solid")));
    }
}
