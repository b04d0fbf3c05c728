package parley.desktop.client;

import java.io.IOException;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import parley.client.workspace.WorkspaceSession;
import parley.desktop.workspace.SendLater;
import parley.protocol.RoomId;
import parley.protocol.ScheduledId;

/** Waiting messages of a session. Safe for use by many threads. */
final class ClientLater implements SendLater {
    private final WorkspaceSession session;

    ClientLater(WorkspaceSession session) {
        this.session = session;
    }

    @Override
    public void send(RoomId room, String text, List<String> mentions, Instant at)
            throws IOException {
        Refusals.ask(() -> session.sendLater(room, text, mentions, at));
    }

    @Override
    public List<Waiting> waiting() throws IOException {
        return Refusals.ask(() ->
                session.scheduled(Optional.empty()).stream()
                        .map(s -> new Waiting(s.scheduled().value(), s.room(), s.at(), s.text()))
                        .sorted(Comparator.comparing(Waiting::at))
                        .toList());
    }

    @Override
    public void cancel(Waiting message) throws IOException {
        Refusals.ask(() -> {
            session.cancelScheduled(new ScheduledId(message.id()));
            return true;
        });
    }
}
