package parley.client.cli;

import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import parley.client.workspace.ClientConfig;
import parley.client.workspace.ParleyClient;
import parley.client.workspace.WorkspaceSession;
import parley.client.workspace.Workspaces;
import parley.protocol.SessionOp;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ScopeType;
import picocli.CommandLine.Spec;

/** {@code parley login|rooms|send|history|tail}. */
@picocli.CommandLine.Command(
        name = "parley",
        mixinStandardHelpOptions = true,
        subcommands = {Login.class, Rooms.class, Send.class, History.class, Tail.class},
        description = "Parley on the command line.",
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            "0:done",
            "1:the server refused",
            "2:the command line was wrong",
            "3:the server cannot be reached",
            "4:not signed in",
            "5:the server is not to be believed"
        })
public final class CliMain implements Runnable {
    private static final String LOG_LEVEL = "org.slf4j.simpleLogger.defaultLogLevel";

    private final Terminal terminal;
    private final Function<ClientConfig, Workspaces> client;
    private final Path standardFolder;

    @Spec private CommandSpec spec = CommandSpec.create();

    @Option(
            names = "--workspace",
            scope = ScopeType.INHERIT,
            paramLabel = "NAME",
            description = "Which workspace, when you are signed in to several: its name or id")
    private Optional<String> workspace = Optional.empty();

    @Option(
            names = "--folder",
            scope = ScopeType.INHERIT,
            paramLabel = "DIR",
            description = "Where sign-ins and history are kept")
    private Optional<Path> folder = Optional.empty();

    CliMain(Terminal terminal, Function<ClientConfig, Workspaces> client, Path standardFolder) {
        this.terminal = terminal;
        this.client = client;
        this.standardFolder = standardFolder;
    }

    public static void main(String[] args) {
        // before the first logger is made: what a command says is for people and for pipes
        System.setProperty(LOG_LEVEL, System.getProperty(LOG_LEVEL, "warn"));
        Path folder =
                CliFolder.standard(
                        System.getenv(),
                        System.getProperty("os.name", ""),
                        System.getProperty("user.home", "."));
        System.exit(run(new SystemTerminal(), ParleyClient::open, folder, args));
    }

    /** Runs one command and returns its exit code. */
    static int run(
            Terminal terminal,
            Function<ClientConfig, Workspaces> client,
            Path folder,
            String... args) {
        return new CommandLine(new CliMain(terminal, client, folder))
                .setOut(terminal.out())
                .setErr(terminal.err())
                .setCaseInsensitiveEnumValuesAllowed(true)
                .execute(args);
    }

    /** Stands in a command until the command line sets its parent. */
    static CliMain unset() {
        return new CliMain(
                new SystemTerminal(),
                _ -> {
                    throw new IllegalStateException("no client");
                },
                Path.of(""));
    }

    @Override
    public void run() {
        throw new CommandLine.ParameterException(
                spec.commandLine(), "A command is missing: login, rooms, send, history or tail.");
    }

    Terminal terminal() {
        return terminal;
    }

    Workspaces open() throws CommandFailed {
        String os = System.getProperty("os.name", "unknown");
        Path kept = folder.orElse(standardFolder);
        try {
            return client.apply(
                    new ClientConfig(
                            kept,
                            new SessionOp.Client("parley-cli", "0.1", os),
                            "Command line on " + os,
                            true,
                            InstantSource.system()));
        } catch (UncheckedIOException e) {
            throw new CommandFailed(
                    Exit.MISUSED,
                    kept
                            + " cannot be used ("
                            + e.getMessage()
                            + "). Make it writable for you, or give --folder with another one.");
        } catch (IllegalStateException e) {
            throw new CommandFailed(
                    Exit.MISUSED,
                    "Another command is using "
                            + kept
                            + ". Wait for it to end, or give --folder with another one and sign"
                            + " in there.");
        }
    }

    WorkspaceSession choose(Workspaces workspaces) throws CommandFailed {
        List<WorkspaceSession> all = workspaces.list();
        if (all.isEmpty()) {
            throw new CommandFailed(
                    Exit.SIGNED_OUT, "Nobody is signed in here. Run \"parley login\" first.");
        }
        List<WorkspaceSession> meant =
                all.stream()
                        .filter(session -> workspace.map(w -> is(session, w)).orElse(true))
                        .toList();
        if (meant.size() == 1) {
            return meant.getFirst();
        }
        throw new CommandFailed(
                Exit.MISUSED,
                "Which workspace? Give --workspace with one of: "
                        + String.join(
                                ", ",
                                all.stream()
                                        .map(s ->
                                                Screen.safe(s.workspace().name())
                                                        + " ("
                                                        + s.id()
                                                        + ")")
                                        .toList()));
    }

    private static boolean is(WorkspaceSession session, String typed) {
        return session.id().value().equals(typed)
                || session.workspace()
                        .name()
                        .toLowerCase(Locale.ROOT)
                        .equals(typed.toLowerCase(Locale.ROOT));
    }
}
