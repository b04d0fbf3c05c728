package parley.server.aws.sweep;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import parley.protocol.ErrorCode;
import parley.protocol.WireError;
import parley.server.aws.blob.Bucket;
import parley.server.aws.table.Expression;
import parley.server.aws.table.Item;
import parley.server.aws.table.Table;
import parley.server.commit.Refusal;
import parley.server.file.BlobKey;

/**
 * Contents that no file had when the sweep came by. Each is noted first and deleted some time
 * later, so that an upload of the same bytes and their deletion never overtake each other,
 * whichever workers they run in:
 *
 * <ul>
 *   <li>An upload takes the note away before it looks whether the content is there. A content whose
 *       note is gone is not deleted.
 *   <li>A content is deleted {@link #REST} after its note, longer than any worker works on one
 *       event: whoever looked for it before there was a note has written down its file by then, or
 *       never will.
 *   <li>Whoever deletes claims the note first; until it is gone an upload of these bytes is told to
 *       come again. A claim ends with the worker that made it.
 * </ul>
 */
final class GoingContents {
    static final Duration REST = Duration.ofMinutes(10);

    private static final String PARTITION = "GOING";
    private static final Duration CLAIMED = Duration.ofMinutes(1);
    private static final long RETRY_MS = 2_000;
    private static final Expression UNCLAIMED = Expression.of("attribute_not_exists(#until)");

    private final Table table;
    private final InstantSource clock;

    GoingContents(Table table, InstantSource clock) {
        this.table = table;
        this.clock = clock;
    }

    private static Item key(BlobKey content) {
        return Item.key(PARTITION, content.toString());
    }

    /** Notes that no file has it; nothing where that is known. */
    void note(BlobKey content) {
        table.putNew(key(content).with("since", clock.instant()));
    }

    /** Those noted long enough ago. */
    List<BlobKey> due() {
        Instant before = clock.instant().minus(REST);
        return table.list(PARTITION, "").stream()
                .filter(each -> !each.instant("since").isAfter(before))
                .map(each -> Bucket.content(Bucket.CONTENT + each.sk()))
                .toList();
    }

    /**
     * Before it is deleted; false: it must not be, for an upload has it or another worker deletes.
     */
    boolean claim(BlobKey content) {
        Instant now = clock.instant();
        Expression free =
                Expression.of(
                                "attribute_exists(#pk) AND"
                                        + " (attribute_not_exists(#until) OR #until < :now)")
                        .value(":now", now.toEpochMilli());
        Expression mine =
                Expression.of("SET #until = :until")
                        .value(":until", now.plus(CLAIMED).toEpochMilli());
        return table.update(key(content), mine, free).isPresent();
    }

    /** It was deleted, or a file has it. */
    void forget(BlobKey content) {
        table.delete(PARTITION, content.toString());
    }

    /**
     * Before an upload looks for it; refused with {@code unavailable} while it is being deleted.
     */
    void keep(BlobKey content) {
        Optional<Item> note = table.get(PARTITION, content.toString());
        if (note.isEmpty()) {
            return;
        }
        Expression free =
                note.get().count("until").isEmpty()
                        ? UNCLAIMED
                        : Expression.of("#until < :now")
                                .value(":now", clock.instant().toEpochMilli());
        boolean taken = table.take(key(content), free).isPresent();
        if (!taken && table.get(PARTITION, content.toString()).isPresent()) {
            throw new Refusal(
                    WireError.later(ErrorCode.UNAVAILABLE, "it is being tidied up", RETRY_MS));
        }
    }
}
