package parley.server.aws.deploy.export;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.zip.GZIPOutputStream;
import parley.server.aws.blob.Bucket;
import parley.server.aws.table.Table;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.S3Object;

/**
 * A copy of all that a workspace holds: {@code table.json.gz}, one item a line in the form that
 * DynamoDB's import reads ({@code DYNAMODB_JSON}), the contents below {@code files}, and {@code
 * SHA256SUMS} of all of it. Uploads that nobody finished stay out. The workspace's keys and the
 * hashes of passwords are in it, since nobody could go on without them: nobody but the owner may
 * read the folder.
 */
public final class Export {
    private final Table table;
    private final S3Client objects;
    private final String bucket;

    public Export(Table table, S3Client objects, String bucket) {
        this.table = table;
        this.objects = objects;
        this.bucket = bucket;
    }

    /** What was copied. */
    public record Copied(long items, long files) {}

    /** Into this folder, which must not be there yet. */
    public Copied run(Path folder) throws ExportException {
        if (Files.exists(folder)) {
            throw new ExportException(
                    folder
                            + " is there already, and an export never overwrites: --export says"
                            + " where else.");
        }
        ExportFolder into = new ExportFolder(folder);
        try {
            into.make();
            Copied copied = new Copied(items(into.table()), files(into.files()));
            Sums.write(into);
            return copied;
        } catch (IOException e) {
            throw new ExportException("cannot export into " + folder + ": " + e.getMessage(), e);
        }
    }

    private long items(Path file) throws IOException {
        long n = 0;
        try (OutputStream lines =
                new GZIPOutputStream(new BufferedOutputStream(Files.newOutputStream(file)))) {
            for (Map<String, AttributeValue> each :
                    table.client()
                            .scanPaginator(
                                    request -> request.tableName(table.name()).consistentRead(true))
                            .items()) {
                lines.write(ItemJson.write(each));
                lines.write('\n');
                n++;
            }
        }
        return n;
    }

    private long files(Path folder) throws IOException {
        long n = 0;
        for (S3Object each :
                objects.listObjectsV2Paginator(
                                request -> request.bucket(bucket).prefix(Bucket.CONTENT))
                        .contents()) {
            Path target = folder.resolve(each.key()).normalize();
            if (!target.startsWith(folder)) {
                throw new IOException("an object is called " + each.key());
            }
            Files.createDirectories(target.getParent());
            objects.getObject(request -> request.bucket(bucket).key(each.key()), target);
            n++;
        }
        return n;
    }
}
