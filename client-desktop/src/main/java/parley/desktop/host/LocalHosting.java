package parley.desktop.host;

import java.io.IOException;
import java.nio.file.Files;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import parley.client.address.Address;
import parley.client.address.InviteLink;
import parley.client.trust.Pin;
import parley.desktop.ProblemException;
import parley.desktop.join.Account;
import parley.desktop.join.Entrance;
import parley.desktop.text.Line;
import parley.desktop.workspace.Workspace;
import parley.protocol.Words;
import parley.protocol.WorkspaceId;

/** Runs the server of this PC. Starting and stopping block; one at a time. */
public final class LocalHosting implements Hosting {
    private static final Logger LOG = LoggerFactory.getLogger(LocalHosting.class);

    private final HostConfig config;
    private final HostProcess process;
    private final InstantSource clock;
    private final List<Consumer<State>> listeners = new CopyOnWriteArrayList<>();
    private volatile State state = new State.None();
    private volatile Optional<HostRecord> record = Optional.empty();

    public LocalHosting(HostConfig config, InstantSource clock) {
        this.config = config;
        this.process = new HostProcess(config);
        this.clock = clock;
    }

    /** Reads what is remembered of the server on this PC. */
    public synchronized void recall() throws IOException {
        if (record.isEmpty()) {
            record = HostRecord.read(config.record());
        }
    }

    /**
     * Finds the server that was set up before; starts it again unless it runs or was stopped on
     * purpose.
     */
    public synchronized void resume() throws IOException {
        recall();
        if (record.isEmpty()) {
            return;
        }
        var known = record.get();
        var alive = HostProcess.find(known);
        if (alive.isPresent() && known.pin().isPresent()) {
            become(running(known, alive.get().info().startInstant().orElseGet(clock::instant)));
        } else if (known.stopped()) {
            become(new State.Stopped(config.folder().toString()));
        } else {
            start();
        }
    }

    @Override
    public synchronized Workspace begin(NewWorkspace wish, Entrance entrance) throws IOException {
        if (record.flatMap(HostRecord::workspace).isPresent()) {
            throw new ProblemException(Line.of("host.problem.exists"));
        }
        Files.createDirectories(config.folder());
        if (record.isEmpty()) {
            int port = HostProcess.freePort(config.bind(), config.port());
            remember(
                    new HostRecord(
                            wish.name(), port, Optional.empty(), Optional.empty(), 0, 0, false));
        }
        start();
        var known = record.orElseThrow();
        var codeFile = config.data().resolve("setup-code");
        if (!Files.exists(codeFile)) {
            throw new ProblemException(Line.of("host.problem.exists"));
        }
        var address =
                new Address(
                        "127.0.0.1", known.port(), Address.Security.TLS, known.pin().map(Pin::new));
        var found = entrance.find(new InviteLink(address, Optional.empty(), Optional.empty()));
        var owner = wish.owner();
        var entered =
                entrance.signUp(
                        found,
                        new Account(
                                owner.displayName(),
                                owner.name(),
                                owner.password(),
                                Files.readString(codeFile).strip()));
        remember(known.owned(entered.card().id().value()));
        return entered;
    }

    @Override
    public synchronized void start() throws IOException {
        var known = record.orElseThrow(() -> new ProblemException(Line.of("host.none")));
        if (HostProcess.find(known).isPresent() && state instanceof State.Running) {
            return;
        }
        become(new State.Starting());
        try {
            var ready = process.start(known.name(), known.port());
            remember(known.running(ready.pin(), ready.pid(), ready.startMs()));
            become(running(record.orElseThrow(), clock.instant()));
        } catch (IOException e) {
            LOG.warn("The server on this PC did not start", e);
            var reason = String.valueOf(e.getMessage());
            become(new State.Failed(reason, Optional.of(config.log().toString())));
            throw new ProblemException(Line.of("host.problem.start", reason));
        }
    }

    @Override
    public synchronized void stop() throws IOException {
        if (record.isEmpty()) {
            return;
        }
        var alive = HostProcess.find(record.get());
        if (alive.isPresent()) {
            become(new State.Stopping());
            HostProcess.stop(alive.get());
        }
        remember(record.get().ended());
        become(new State.Stopped(config.folder().toString()));
    }

    /** The address others reach a workspace at, if it runs on this PC: host and port. */
    public Optional<String> addressOf(WorkspaceId workspace) {
        return record.filter(r -> r.workspace().filter(workspace.value()::equals).isPresent())
                .map(r -> addresses(r.port()).getFirst());
    }

    private State running(HostRecord known, Instant since) {
        return new State.Running(
                since,
                addresses(known.port()),
                known.pin().map(Words::of).orElse(List.of()),
                config.data().toString());
    }

    private List<String> addresses(int port) {
        if (!config.loopbackOnly()) {
            try {
                var found = LanAddresses.list().stream().map(a -> a + ":" + port).toList();
                if (!found.isEmpty()) {
                    return found;
                }
            } catch (IOException e) {
                LOG.warn("Cannot list the networks of this PC", e);
            }
        }
        return List.of("127.0.0.1:" + port);
    }

    private void remember(HostRecord next) throws IOException {
        next.write(config.record());
        record = Optional.of(next);
    }

    private void become(State next) {
        state = next;
        listeners.forEach(l -> l.accept(next));
    }

    @Override
    public State state() {
        return state;
    }

    @Override
    public Runnable listen(Consumer<State> listener) {
        listeners.add(listener);
        return () -> listeners.remove(listener);
    }
}
