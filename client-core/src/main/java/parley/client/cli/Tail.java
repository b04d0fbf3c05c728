package parley.client.cli;

import java.io.IOException;
import java.time.Duration;
import java.time.ZoneId;
import java.util.List;
import parley.client.connection.ConnectionState;
import parley.client.workspace.RequestException;
import parley.client.workspace.WorkspaceSession;
import parley.client.workspace.Workspaces;
import parley.protocol.Message;
import parley.protocol.Result;
import parley.protocol.RoomId;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Prints a room's newest messages, then each new one as it comes, through any reconnect. */
@picocli.CommandLine.Command(
        name = "tail",
        mixinStandardHelpOptions = true,
        description = {
            "Prints a room's newest messages and goes on with each new one until it is stopped.",
            "When the connection breaks, what was missed is printed once it is back."
        })
final class Tail extends Command {
    private static final Duration LONG = Duration.ofHours(1);

    @Parameters(paramLabel = "ROOM", description = "The room's name or id")
    private String room = "";

    @Option(
            names = {"-n", "--lines"},
            paramLabel = "N",
            description = "How many messages to begin with (default: ${DEFAULT-VALUE})")
    private int lines = 10;

    @Option(names = "--json", description = "One JSON object a line, as on the wire")
    private boolean json;

    /** Everything up to this sequence is printed; used by one thread. */
    private long printed;

    @Override
    void run(Workspaces workspaces)
            throws CommandFailed, RequestException, IOException, InterruptedException {
        connected(
                workspaces,
                (session, online) -> {
                    RoomId id = RoomChoice.of(session, room).room().room();
                    MessagePrinter printer =
                            new MessagePrinter(
                                    terminal().out(),
                                    new Names(session),
                                    ZoneId.systemDefault(),
                                    json);
                    begin(session, id, printer);
                    follow(session, id, online, printer);
                });
    }

    private void begin(WorkspaceSession session, RoomId id, MessagePrinter printer)
            throws RequestException {
        printed = head(session, id);
        List<Message> newest = lines < 1 ? List.of() : History.newest(session, id, lines);
        printer.print(newest);
        if (!newest.isEmpty()) {
            printed = Math.max(printed, newest.getLast().seq());
        }
    }

    private void follow(WorkspaceSession session, RoomId id, Online online, MessagePrinter printer)
            throws CommandFailed, InterruptedException {
        boolean told = false;
        while (true) {
            online.until(LONG, () -> hasNews(session, id) || !session.connection().online());
            ConnectionState state = session.connection();
            if (state instanceof ConnectionState.Stopped) {
                throw Cures.of(state);
            }
            if (!state.online()) {
                if (!told) {
                    say("The connection is lost; waiting for it …");
                    told = true;
                }
                online.until(
                        LONG,
                        () ->
                                session.connection().online()
                                        || session.connection() instanceof ConnectionState.Stopped);
                continue;
            }
            if (told) {
                say("Connected again.");
                told = false;
            }
            catchUp(session, id, printer);
        }
    }

    private void catchUp(WorkspaceSession session, RoomId id, MessagePrinter printer)
            throws CommandFailed {
        try {
            boolean more = hasNews(session, id);
            while (more) {
                Result.HistoryPage page = session.call(History.after(id, printed));
                printer.print(page.list());
                more = page.more() && page.to() > printed;
                printed = Math.max(printed, page.more() ? page.to() : page.asOf());
            }
        } catch (RequestException e) {
            if (e.problem() instanceof RequestException.Problem.Refused) {
                throw Cures.of(e);
            }
            // the line broke on the way: the state says so, and the loop waits for it
        }
    }

    private boolean hasNews(WorkspaceSession session, RoomId id) {
        return head(session, id) > printed;
    }

    private static long head(WorkspaceSession session, RoomId id) {
        return session.room(id).map(summary -> summary.room().head()).orElse(0L);
    }

    private void say(String text) {
        terminal().err().println(text);
        terminal().err().flush();
    }
}
