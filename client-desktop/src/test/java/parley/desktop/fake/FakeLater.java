package parley.desktop.fake;

import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import parley.desktop.ProblemException;
import parley.desktop.text.Line;
import parley.desktop.workspace.Attached;
import parley.desktop.workspace.SendLater;
import parley.protocol.RoomId;

/** Waiting messages in memory; nothing is ever sent. */
public final class FakeLater implements SendLater {
    public final List<Waiting> waiting = new ArrayList<>();
    public final Map<String, List<String>> mentions = new HashMap<>();
    public final List<Attached> forgotten = new ArrayList<>();
    public final List<String> sent = new ArrayList<>();
    private final FakeWorkspace workspace;
    private int made;

    FakeLater(FakeWorkspace workspace) {
        this.workspace = workspace;
    }

    @Override
    public void send(RoomId room, Whole message, Instant at) throws IOException {
        workspace.ask();
        var attached = message.attached();
        waiting.add(
                new Waiting(
                        "s_" + ++made,
                        room,
                        at,
                        message.text(),
                        attached,
                        attached.files().size()));
        this.mentions.put("s_" + made, message.mentions());
    }

    @Override
    public List<Waiting> waiting() throws IOException {
        workspace.ask();
        return waiting.stream().sorted(Comparator.comparing(Waiting::at)).toList();
    }

    @Override
    public Optional<Whole> whole(Waiting message) throws IOException {
        workspace.ask();
        return waiting.stream()
                .filter(w -> w.id().equals(message.id()))
                .findFirst()
                .map(w ->
                        new Whole(
                                w.text(), mentions.getOrDefault(w.id(), List.of()), w.attached()));
    }

    @Override
    public void move(Waiting message, Instant at) throws IOException {
        there(message);
        waiting.replaceAll(w -> w.id().equals(message.id()) ? moved(w, at) : w);
    }

    private void there(Waiting message) throws IOException {
        workspace.ask();
        if (waiting.stream().noneMatch(w -> w.id().equals(message.id()))) {
            throw new ProblemException(Line.of("problem.gone"));
        }
    }

    private static Waiting moved(Waiting w, Instant at) {
        return new Waiting(w.id(), w.room(), at, w.text(), w.attached(), w.files());
    }

    @Override
    public void edit(Waiting message, Whole text) throws IOException {
        there(message);
        mentions.put(message.id(), text.mentions());
        waiting.replaceAll(w ->
                w.id().equals(message.id())
                        ? new Waiting(
                                w.id(), w.room(), w.at(), text.text(), w.attached(), w.files())
                        : w);
    }

    @Override
    public void sendNow(Waiting message) throws IOException {
        there(message);
        if (waiting.removeIf(w -> w.id().equals(message.id()))) {
            sent.add(message.text());
        }
    }

    @Override
    public void cancel(Waiting message) throws IOException {
        workspace.ask();
        waiting.remove(message);
    }

    @Override
    public void forget(Attached attached) {
        forgotten.add(attached);
    }
}
