package parley.desktop.client;

import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Function;
import parley.client.address.Address;
import parley.client.address.InviteLink;
import parley.client.trust.TrustProblem;
import parley.client.workspace.ServerCheck;
import parley.client.workspace.SignInOutcome;
import parley.client.workspace.WorkspaceSession;
import parley.client.workspace.Workspaces;
import parley.desktop.ProblemException;
import parley.desktop.join.Account;
import parley.desktop.join.Entrance;
import parley.desktop.text.Line;
import parley.desktop.workspace.Workspace;

/** The way into a workspace through the client core. */
public final class ClientEntrance implements Entrance {
    private final Workspaces workspaces;
    private final Function<WorkspaceSession, Workspace> shown;

    /** {@code shown} makes of a session what the screens use. */
    public ClientEntrance(Workspaces workspaces, Function<WorkspaceSession, Workspace> shown) {
        this.workspaces = workspaces;
        this.shown = shown;
    }

    @Override
    public ServerCheck.Found find(InviteLink link) throws IOException {
        return switch (workspaces.check(link)) {
            case ServerCheck.Found found -> found;
            case ServerCheck.Unreachable gone ->
                    throw problem("connect.problem.unreachable", gone.address());
            case ServerCheck.NotParley other ->
                    throw problem("connect.problem.notParley", other.address());
            case ServerCheck.OtherVersion other ->
                    throw problem("connect.problem.version", other.address());
            case ServerCheck.OtherWorkspace other ->
                    throw problem(
                            "connect.problem.otherWorkspace", other.info().workspace().name());
            case ServerCheck.Untrusted untrusted ->
                    throw untrusted(untrusted.problem(), untrusted.address());
        };
    }

    private static ProblemException problem(String key, Object at) {
        return new ProblemException(Line.of(key, at.toString()));
    }

    private static ProblemException untrusted(TrustProblem problem, Object at) {
        return switch (problem) {
            case PIN_CHANGED -> new ProblemException(Line.of("connect.problem.pinChanged"), "pin");
            case EXPIRED -> new ProblemException(Line.of("connect.problem.clock"));
            case NO_TLS -> problem("connect.problem.plain", at);
            case BAD_CHAIN, WRONG_HOST, NOT_PUBLIC -> problem("connect.problem.untrusted", at);
        };
    }

    @Override
    public Workspace signUp(ServerCheck.Found server, Account account) throws IOException {
        return entered(
                workspaces.signUp(
                        server,
                        account.name(),
                        account.password(),
                        account.displayName(),
                        Optional.of(account.invite()).filter(c -> !c.isEmpty())),
                server);
    }

    @Override
    public Workspace signIn(ServerCheck.Found server, Account account) throws IOException {
        return entered(workspaces.signIn(server, account.name(), account.password()), server);
    }

    private Workspace entered(SignInOutcome outcome, ServerCheck.Found server) throws IOException {
        return shown.apply(check(outcome, server.address()));
    }

    /** The session, or what kept it from being. */
    static WorkspaceSession check(SignInOutcome outcome, Address address) throws IOException {
        return switch (outcome) {
            case SignInOutcome.Ready ready -> ready.session();
            case SignInOutcome.Refused refused ->
                    throw Refusals.signIn(
                            refused.error(),
                            refused.retryAfter().map(Duration::toSeconds).orElse(60L));
            case SignInOutcome.Unreachable _ ->
                    throw problem("connect.problem.unreachable", address);
            case SignInOutcome.Untrusted untrusted -> throw untrusted(untrusted.problem(), address);
        };
    }
}
