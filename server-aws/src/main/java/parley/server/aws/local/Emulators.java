package parley.server.aws.local;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import parley.server.aws.blob.Bucket;
import parley.server.aws.table.Table;
import parley.server.aws.table.TableSchema;
import software.amazon.awssdk.services.dynamodb.model.ResourceNotFoundException;

/** DynamoDB Local with a workspace's table, and s3proxy with its bucket. */
public final class Emulators implements AutoCloseable {
    public static final String TABLE = "parley";
    public static final String BUCKET = "parley";

    private final DynamoDbLocal tables;
    private final S3Local blobs;
    private final URI reached;

    private Emulators(DynamoDbLocal tables, S3Local blobs, URI reached) {
        this.tables = tables;
        this.blobs = blobs;
        this.reached = reached;
    }

    /** The same emulators, whose tables workers reach there. */
    public Emulators reachedAt(URI other) {
        return new Emulators(tables, blobs, other);
    }

    /** The table is in memory, the bucket in this folder. */
    public static Emulators start(Path blobs) throws IOException {
        DynamoDbLocal tables = DynamoDbLocal.start(0);
        Emulators emulators = new Emulators(tables, S3Local.start(blobs, 0), tables.endpoint());
        Table table = emulators.table();
        try {
            table.client().describeTable(request -> request.tableName(TABLE));
        } catch (ResourceNotFoundException e) {
            TableSchema.create(table);
        }
        emulators.bucket();
        return emulators;
    }

    public URI tables() {
        return reached;
    }

    public URI blobs() {
        return blobs.endpoint();
    }

    /** With a client of its own. */
    public Table table() {
        return new Table(DynamoDbLocal.client(tables.endpoint()), TABLE);
    }

    /** With clients of its own. */
    public Bucket bucket() {
        return S3Local.bucket(blobs.endpoint(), BUCKET);
    }

    @Override
    public void close() {
        blobs.close();
        tables.close();
    }
}
