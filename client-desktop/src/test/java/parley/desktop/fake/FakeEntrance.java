package parley.desktop.fake;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import parley.desktop.ProblemException;
import parley.desktop.join.Account;
import parley.desktop.join.Entrance;
import parley.desktop.join.Found;
import parley.desktop.join.ServerAddress;
import parley.desktop.workspace.Workspace;
import parley.protocol.Registration;

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
    public Found find(ServerAddress address) throws IOException {
        if (notFound.isPresent()) {
            throw notFound.get();
        }
        return new Found(
                address,
                "Lantern Workshop",
                List.of("amber", "violin", "harbour", "meadow", "copper", "signal"),
                !address.pinned(),
                true,
                Registration.INVITE);
    }

    @Override
    public Workspace signUp(Found server, Account account) throws IOException {
        return enter(account);
    }

    @Override
    public Workspace signIn(Found server, Account account) throws IOException {
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
