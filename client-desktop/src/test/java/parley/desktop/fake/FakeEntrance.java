package parley.desktop.fake;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import parley.client.address.InviteLink;
import parley.client.workspace.ServerCheck;
import parley.desktop.ProblemException;
import parley.desktop.join.Account;
import parley.desktop.join.Entrance;
import parley.desktop.workspace.Workspace;
import parley.protocol.AuthApi;
import parley.protocol.Registration;
import parley.protocol.Result;
import parley.protocol.WorkspaceId;
import parley.protocol.WorkspaceKind;

/** A door to one workspace; notes what was sent to it. */
public final class FakeEntrance implements Entrance {
    public final List<Account> sent = new ArrayList<>();
    public Optional<ProblemException> refusal = Optional.empty();
    public Optional<ProblemException> notFound = Optional.empty();
    private final Workspace workspace;

    public FakeEntrance(Workspace workspace) {
        this.workspace = workspace;
    }

    @Override
    public ServerCheck.Found find(InviteLink link) throws IOException {
        if (notFound.isPresent()) {
            throw notFound.get();
        }
        var workspace =
                new Result.Workspace(
                        new WorkspaceId("w_1"),
                        "Lantern Workshop",
                        WorkspaceKind.LAN,
                        "fingerprint",
                        Optional.empty());
        return new ServerCheck.Found(
                link.address(),
                new AuthApi.ServerInfo(
                        "parley", workspace, List.of(1), Registration.INVITE, List.of()),
                link.address().pin().isPresent()
                        ? List.of()
                        : List.of("amber", "violin", "harbour", "meadow", "copper", "signal"),
                link.code());
    }

    @Override
    public Workspace signUp(ServerCheck.Found server, Account account) throws IOException {
        return enter(account);
    }

    @Override
    public Workspace signIn(ServerCheck.Found server, Account account) throws IOException {
        return enter(account);
    }

    private Workspace enter(Account account) throws IOException {
        sent.add(account);
        if (refusal.isPresent()) {
            throw refusal.get();
        }
        return workspace;
    }
}
