package parley.server.aws.local;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import parley.server.aws.blob.Bucket;
import parley.server.aws.fanout.FanOut;
import parley.server.aws.fanout.RoomQueue;
import parley.server.aws.queue.SqsRoomQueue;
import parley.server.aws.table.Table;
import parley.server.aws.table.TableSchema;
import software.amazon.awssdk.services.dynamodb.model.ResourceNotFoundException;
import software.amazon.awssdk.services.sqs.SqsClient;

/** DynamoDB Local with a workspace's table, and s3proxy with its bucket. */
public final class Emulators implements AutoCloseable {
    public static final String TABLE = "parley";
    public static final String BUCKET = "parley";

    /** Seconds. As the stack has it: six times what the function may take. */
    private static final int VISIBLE = 174;

    private final DynamoDbLocal tables;
    private final S3Local blobs;
    private final QueueLocal queue;
    private final int above;
    private final URI reached;
    private final Optional<LocalTls> tls;

    private Emulators(
            DynamoDbLocal tables,
            S3Local blobs,
            QueueLocal queue,
            int above,
            URI reached,
            Optional<LocalTls> tls) {
        this.tables = tables;
        this.blobs = blobs;
        this.queue = queue;
        this.above = above;
        this.reached = reached;
        this.tls = tls;
    }

    /** The same emulators, whose tables workers reach there. */
    public Emulators reachedAt(URI other) {
        return new Emulators(tables, blobs, queue, above, other, tls);
    }

    /** The table is in memory, the bucket in this folder. */
    public static Emulators start(Path blobs) throws IOException {
        return start(blobs, FanOut.AT_ONCE);
    }

    /** Where rooms that more connections than this hear are served from the queue. */
    public static Emulators start(Path blobs, int above) throws IOException {
        return start(DynamoDbLocal.start(0), blobs, above, Optional.empty());
    }

    /** As {@link #start(Path)}, perhaps with TLS for the gateway and what links lead to. */
    static Emulators start(Path blobs, Optional<LocalTls> tls) throws IOException {
        return start(DynamoDbLocal.start(0), blobs, FanOut.AT_ONCE, tls);
    }

    /** Table and bucket are in this folder and stay there for the next start. */
    static Emulators kept(Path folder, Optional<LocalTls> tls) throws IOException {
        Path table = Files.createDirectories(folder.resolve("table"));
        return start(DynamoDbLocal.start(table), folder.resolve("blobs"), FanOut.AT_ONCE, tls);
    }

    private static Emulators start(
            DynamoDbLocal tables, Path blobs, int above, Optional<LocalTls> tls)
            throws IOException {
        Emulators emulators =
                new Emulators(
                        tables,
                        S3Local.start(blobs, 0, tls),
                        QueueLocal.start(VISIBLE),
                        above,
                        tables.endpoint(),
                        tls);
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

    /** Where clients reach the bucket. */
    URI links() {
        return blobs.links();
    }

    /** What the gateway, too, is to have; empty: nothing has TLS. */
    Optional<LocalTls> tls() {
        return tls;
    }

    /** With a client of its own. */
    public Table table() {
        return new Table(DynamoDbLocal.client(tables.endpoint()), TABLE);
    }

    /** With clients of its own. */
    public Bucket bucket() {
        return S3Local.bucket(blobs.endpoint(), blobs.links(), BUCKET);
    }

    public QueueLocal queue() {
        return queue;
    }

    /** With this client, which outlives it. */
    RoomQueue rooms(SqsClient client) {
        return new SqsRoomQueue(client, queue.url(), above);
    }

    @Override
    public void close() {
        queue.close();
        blobs.close();
        tables.close();
    }
}
