package parley.desktop.client;

import java.io.IOException;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import parley.client.workspace.RequestException;
import parley.client.workspace.WorkspaceSession;
import parley.desktop.workspace.Attached;
import parley.desktop.workspace.SendLater;
import parley.protocol.FileRef;
import parley.protocol.Result;
import parley.protocol.RoomId;
import parley.protocol.ScheduledId;

/** Waiting messages of a session. Safe for use by many threads. */
final class ClientLater implements SendLater {
    private final WorkspaceSession session;

    ClientLater(WorkspaceSession session) {
        this.session = session;
    }

    @Override
    public void send(RoomId room, Whole message, Instant at) throws IOException {
        var attached = message.attached();
        Refusals.ask(() ->
                session.sendLater(
                        room,
                        message.text(),
                        message.mentions(),
                        attached.files().stream().map(FileRef::file).toList(),
                        attached.voice(),
                        at));
    }

    @Override
    public List<Waiting> waiting() throws IOException {
        return Refusals.ask(() ->
                session.scheduled(Optional.empty()).stream()
                        .map(ClientLater::waiting)
                        .sorted(Comparator.comparing(Waiting::at))
                        .toList());
    }

    private static Waiting waiting(Result.Scheduled s) {
        int files = s.count().orElse(s.files().size());
        return new Waiting(s.scheduled().value(), s.room(), s.at(), s.text(), attached(s), files);
    }

    private static Attached attached(Result.Scheduled s) {
        return new Attached(s.files(), s.voice());
    }

    @Override
    public Optional<Whole> whole(Waiting message) throws IOException {
        return Refusals.ask(() ->
                session.scheduled(id(message))
                        .map(s -> new Whole(s.text(), s.mentions(), attached(s))));
    }

    @Override
    public void move(Waiting message, Instant at) throws IOException {
        ask(() -> session.moveScheduled(id(message), at));
    }

    @Override
    public void edit(Waiting message, Whole text) throws IOException {
        ask(() -> session.editScheduled(id(message), text.text(), text.mentions()));
    }

    @Override
    public void sendNow(Waiting message) throws IOException {
        ask(() -> session.sendScheduledNow(id(message)));
    }

    private static ScheduledId id(Waiting message) {
        return new ScheduledId(message.id());
    }

    private interface Asking {
        void ask() throws RequestException;
    }

    private static void ask(Asking asking) throws IOException {
        Refusals.ask(() -> {
            asking.ask();
            return true;
        });
    }

    @Override
    public void cancel(Waiting message) throws IOException {
        ask(() -> session.cancelScheduled(id(message)));
    }

    @Override
    public void forget(Attached attached) throws IOException {
        for (var each : attached.files()) {
            ask(() -> session.giveUp(each.file()));
        }
        if (attached.voice().isPresent()) {
            ask(() -> session.giveUp(attached.voice().get().file()));
        }
    }
}
