package parley.server.aws.local;

import java.net.URI;
import java.time.InstantSource;
import java.util.Optional;
import java.util.Set;
import parley.protocol.Codec;
import parley.server.aws.backend.Backend;
import parley.server.aws.backend.BackendConfig;
import parley.server.aws.fanout.GatewayPoster;
import parley.server.aws.lambda.EventRouter;
import parley.server.aws.local.gateway.InvocationException;
import parley.server.aws.local.gateway.Lambda;
import parley.server.aws.store.DynamoWorkspaceStore;
import parley.server.aws.table.Table;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.services.apigatewaymanagementapi.ApiGatewayManagementApiClient;
import software.amazon.awssdk.services.sqs.SqsClient;

/**
 * A worker in this process, with clients and a backend of its own; shares no memory with others.
 */
public final class InProcessWorker implements Lambda, AutoCloseable {
    private final Table table;
    private final SqsClient queue;
    private final Backend backend;
    private final EventRouter router;

    public InProcessWorker(Emulators emulators, URI callbacks, BackendConfig config) {
        InstantSource clock = InstantSource.system();
        this.table = emulators.table();
        this.queue = QueueLocal.client(emulators.queue().endpoint());
        this.backend =
                new Backend(
                        new Backend.Ground(
                                table,
                                new DynamoWorkspaceStore(table, clock),
                                emulators.bucket(),
                                new GatewayPoster(client(callbacks)),
                                Optional.of(emulators.rooms(queue)),
                                new Codec(),
                                clock),
                        config);
        this.router = new EventRouter(backend, Set.of());
    }

    private static ApiGatewayManagementApiClient client(URI callbacks) {
        return ApiGatewayManagementApiClient.builder()
                .endpointOverride(callbacks)
                .region(LocalCredentials.REGION)
                .credentialsProvider(LocalCredentials.provider())
                .httpClientBuilder(UrlConnectionHttpClient.builder())
                .overrideConfiguration(
                        override -> override.retryStrategy(retry -> retry.maxAttempts(1)))
                .build();
    }

    public Backend backend() {
        return backend;
    }

    @Override
    public byte[] invoke(byte[] event) throws InvocationException {
        try {
            return router.handle(event);
        } catch (RuntimeException e) {
            throw new InvocationException(String.valueOf(e.getMessage()), e);
        }
    }

    @Override
    public void close() {
        backend.close();
        queue.close();
        table.client().close();
    }
}
