package parley.server.aws.local;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import parley.server.aws.account.DynamoAccountStore;
import parley.server.aws.backend.BackendConfig;
import parley.server.aws.local.gateway.GatewayRules;
import parley.server.aws.local.gateway.Lambda;
import parley.server.aws.local.runtime.WorkerProcess;
import parley.server.aws.secret.DynamoSecretStore;
import parley.server.aws.table.Table;
import parley.server.aws.workspace.SecretSetupCode;

/** The whole backend on this machine. */
public final class AwsLocal implements AutoCloseable {
    private final Emulators emulators;
    private final LocalGateway gateway;
    private final List<AutoCloseable> workers = new ArrayList<>();

    private AwsLocal(Emulators emulators, GatewayRules rules, int port) throws IOException {
        this.emulators = emulators;
        this.gateway = new LocalGateway(rules, port, emulators.tls());
    }

    /**
     * Starts workers in this process.
     *
     * @param port of the gateway; 0: a free one
     * @param chores how often what a clock asks for is done
     */
    public static AwsLocal inProcess(
            Emulators emulators,
            GatewayRules rules,
            BackendConfig config,
            int workers,
            int port,
            Duration chores)
            throws IOException {
        return inProcess(emulators, rules, config, workers, port, chores, pool -> pool);
    }

    /** Where the queue's events come to what {@code queued} makes of the workers. */
    static AwsLocal inProcess(
            Emulators emulators,
            GatewayRules rules,
            BackendConfig config,
            int workers,
            int port,
            Duration chores,
            UnaryOperator<Lambda> queued)
            throws IOException {
        AwsLocal local = new AwsLocal(emulators, rules, port);
        List<Lambda> pool = new ArrayList<>();
        for (int i = 0; i < workers; i++) {
            InProcessWorker worker =
                    new InProcessWorker(
                            emulators,
                            local.gateway.gateway().callbacks(),
                            config.pinned(emulators.tls().map(LocalTls::pin)));
            pool.add(worker);
            local.workers.add(worker);
        }
        local.serve(new WorkerPool(pool), chores, queued);
        return local;
    }

    /** As {@link #inProcess}, each worker a process as Lambda runs it, with a folder of its own. */
    public static AwsLocal inProcesses(
            Emulators emulators,
            GatewayRules rules,
            Path folder,
            int workers,
            int port,
            Duration chores)
            throws IOException {
        AwsLocal local = new AwsLocal(emulators, rules, port);
        List<Lambda> pool = new ArrayList<>();
        for (int i = 0; i < workers; i++) {
            Path own = folder.resolve("worker-" + (i + 1));
            WorkerProcess worker =
                    new WorkerProcess(local.environment(i + 1), own, InstantSource.system());
            pool.add(worker);
            local.workers.add(worker);
        }
        local.serve(new WorkerPool(pool), chores, each -> each);
        return local;
    }

    private void serve(WorkerPool pool, Duration chores, UnaryOperator<Lambda> queued) {
        gateway.serve(pool, chores);
        workers.addFirst(new QueueSource(emulators.queue(), queued.apply(pool)));
    }

    private Map<String, String> environment(int worker) {
        Map<String, String> env = new HashMap<>();
        emulators
                .tls()
                .ifPresent(tls -> {
                    env.put("PARLEY_PIN", tls.pin());
                    env.put("JAVA_TOOL_OPTIONS", tls.trustOptions());
                });
        env.putAll(
                Map.ofEntries(
                        Map.entry("AWS_SDK_UA_APP_ID", "worker-" + worker),
                        Map.entry("PARLEY_TABLE", Emulators.TABLE),
                        Map.entry("PARLEY_BUCKET", Emulators.BUCKET),
                        Map.entry("PARLEY_CALLBACKS", gateway.gateway().callbacks().toString()),
                        Map.entry("PARLEY_ADDRESS", url().getAuthority()),
                        Map.entry("PARLEY_QUEUE", emulators.queue().url()),
                        Map.entry("AWS_REGION", LocalCredentials.REGION.id()),
                        Map.entry("AWS_ACCESS_KEY_ID", LocalCredentials.NAME),
                        Map.entry("AWS_SECRET_ACCESS_KEY", LocalCredentials.SECRET),
                        Map.entry("AWS_ENDPOINT_URL_SQS", emulators.queue().endpoint().toString()),
                        Map.entry("AWS_ENDPOINT_URL_DYNAMODB", emulators.tables().toString()),
                        Map.entry("AWS_ENDPOINT_URL_S3", emulators.links().toString())));
        return env;
    }

    /** For clients. */
    public URI url() {
        return gateway.gateway().url();
    }

    /** What clients know its certificate by; empty without TLS. */
    public Optional<String> pin() {
        return emulators.tls().map(LocalTls::pin);
    }

    /** Whether nobody has made an account yet. */
    boolean isNew() {
        Table table = emulators.table();
        try {
            return new DynamoAccountStore(table).generation() == 0;
        } finally {
            table.client().close();
        }
    }

    /** What makes the first account the owner's. */
    public String setupCode() {
        Table table = emulators.table();
        try {
            return new SecretSetupCode(new DynamoSecretStore(table)).make(InstantSource.system());
        } finally {
            table.client().close();
        }
    }

    /** What the first person pastes into their client, and owns the workspace; once, with TLS. */
    Optional<String> link() {
        return pin().filter(_ -> isNew())
                .map(pin ->
                        "parley://" + url().getAuthority() + "/i/" + setupCode() + "#pin=" + pin);
    }

    /** The workers that are processes, in order. */
    public List<WorkerProcess> processes() {
        return workers.stream()
                .filter(WorkerProcess.class::isInstance)
                .map(WorkerProcess.class::cast)
                .toList();
    }

    public LocalGateway gateway() {
        return gateway;
    }

    /** Ends all of it, also when some of it does not end well; throws the first of what failed. */
    @Override
    public void close() {
        List<AutoCloseable> all = new ArrayList<>(List.of(gateway));
        all.addAll(workers);
        all.add(emulators);
        closeAll(all);
    }

    /** In this order, each of them; the first failure is thrown with the others within it. */
    static void closeAll(List<? extends AutoCloseable> all) {
        IllegalStateException failed = null;
        for (AutoCloseable each : all) {
            try {
                each.close();
            } catch (Exception e) {
                if (e instanceof InterruptedException) {
                    Thread.currentThread().interrupt();
                }
                if (failed == null) {
                    failed = new IllegalStateException("a part of the backend did not end", e);
                } else {
                    failed.addSuppressed(e);
                }
            }
        }
        if (failed != null) {
            throw failed;
        }
    }
}
