package parley.server.aws.sweep;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import parley.server.aws.blob.Bucket;
import parley.server.aws.table.Item;
import parley.server.aws.table.Table;
import parley.server.file.BlobKey;
import parley.server.file.BlobStore;
import parley.server.store.WorkspaceStore;
import software.amazon.awssdk.services.s3.model.ListObjectsV2Response;
import software.amazon.awssdk.services.s3.model.S3Object;

/**
 * Looks through the contents once a day, some at each run, and takes away those that no file has: a
 * worker that ends between the deletion of a file and that of its content leaves one, and so does
 * S3 when it does not answer. Where it was is kept in the table, so that every run, in whatever
 * worker, goes on there. Blocks.
 */
public final class ContentSweep {
    /** Younger ones may belong to an upload that is not written down yet. */
    static final Duration AGE = Duration.ofDays(1);

    private static final Duration ROUND = Duration.ofDays(1);
    private static final int AT_ONCE = 500;
    private static final Item PLACE = Item.key("WORKSPACE", "SWEEP");

    private final Table table;
    private final WorkspaceStore store;
    private final Bucket bucket;
    private final GoingContents going;
    private final InstantSource clock;
    private final int atOnce;

    public ContentSweep(Table table, WorkspaceStore store, Bucket bucket, InstantSource clock) {
        this(table, store, bucket, clock, AT_ONCE);
    }

    /** {@code atOnce}: contents that a run looks at. */
    ContentSweep(
            Table table, WorkspaceStore store, Bucket bucket, InstantSource clock, int atOnce) {
        this.table = table;
        this.store = store;
        this.bucket = bucket;
        this.going = new GoingContents(table, clock);
        this.clock = clock;
        this.atOnce = atOnce;
    }

    /** The same contents for those who upload, so that none is deleted under their hands. */
    public BlobStore guarded(BlobStore blobs) {
        return new GuardedBlobs(blobs, going);
    }

    /** One run: deletes what was noted long enough ago, and notes what no file has. */
    public void run() {
        going.due().stream().limit(atOnce).forEach(this::delete);
        Optional<Item> place = table.get(PLACE.pk(), PLACE.sk());
        Instant now = clock.instant();
        if (place.flatMap(each -> each.count("rest"))
                .filter(each -> each > now.toEpochMilli())
                .isPresent()) {
            return;
        }
        String after = place.flatMap(each -> each.text("after")).orElse(Bucket.CONTENT);
        ListObjectsV2Response page =
                bucket.client()
                        .listObjectsV2(request ->
                                request.bucket(bucket.name())
                                        .prefix(Bucket.CONTENT)
                                        .startAfter(after)
                                        .maxKeys(atOnce));
        List<S3Object> some = page.contents();
        some.stream()
                .filter(each -> each.lastModified().isBefore(now.minus(AGE)))
                .map(each -> Bucket.content(each.key()))
                .filter(this::unused)
                .forEach(going::note);
        table.put(
                some.isEmpty() || !page.isTruncated()
                        ? PLACE.with("rest", now.plus(ROUND))
                        : PLACE.with("after", some.getLast().key()));
    }

    private void delete(BlobKey content) {
        if (!unused(content)) {
            going.forget(content);
        } else if (going.claim(content)) {
            bucket.client()
                    .deleteObject(
                            request -> request.bucket(bucket.name()).key(Bucket.object(content)));
            going.forget(content);
        }
    }

    private boolean unused(BlobKey content) {
        return store.files().ofContent(content.sha256(), content.size(), 1).isEmpty();
    }
}
