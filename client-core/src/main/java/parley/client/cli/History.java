package parley.client.cli;

import java.io.IOException;
import java.time.ZoneId;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import parley.client.workspace.RequestException;
import parley.client.workspace.WorkspaceSession;
import parley.client.workspace.Workspaces;
import parley.protocol.Limits;
import parley.protocol.Message;
import parley.protocol.MessageOp;
import parley.protocol.Result;
import parley.protocol.RoomId;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Prints a room's messages from the first to the newest. */
@picocli.CommandLine.Command(
        name = "history",
        mixinStandardHelpOptions = true,
        description = "Prints a room's messages, oldest first, back to the very first one.")
final class History extends Command {
    @Parameters(paramLabel = "ROOM", description = "The room's name or id")
    private String room = "";

    @Option(
            names = {"-n", "--limit"},
            paramLabel = "N",
            description = "Only the newest N messages")
    private Optional<Integer> limit = Optional.empty();

    @Option(names = "--json", description = "One JSON object a line, as on the wire")
    private boolean json;

    @Override
    void run(Workspaces workspaces)
            throws CommandFailed, RequestException, IOException, InterruptedException {
        if (limit.isPresent() && limit.get() < 1) {
            throw new CommandFailed(Exit.MISUSED, "--limit: expected 1 or more.");
        }
        connected(
                workspaces,
                (session, _) -> {
                    RoomId id = RoomChoice.of(session, room).room().room();
                    MessagePrinter printer = printer(session);
                    if (limit.isPresent()) {
                        printer.print(newest(session, id, limit.get()));
                    } else {
                        all(session, id, printer);
                    }
                });
    }

    private MessagePrinter printer(WorkspaceSession session) {
        return new MessagePrinter(
                terminal().out(), new Names(session), ZoneId.systemDefault(), json);
    }

    /** Page by page from the first message on, so that nothing has to be kept. */
    private static void all(WorkspaceSession session, RoomId room, MessagePrinter printer)
            throws RequestException {
        long after = 0;
        boolean more = true;
        while (more) {
            Result.HistoryPage page = session.call(after(room, after));
            printer.print(page.list());
            more = page.more() && page.to() > after;
            after = page.to();
        }
    }

    static MessageOp.History after(RoomId room, long seq) {
        return new MessageOp.History(
                room,
                Optional.empty(),
                Optional.of(seq),
                Optional.empty(),
                Optional.empty(),
                Optional.of(Limits.PAGE),
                Optional.empty());
    }

    static List<Message> newest(WorkspaceSession session, RoomId room, int count)
            throws RequestException {
        Deque<Message> kept = new ArrayDeque<>();
        Optional<Long> before = Optional.empty();
        boolean more = true;
        while (more && kept.size() < count) {
            int wanted = Math.min(Limits.PAGE, count - kept.size());
            Result.HistoryPage page = session.call(MessageOp.History.before(room, before, wanted));
            page.list().reversed().forEach(kept::addFirst);
            more = page.more();
            before = Optional.of(page.from());
        }
        return List.copyOf(kept);
    }
}
