package parley.server.aws.local;

import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import parley.server.aws.backend.BackendConfig;
import parley.server.aws.local.gateway.GatewayRules;

/** The whole backend on this machine. */
public final class AwsLocal implements AutoCloseable {
    private final Emulators emulators;
    private final LocalGateway gateway;
    private final List<InProcessWorker> workers = new ArrayList<>();

    private AwsLocal(Emulators emulators, LocalGateway gateway) {
        this.emulators = emulators;
        this.gateway = gateway;
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
        LocalGateway gateway = new LocalGateway(rules, port);
        AwsLocal local = new AwsLocal(emulators, gateway);
        for (int i = 0; i < workers; i++) {
            local.workers.add(
                    new InProcessWorker(emulators, gateway.gateway().callbacks(), config));
        }
        gateway.serve(new WorkerPool(List.copyOf(local.workers)), chores);
        return local;
    }

    /** For clients. */
    public URI url() {
        return gateway.gateway().url();
    }

    /** What makes the first account the owner's. */
    public String setupCode() {
        return workers.getFirst().backend().setupCode();
    }

    public LocalGateway gateway() {
        return gateway;
    }

    @Override
    public void close() {
        gateway.close();
        workers.forEach(InProcessWorker::close);
        emulators.close();
    }
}
