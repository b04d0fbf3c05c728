package parley.server.aws.table;

import java.util.concurrent.atomic.AtomicInteger;
import parley.server.aws.local.DynamoDbLocal;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/**
 * Empty tables on one DynamoDB Local, which lives as long as the JVM. With {@code fast.sh} the
 * native library is found beside sqlite4java's jar or by {@code
 * -Dsqlite4java.library.path=target/native}.
 */
public final class TestTables {
    private static final DynamoDbLocal LOCAL = DynamoDbLocal.start(0);
    private static final DynamoDbClient CLIENT = DynamoDbLocal.client(LOCAL.endpoint());
    private static final AtomicInteger MADE = new AtomicInteger();

    private TestTables() {}

    /** One that nobody else uses. */
    public static Table fresh() {
        Table table = new Table(CLIENT, "parley-" + MADE.incrementAndGet());
        TableSchema.create(table);
        return table;
    }

    /** One that nobody else uses, with a client of its own that the interceptor listens to. */
    public static Table fresh(ExecutionInterceptor interceptor) {
        DynamoDbClient client = DynamoDbLocal.client(LOCAL.endpoint(), interceptor);
        Table table = new Table(client, "parley-" + MADE.incrementAndGet());
        TableSchema.create(table);
        return table;
    }

    /** Where the emulator is. */
    public static DynamoDbLocal local() {
        return LOCAL;
    }
}
