package parley.desktop.client;

import java.io.IOException;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import parley.client.workspace.RequestException;
import parley.client.workspace.SessionListener;
import parley.client.workspace.WorkspaceSession;
import parley.desktop.workspace.Attached;
import parley.desktop.workspace.Conversation;
import parley.desktop.workspace.FileTransfers;
import parley.desktop.workspace.MessageLink;
import parley.desktop.workspace.RoomFiles;
import parley.desktop.workspace.RoomWindow;
import parley.desktop.workspace.TimelineEntry;
import parley.desktop.workspace.Version;
import parley.protocol.Cid;
import parley.protocol.MessageId;
import parley.protocol.MessageOp;
import parley.protocol.RoomId;
import parley.protocol.TextFormat;
import parley.protocol.UserId;

/** A room of a session. */
final class ClientConversation implements Conversation {
    private static final int MOST_PINNED = 50;

    private final WorkspaceSession session;
    private final Entries entries;
    private final People people;
    private final RoomId room;

    ClientConversation(WorkspaceSession session, Entries entries, People people, RoomId room) {
        this.session = session;
        this.people = people;
        this.entries = entries;
        this.room = room;
    }

    @Override
    public RoomId room() {
        return room;
    }

    @Override
    public RoomWindow open(Consumer<RoomWindow.Shown> listener) {
        var window = new ClientWindow(entries, listener);
        var timeline = session.timeline(room, window::changed);
        window.opened(timeline);
        var names =
                session.listen(
                        new SessionListener() {
                            @Override
                            public void usersChanged(java.util.Set<UserId> users) {
                                window.renamed();
                            }
                        });
        return new Closing(window, names::close);
    }

    /** A window that also ends something else. */
    private record Closing(ClientWindow window, Runnable also) implements RoomWindow {
        @Override
        public void older() {
            window.older();
        }

        @Override
        public void newer() {
            window.newer();
        }

        @Override
        public void toNewest() {
            window.toNewest();
        }

        @Override
        public void around(long seq) {
            window.around(seq);
        }

        @Override
        public void at(Instant instant) {
            window.at(instant);
        }

        @Override
        public void close() {
            also.run();
            window.close();
        }
    }

    @Override
    public String draft() {
        return session.drafts().draft(room);
    }

    @Override
    public void saveDraft(String text) {
        session.drafts().keep(room, text);
    }

    @Override
    public void send(String text, Optional<MessageId> replyTo, List<String> mentions) {
        session.outbox()
                .send(
                        new MessageOp.Send(
                                room,
                                text,
                                TextFormat.MD,
                                replyTo,
                                List.of(),
                                Optional.empty(),
                                mentions,
                                false,
                                Optional.empty(),
                                Optional.empty()));
    }

    @Override
    public void edit(MessageId message, String text, List<String> mentions) throws IOException {
        asking(() -> session.edit(room, message, text, mentions));
    }

    @Override
    public void delete(MessageId message) throws IOException {
        asking(() -> session.delete(room, message));
    }

    @Override
    public void react(MessageId message, String emoji, boolean on) throws IOException {
        asking(() -> session.react(room, message, emoji, on));
    }

    @Override
    public void pin(MessageId message, boolean on) throws IOException {
        asking(() -> session.pin(room, message, on));
    }

    private interface Asking {
        void ask() throws RequestException;
    }

    private static void asking(Asking asking) throws IOException {
        Refusals.ask(() -> {
            asking.ask();
            return true;
        });
    }

    @Override
    public List<Version> versions(MessageId message) throws IOException {
        return Refusals.ask(() ->
                session.call(new MessageOp.Versions(room, message)).list().stream()
                        .map(v -> new Version(v.rev(), v.ts(), v.text()))
                        .sorted(Comparator.comparingInt(Version::number))
                        .toList());
    }

    @Override
    public List<TimelineEntry.Said> pinned() {
        return session.search().pinned(room, MOST_PINNED).stream()
                .map(m -> entries.said(m, _ -> Optional.empty()))
                .toList();
    }

    @Override
    public String link(long seq) {
        return new MessageLink(session.id(), room, seq).at(session.address());
    }

    @Override
    public void retry(Cid cid) {
        session.outbox().retry(cid);
    }

    @Override
    public void discard(Cid cid) {
        session.outbox().discard(cid);
    }

    @Override
    public void forward(String text, List<Attached> attached) throws IOException {
        new ClientForwarding(session, room).send(text, attached);
    }

    @Override
    public FileTransfers transfers() {
        return new ClientTransfers(session.transfers(), room);
    }

    @Override
    public RoomFiles files() {
        return new ClientFiles(session, people);
    }

    @Override
    public void markRead(long seq) {
        session.markRead(room, seq);
    }

    @Override
    public void typing(boolean on) {
        session.typing(room, on);
    }
}
