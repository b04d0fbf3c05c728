package parley.bench.workload;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import parley.bench.machine.Bench;
import parley.bench.machine.BenchException;
import parley.bench.report.Figure;
import parley.bench.report.Figures;
import parley.client.address.BadAddress;
import parley.client.address.InviteLink;
import parley.client.connection.ConnectionState;
import parley.client.workspace.ClientConfig;
import parley.client.workspace.ParleyClient;
import parley.client.workspace.RequestException;
import parley.client.workspace.ServerCheck;
import parley.client.workspace.SessionListener;
import parley.client.workspace.SignInOutcome;
import parley.client.workspace.WorkspaceSession;
import parley.client.workspace.Workspaces;
import parley.protocol.InviteOp;
import parley.protocol.MemberOp;
import parley.protocol.SessionOp;
import parley.server.lite.LiteServer;
import parley.server.lite.ServerConfig;
import parley.server.lite.StartException;

/**
 * How long somebody who is removed from a workspace, or banned, still has a live socket: from the
 * owner's request to the end of the other's connection, as that client sees it.
 */
public record Removal(String name) implements Workload {
    private static final int PEOPLE = 20;
    private static final int PATIENCE_SECONDS = 30;

    @Override
    public String summary() {
        return "people with live sockets are removed and banned: until their socket ends";
    }

    @Override
    public void measure(Bench bench, Figures figures) throws IOException, InterruptedException {
        var folder = bench.emptyFolder("removal");
        var config =
                ServerConfig.of(
                                folder.resolve("server"),
                                new InetSocketAddress(InetAddress.getLoopbackAddress(), 0))
                        .withGuards(ServerConfig.Guards.NONE);
        try (var server = LiteServer.start(config);
                var owner = client(folder.resolve("owner"))) {
            var session = signUp(owner, server, "owner", server.setupCode());
            int people = bench.quick() ? 4 : PEOPLE;
            var took = new double[people];
            for (int i = 0; i < people; i++) {
                took[i] = remove(session, server, folder, i);
            }
            Arrays.sort(took);
            add(bench, figures, "p50ms", took[people / 2]);
            add(bench, figures, "longestMs", took[people - 1]);
        } catch (StartException | BadAddress | RequestException e) {
            throw new BenchException("cannot remove anybody", e);
        }
    }

    /** Every second one is banned, too. */
    private static double remove(WorkspaceSession owner, LiteServer server, Path folder, int number)
            throws BadAddress, RequestException, InterruptedException {
        var invite = owner.createInvite(INVITE).code();
        try (var client = client(folder.resolve("member" + number))) {
            var member = signUp(client, server, "member" + number, invite);
            var online = new CountDownLatch(1);
            var ended = new CountDownLatch(1);
            try (var _ =
                    member.listen(
                            new SessionListener() {
                                @Override
                                public void connectionChanged(ConnectionState now) {
                                    if (now.online()) online.countDown();
                                    if (now instanceof ConnectionState.Stopped) ended.countDown();
                                }
                            })) {
                if (member.connection().online()) online.countDown();
                await(online);
                var removal =
                        new MemberOp.Remove(
                                Optional.empty(),
                                member.you().id(),
                                number % 2 == 0,
                                Optional.empty());
                long begin = System.nanoTime();
                owner.call(removal);
                await(ended);
                return (System.nanoTime() - begin) / 1e6;
            }
        }
    }

    private static final InviteOp.Create INVITE =
            new InviteOp.Create(
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    false);

    private static void await(CountDownLatch latch) throws InterruptedException {
        if (!latch.await(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
            throw new BenchException("the socket lives on");
        }
    }

    private static Workspaces client(Path folder) {
        return ParleyClient.open(
                new ClientConfig(
                        folder,
                        new SessionOp.Client("parley-bench", "1", "bench"),
                        "bench",
                        false,
                        InstantSource.system()));
    }

    private static WorkspaceSession signUp(
            Workspaces client, LiteServer server, String name, Optional<String> code)
            throws BadAddress {
        var link =
                InviteLink.parse(
                        server.url().replace("https", "parley")
                                + server.pin().map(pin -> "#pin=" + pin).orElse(""));
        if (client.check(link) instanceof ServerCheck.Found found
                && client.signUp(found, name, "correct horse battery", name, code)
                        instanceof SignInOutcome.Ready ready) {
            return ready.session();
        }
        throw new BenchException("cannot sign up at " + server.url());
    }

    private void add(Bench bench, Figures figures, String metric, double value) {
        bench.say("  %-28s %s %,.1f".formatted("until the socket ends", metric, value));
        figures.add(new Figure(name, "Parley", metric, value, true));
    }
}
