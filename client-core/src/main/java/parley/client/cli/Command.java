package parley.client.cli;

import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.Callable;
import parley.client.workspace.RequestException;
import parley.client.workspace.WorkspaceSession;
import parley.client.workspace.Workspaces;
import picocli.CommandLine.ParentCommand;

/** What all commands share: a workspace, a terminal, and one place where failures are told. */
abstract class Command implements Callable<Integer> {
    private static final Duration TO_CONNECT = Duration.ofSeconds(20);

    @ParentCommand private CliMain main;

    Command() {
        main = CliMain.unset();
    }

    final Terminal terminal() {
        return main.terminal();
    }

    final CliMain main() {
        return main;
    }

    @Override
    public final Integer call() throws Exception {
        try (Workspaces workspaces = main.open()) {
            run(workspaces);
            return Exit.DONE.code();
        } catch (CommandFailed e) {
            return told(e);
        } catch (RequestException e) {
            return told(Cures.of(e));
        }
    }

    private int told(CommandFailed e) {
        terminal().err().println(e.getMessage());
        terminal().err().flush();
        return e.exit().code();
    }

    abstract void run(Workspaces workspaces)
            throws CommandFailed, RequestException, IOException, InterruptedException;

    /** Something to do in a workspace, connected and caught up. */
    interface Work {
        void in(WorkspaceSession session, Online online)
                throws CommandFailed, RequestException, IOException, InterruptedException;
    }

    final void connected(Workspaces workspaces, Work work)
            throws CommandFailed, RequestException, IOException, InterruptedException {
        WorkspaceSession session = main.choose(workspaces);
        Online online = new Online(session);
        try (var _ = session.listen(online)) {
            session.reconnect();
            online.await(TO_CONNECT);
            work.in(session, online);
        }
    }
}
