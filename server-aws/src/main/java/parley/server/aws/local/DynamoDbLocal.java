package parley.server.aws.local;

import com.amazonaws.services.dynamodbv2.local.server.LocalDynamoDBRequestHandler;
import com.amazonaws.services.dynamodbv2.local.server.LocalDynamoDBServerHandler;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.util.thread.QueuedThreadPool;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/**
 * DynamoDB Local in this process, in memory, on a free port of 127.0.0.1.
 *
 * <p>It needs the native library of sqlite4java beside that library's jar or in the folder that the
 * system property {@code sqlite4java.library.path} names.
 */
public final class DynamoDbLocal implements AutoCloseable {
    private static final int MAX_THREADS = 64;

    private final Server server;
    private final LocalDynamoDBRequestHandler tables;
    private final URI endpoint;

    private DynamoDbLocal(Server server, LocalDynamoDBRequestHandler tables, URI endpoint) {
        this.server = server;
        this.tables = tables;
        this.endpoint = endpoint;
    }

    /** In memory; {@code port} 0: a free one. */
    public static DynamoDbLocal start(int port) {
        return start(Optional.empty(), port);
    }

    /** In a file in this folder, which is there. */
    static DynamoDbLocal start(Path folder) {
        return start(Optional.of(folder.toString()), 0);
    }

    private static DynamoDbLocal start(Optional<String> folder, int port) {
        Server server = new Server(new QueuedThreadPool(MAX_THREADS));
        ServerConnector connector = new ServerConnector(server);
        connector.setHost("127.0.0.1");
        connector.setPort(port);
        server.addConnector(connector);
        LocalDynamoDBRequestHandler tables;
        try {
            tables =
                    new LocalDynamoDBRequestHandler(
                            0, folder.isEmpty(), folder.orElse(null), true, false);
            server.setHandler(new LocalDynamoDBServerHandler(tables, null));
            server.start();
        } catch (Exception e) {
            throw new IllegalStateException("DynamoDB Local did not start", e);
        }
        URI endpoint = URI.create("http://127.0.0.1:" + connector.getLocalPort());
        return new DynamoDbLocal(server, tables, endpoint);
    }

    public URI endpoint() {
        return endpoint;
    }

    /** A client of any emulated DynamoDB, on which interceptors look. To be closed. */
    public static DynamoDbClient client(URI endpoint, ExecutionInterceptor... interceptors) {
        return DynamoDbClient.builder()
                .overrideConfiguration(each -> each.executionInterceptors(List.of(interceptors)))
                .endpointOverride(endpoint)
                .region(LocalCredentials.REGION)
                .credentialsProvider(LocalCredentials.provider())
                .httpClientBuilder(UrlConnectionHttpClient.builder())
                .build();
    }

    @Override
    public void close() {
        try {
            server.stop();
        } catch (Exception e) {
            throw new IllegalStateException("DynamoDB Local did not stop", e);
        } finally {
            tables.shutdown();
        }
    }
}
