package parley.desktop.fake;

import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import parley.desktop.host.Hosting;
import parley.desktop.host.NewWorkspace;
import parley.desktop.join.Entrance;
import parley.desktop.workspace.Workspace;

/** A server on this PC that starts at once. */
public final class FakeHosting implements Hosting {
    public final List<NewWorkspace> begun = new ArrayList<>();
    private final List<Consumer<State>> listeners = new ArrayList<>();
    private final Workspace workspace;
    private State state = new State.None();

    public FakeHosting(Workspace workspace) {
        this.workspace = workspace;
    }

    @Override
    public Workspace begin(NewWorkspace wish, Entrance entrance) throws IOException {
        begun.add(wish);
        start();
        return workspace;
    }

    @Override
    public void start() {
        become(
                new State.Running(
                        Instant.parse("2026-11-20T08:02:00Z"),
                        List.of("192.168.1.20:7420"),
                        List.of("amber", "violin", "harbour", "meadow", "copper", "signal"),
                        "Parley/host"));
    }

    @Override
    public void stop() {
        become(new State.Stopped("Parley/host"));
    }

    private void become(State next) {
        state = next;
        List.copyOf(listeners).forEach(l -> l.accept(next));
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
