package parley.client.cli;

import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import parley.client.address.BadAddress;
import parley.client.address.InviteLink;
import parley.client.trust.Pin;
import parley.client.workspace.ServerCheck;
import parley.client.workspace.SignInOutcome;
import parley.client.workspace.WorkspaceSession;
import parley.client.workspace.Workspaces;
import parley.protocol.BadField;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Signs in once; the device stays signed in until it is signed out or revoked. */
@picocli.CommandLine.Command(
        name = "login",
        mixinStandardHelpOptions = true,
        description = {
            "Signs in to a workspace, or makes an account there with --new.",
            "The password is asked for; without a terminal it is the first line of the input."
        },
        footer = {
            "",
            "Examples:",
            "  parley login 'parley://192.168.1.20:7420/i/CODE#pin=…' --name ada --new",
            "  parley login chat.example.org --name ada",
            "  parley login 192.168.1.20:7420 --name ada < password-file"
        })
final class Login extends Command {
    @Parameters(paramLabel = "ADDRESS", description = "An invite link, or host[:port]")
    private String address = "";

    @Option(names = "--name", required = true, description = "The account's name")
    private String name = "";

    @Option(names = "--new", description = "Make the account")
    private boolean fresh;

    @Option(names = "--display-name", description = "What others see, with --new")
    private Optional<String> displayName = Optional.empty();

    @Option(
            names = "--invite",
            paramLabel = "CODE",
            description = "An invite's code, or the set-up code of a new server, with --new")
    private Optional<String> invite = Optional.empty();

    @Option(names = "--pin", description = "The server's pin, when the address does not carry it")
    private Optional<String> pin = Optional.empty();

    @Option(
            names = "--words",
            description = "The six words that the host shows, when there is nobody to ask")
    private Optional<String> words = Optional.empty();

    @Override
    void run(Workspaces workspaces) throws CommandFailed, IOException {
        ServerCheck.Found server = found(workspaces.check(link()));
        confirm(server.words());
        String password =
                terminal()
                        .secret("Password of " + name + ":")
                        .orElseThrow(
                                () -> new CommandFailed(Exit.MISUSED, "No password was given."));
        WorkspaceSession session =
                ready(
                        fresh
                                ? workspaces.signUp(
                                        server,
                                        name,
                                        password,
                                        displayName.orElse(name),
                                        invite.or(server::code))
                                : workspaces.signIn(server, name, password));
        terminal()
                .out()
                .println(
                        "Signed in to "
                                + Screen.safe(session.workspace().name())
                                + " as "
                                + session.you().name()
                                + ".");
        terminal().out().flush();
    }

    private InviteLink link() throws CommandFailed {
        try {
            InviteLink link = InviteLink.parse(address);
            if (pin.isEmpty()) {
                return link;
            }
            return new InviteLink(
                    link.address().pinned(new Pin(pin.get())), link.code(), link.workspace());
        } catch (BadAddress | BadField e) {
            throw new CommandFailed(
                    Exit.MISUSED,
                    "\""
                            + address
                            + "\" is no address of a server ("
                            + e.getMessage()
                            + "). Paste the invite link, or give host or host:port.");
        }
    }

    private static ServerCheck.Found found(ServerCheck check) throws CommandFailed {
        return switch (check) {
            case ServerCheck.Found found -> found;
            case ServerCheck.Unreachable(var address, String detail) ->
                    throw new CommandFailed(
                            Exit.OFFLINE,
                            "Nobody answers at "
                                    + address
                                    + " ("
                                    + detail
                                    + "). Is the server running, the address right, and this"
                                    + " computer on its network?");
            case ServerCheck.Untrusted untrusted -> throw Cures.of(untrusted.problem());
            case ServerCheck.NotParley(var address, var _) ->
                    throw new CommandFailed(
                            Exit.UNTRUSTED,
                            "What answers at " + address + " is no Parley server. Check the port.");
            case ServerCheck.OtherVersion _ ->
                    throw new CommandFailed(
                            Exit.REFUSED,
                            "This server speaks another version of the protocol. Update Parley.");
            case ServerCheck.OtherWorkspace _ ->
                    throw new CommandFailed(
                            Exit.UNTRUSTED,
                            "Another workspace than the invite's answers there. Ask the host for"
                                    + " a new link.");
        };
    }

    /** Nothing secret leaves before the words were compared. */
    private void confirm(List<String> shown) throws CommandFailed, IOException {
        if (shown.isEmpty()) {
            return;
        }
        String six = String.join(" ", shown);
        if (words.isPresent()) {
            if (!words.get().strip().toLowerCase(Locale.ROOT).equals(six)) {
                throw new CommandFailed(
                        Exit.UNTRUSTED,
                        "The words differ: this is not the server you mean. Nothing was sent.");
            }
            return;
        }
        if (!terminal().interactive()) {
            throw new CommandFailed(
                    Exit.UNTRUSTED,
                    "This server has to be recognised first. Use the host's invite link, give its"
                            + " pin (--pin), or the words the host sees (--words '"
                            + six
                            + "' if they are these).");
        }
        terminal().out().println("The server's words are:  " + six);
        terminal().out().flush();
        String answer =
                terminal()
                        .ask("Does the host see the same six words? [y/N]")
                        .orElse("")
                        .toLowerCase(Locale.ROOT);
        if (!answer.startsWith("y")) {
            throw new CommandFailed(Exit.UNTRUSTED, "Then nothing was sent.");
        }
    }

    private static WorkspaceSession ready(SignInOutcome outcome) throws CommandFailed {
        return switch (outcome) {
            case SignInOutcome.Ready(WorkspaceSession session) -> session;
            case SignInOutcome.Refused refused -> throw Cures.of(refused.error());
            case SignInOutcome.Unreachable(String detail) ->
                    throw new CommandFailed(
                            Exit.OFFLINE, "The server did not answer: " + detail + ". Try again.");
            case SignInOutcome.Untrusted(var problem) -> throw Cures.of(problem);
        };
    }
}
