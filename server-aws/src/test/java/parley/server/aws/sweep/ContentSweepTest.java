package parley.server.aws.sweep;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import parley.protocol.FileId;
import parley.protocol.FilePurpose;
import parley.protocol.Sha256;
import parley.protocol.UserId;
import parley.server.aws.blob.Bucket;
import parley.server.aws.blob.S3BlobStore;
import parley.server.aws.local.S3Local;
import parley.server.aws.store.DynamoWorkspaceStore;
import parley.server.aws.table.Table;
import parley.server.aws.table.TestTables;
import parley.server.commit.Refusal;
import parley.server.file.BlobKey;
import parley.server.file.BlobStore;
import parley.server.store.FileRecord;
import parley.server.store.SharedStore.SharedTransaction;
import software.amazon.awssdk.core.sync.RequestBody;

/**
 * Contents without a file, on s3proxy and DynamoDB Local; the clock is years ahead of s3proxy's.
 */
class ContentSweepTest {
    private static final AtomicInteger MADE = new AtomicInteger();
    private static final FileId UPLOAD = new FileId("f_upload");

    @TempDir private static Path folder;
    private static S3Local s3;

    private final Table table = TestTables.fresh();
    private Instant now = Instant.parse("2100-03-01T12:30:00Z");
    private final InstantSource clock = () -> now;
    private final DynamoWorkspaceStore store = new DynamoWorkspaceStore(table, clock);
    private Bucket bucket;
    private ContentSweep sweep;
    private BlobStore uploads;

    @BeforeAll
    static void start() throws IOException {
        s3 = S3Local.start(folder, 0);
    }

    @AfterAll
    static void stop() {
        s3.close();
    }

    @BeforeEach
    void prepare() {
        bucket = S3Local.bucket(s3.endpoint(), "sweep-" + MADE.incrementAndGet());
        sweep = new ContentSweep(table, store, bucket, clock, 3);
        uploads = sweep.guarded(new S3BlobStore(bucket));
    }

    /** A content and, if a file has it, its file. */
    private BlobKey content(String text, boolean used) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        BlobKey key = new BlobKey(Sha256.of(bytes), bytes.length);
        put(Bucket.object(key), bytes);
        if (used) {
            note(key);
        }
        return key;
    }

    private void put(String object, byte[] bytes) {
        bucket.client()
                .putObject(
                        request -> request.bucket(bucket.name()).key(object),
                        RequestBody.fromBytes(bytes));
    }

    private void note(BlobKey key) {
        try (SharedTransaction transaction = store.begin()) {
            transaction.putFile(
                    new FileRecord(
                            new FileId("f_" + key.sha256().substring(0, 8)),
                            new UserId("u_anne"),
                            Optional.empty(),
                            FilePurpose.FILE,
                            "a.txt",
                            key.size(),
                            "text/plain",
                            key.sha256(),
                            Optional.empty(),
                            Optional.empty(),
                            Optional.empty(),
                            now,
                            true,
                            Optional.empty(),
                            Optional.empty()));
            transaction.commit();
        }
    }

    private void later(Duration time) {
        now = now.plus(time);
        sweep.run();
    }

    @Test
    void whatNoFileHasIsNotedThenDeletedAndAllElseStays() {
        List<BlobKey> used =
                IntStream.range(0, 4).mapToObj(each -> content("used " + each, true)).toList();
        IntStream.range(0, 4).forEach(each -> content("left " + each, false));

        sweep.run();
        later(Duration.ofMinutes(9));

        assertThat(uploads.contents()).as("noted, not yet due").hasSize(8);
        for (int run = 0; run < 5; run++) {
            later(Duration.ofHours(1));
        }

        assertThat(uploads.contents()).containsExactlyInAnyOrderElementsOf(used);
        assertThat(table.list("GOING", "")).isEmpty();
    }

    @Test
    void oneThatIsYoungerThanADayIsNotEvenLookedFor() {
        content("just uploaded", false);
        now = InstantSource.system().instant().plus(Duration.ofHours(23));

        sweep.run();
        later(Duration.ofMinutes(30));

        assertThat(table.list("GOING", "")).isEmpty();
        assertThat(uploads.contents()).hasSize(1);
    }

    @Test
    void anUploadOfTheSameBytesKeepsThem() {
        BlobKey key = content("again", false);
        sweep.run();
        assertThat(table.list("GOING", "")).hasSize(1);

        uploads.complete(UPLOAD, key);
        later(Duration.ofHours(1));

        assertThat(uploads.contents()).containsExactly(key);
        note(key);
        later(Duration.ofDays(2));
        assertThat(uploads.contents()).containsExactly(key);
        assertThat(table.list("GOING", "")).isEmpty();
    }

    @Test
    void aFileThatCameBetweenKeepsIt() {
        BlobKey key = content("between", false);
        sweep.run();
        note(key);

        later(Duration.ofHours(1));

        assertThat(uploads.contents()).containsExactly(key);
        assertThat(table.list("GOING", "")).isEmpty();
    }

    @Test
    void whileItIsBeingDeletedAnUploadIsToldToComeAgain() {
        BlobKey key = content("under their hands", false);
        sweep.run();
        GoingContents other = new GoingContents(table, clock);
        assertThat(other.claim(key)).isTrue();
        assertThat(other.claim(key)).as("claimed once").isFalse();

        assertThatThrownBy(() -> uploads.complete(UPLOAD, key))
                .isInstanceOf(Refusal.class)
                .hasMessageContaining("tidied up");

        now = now.plus(Duration.ofMinutes(2)); // whoever claimed it has ended
        assertThatCode(() -> uploads.complete(UPLOAD, key)).doesNotThrowAnyException();
        later(Duration.ofMinutes(11));
        assertThat(uploads.contents()).containsExactly(key);
    }

    @Test
    void onceAllWereLookedAtItRestsForADay() {
        sweep.run();
        content("new", false);

        later(Duration.ofHours(23));
        assertThat(table.list("GOING", "")).isEmpty();

        later(Duration.ofHours(2));
        assertThat(table.list("GOING", "")).hasSize(1);
    }
}
