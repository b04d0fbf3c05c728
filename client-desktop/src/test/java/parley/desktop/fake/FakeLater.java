package parley.desktop.fake;

import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import parley.desktop.workspace.SendLater;
import parley.protocol.RoomId;

/** Waiting messages in memory; nothing is ever sent. */
public final class FakeLater implements SendLater {
    public final List<Waiting> waiting = new ArrayList<>();
    private final FakeWorkspace workspace;
    private int made;

    FakeLater(FakeWorkspace workspace) {
        this.workspace = workspace;
    }

    @Override
    public void send(RoomId room, String text, List<String> mentions, Instant at)
            throws IOException {
        workspace.ask();
        waiting.add(new Waiting("s_" + ++made, room, at, text));
    }

    @Override
    public List<Waiting> waiting() throws IOException {
        workspace.ask();
        return waiting.stream().sorted(Comparator.comparing(Waiting::at)).toList();
    }

    @Override
    public void cancel(Waiting message) throws IOException {
        workspace.ask();
        waiting.remove(message);
    }
}
