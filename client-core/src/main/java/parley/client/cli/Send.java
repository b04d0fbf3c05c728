package parley.client.cli;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import parley.client.outbox.OutboxItem;
import parley.client.workspace.RequestException;
import parley.client.workspace.WorkspaceSession;
import parley.client.workspace.Workspaces;
import parley.protocol.BadField;
import parley.protocol.Cid;
import parley.protocol.MessageOp;
import parley.protocol.RoomId;
import parley.protocol.TextFormat;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Sends one message and waits until the server has it. */
@picocli.CommandLine.Command(
        name = "send",
        mixinStandardHelpOptions = true,
        description = {
            "Sends a message and waits until the server has written it down.",
            "Without TEXT the message is read from the input."
        },
        footer = {
            "",
            "Examples:",
            "  parley send general Build 214 is out",
            "  git log -1 --format=%%s | parley send general"
        })
final class Send extends Command {
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    @Parameters(index = "0", paramLabel = "ROOM", description = "The room's name or id")
    private String room = "";

    @Parameters(index = "1..*", paramLabel = "TEXT", description = "What to say")
    private List<String> text = List.of();

    @Option(names = "--markdown", description = "The text is Markdown")
    private boolean markdown;

    @Override
    void run(Workspaces workspaces)
            throws CommandFailed, RequestException, IOException, InterruptedException {
        connected(
                workspaces,
                (session, online) -> {
                    RoomId to = RoomChoice.of(session, room).room().room();
                    Cid cid = session.outbox().send(message(to));
                    online.until(PATIENCE, () -> state(session, to, cid) != State.WAITING);
                    tell(session, to, cid);
                });
    }

    private enum State {
        WAITING,
        FAILED,
        SENT
    }

    private MessageOp.Send message(RoomId to) throws CommandFailed, IOException {
        String said = text.isEmpty() ? terminal().input() : String.join(" ", text);
        try {
            return new MessageOp.Send(
                    to,
                    said,
                    markdown ? TextFormat.MD : TextFormat.PLAIN,
                    Optional.empty(),
                    List.of(),
                    Optional.empty(),
                    List.of(),
                    false,
                    Optional.empty(),
                    Optional.empty());
        } catch (BadField e) {
            throw new CommandFailed(
                    Exit.MISUSED,
                    "This cannot be sent ("
                            + e.getMessage()
                            + "). A message is 1 to 16,000 bytes of text.");
        }
    }

    private static State state(WorkspaceSession session, RoomId room, Cid cid) {
        return item(session, room, cid)
                .map(item ->
                        item.delivery() == OutboxItem.Delivery.FAILED
                                ? State.FAILED
                                : State.WAITING)
                .orElse(State.SENT);
    }

    private static Optional<OutboxItem> item(WorkspaceSession session, RoomId room, Cid cid) {
        return session.outbox().items(Optional.of(room)).stream()
                .filter(item -> item.cid().equals(cid))
                .findFirst();
    }

    private static void tell(WorkspaceSession session, RoomId room, Cid cid) throws CommandFailed {
        Optional<OutboxItem> left = item(session, room, cid);
        if (left.isEmpty()) {
            return;
        }
        if (left.get().error().isPresent()) {
            session.outbox().discard(cid);
            throw Cures.of(left.get().error().get());
        }
        throw new CommandFailed(
                Exit.OFFLINE,
                "The server has not confirmed it yet. It is kept here and sent, once, by the next"
                        + " command that connects.");
    }
}
