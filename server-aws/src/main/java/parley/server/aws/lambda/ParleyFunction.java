package parley.server.aws.lambda;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.URI;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import parley.protocol.Codec;
import parley.server.aws.backend.Backend;
import parley.server.aws.backend.BackendConfig;
import parley.server.aws.blob.Bucket;
import parley.server.aws.blob.PlainPuts;
import parley.server.aws.fanout.GatewayPoster;
import parley.server.aws.fanout.RoomQueue;
import parley.server.aws.queue.QueueWorker;
import parley.server.aws.queue.SqsRoomQueue;
import parley.server.aws.store.DynamoWorkspaceStore;
import parley.server.aws.table.Table;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.services.apigatewaymanagementapi.ApiGatewayManagementApiClient;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.presigner.S3Presigner;
import software.amazon.awssdk.services.sqs.SqsClient;

/**
 * The Lambda function. Its environment says which table ({@code PARLEY_TABLE}) and bucket ({@code
 * PARLEY_BUCKET}) it works on, where connections are posted to ({@code PARLEY_CALLBACKS}), where
 * clients reach it ({@code PARLEY_ADDRESS}), what the workspace is called when it is made ({@code
 * PARLEY_NAME}), which origins of web pages may connect ({@code PARLEY_ORIGINS}, separated by
 * commas), what CloudFront is known by ({@code PARLEY_EDGE}), what clients know its certificate by
 * if not everybody trusts that ({@code PARLEY_PIN}), and the queue of rooms that many hear ({@code
 * PARLEY_QUEUE}); region, credentials and endpoints are the SDK's own variables.
 */
public final class ParleyFunction implements RequestStreamHandler {
    private final EventRouter router;

    /** For Lambda. */
    public ParleyFunction() {
        this(System.getenv());
    }

    ParleyFunction(Map<String, String> env) {
        InstantSource clock = InstantSource.system();
        Table table =
                new Table(
                        DynamoDbClient.builder()
                                .httpClientBuilder(UrlConnectionHttpClient.builder())
                                .build(),
                        required(env, "PARLEY_TABLE"));
        Bucket bucket =
                new Bucket(
                        S3Client.builder()
                                .httpClientBuilder(UrlConnectionHttpClient.builder())
                                .overrideConfiguration(
                                        each -> each.addExecutionInterceptor(new PlainPuts()))
                                .build(),
                        S3Presigner.create(),
                        required(env, "PARLEY_BUCKET"));
        GatewayPoster poster =
                new GatewayPoster(
                        ApiGatewayManagementApiClient.builder()
                                .endpointOverride(URI.create(required(env, "PARLEY_CALLBACKS")))
                                .httpClientBuilder(UrlConnectionHttpClient.builder())
                                .overrideConfiguration(override ->
                                        override.retryStrategy(retry -> retry.maxAttempts(1)))
                                .build());
        Backend backend =
                new Backend(
                        new Backend.Ground(
                                table,
                                new DynamoWorkspaceStore(table, clock),
                                bucket,
                                poster,
                                Optional.ofNullable(env.get("PARLEY_QUEUE"))
                                        .map(ParleyFunction::queue),
                                new Codec(),
                                clock),
                        BackendConfig.of(
                                        env.getOrDefault("PARLEY_NAME", "Parley"),
                                        required(env, "PARLEY_ADDRESS"))
                                .pinned(Optional.ofNullable(env.get("PARLEY_PIN"))));
        this.router =
                new EventRouter(
                        backend,
                        origins(env),
                        new Edge(
                                Optional.ofNullable(env.get("PARLEY_EDGE"))
                                        .filter(each -> !each.isEmpty())),
                        QueueWorker.APART);
    }

    private static RoomQueue queue(String url) {
        return new SqsRoomQueue(
                SqsClient.builder().httpClientBuilder(UrlConnectionHttpClient.builder()).build(),
                url);
    }

    private static String required(Map<String, String> env, String name) {
        return Optional.ofNullable(env.get(name))
                .orElseThrow(() -> new IllegalStateException(name + " is not set"));
    }

    private static Set<String> origins(Map<String, String> env) {
        return Arrays.stream(env.getOrDefault("PARLEY_ORIGINS", "").split(",", -1))
                .map(String::strip)
                .filter(each -> !each.isEmpty())
                .collect(Collectors.toUnmodifiableSet());
    }

    @Override
    public void handleRequest(InputStream input, OutputStream output, @Nullable Context context)
            throws IOException {
        output.write(router.handle(input.readAllBytes()));
    }
}
