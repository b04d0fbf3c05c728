package parley.bench.desktop;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import parley.bench.history.MillionMessages;
import parley.bench.machine.Bench;
import parley.bench.machine.BenchException;
import parley.client.address.BadAddress;
import parley.client.address.InviteLink;
import parley.client.store.LocalStore;
import parley.client.workspace.ClientConfig;
import parley.client.workspace.ParleyClient;
import parley.client.workspace.RequestException;
import parley.client.workspace.ServerCheck;
import parley.client.workspace.SignInOutcome;
import parley.client.workspace.WorkspaceSession;
import parley.client.workspace.Workspaces;
import parley.protocol.Message;
import parley.protocol.MessageOp;
import parley.protocol.RoomId;
import parley.protocol.RoomKind;
import parley.protocol.RoomOp;
import parley.protocol.SessionOp;
import parley.server.lite.LiteServer;
import parley.server.lite.ServerConfig;
import parley.server.lite.StartException;

/** What a desktop has on its disk after a while: twenty rooms, one of them with a long history. */
final class Profile {
    /** It stands first in the list, so a desktop opens it. */
    private static final String LONG_ROOM = "general";

    static final int ROOMS = 20;
    private static final int SAID = 30;
    private static final int PATIENCE_SECONDS = 60;

    private Profile() {}

    /** With that many messages in the room that is opened. */
    static Path folder(Bench bench, int messages) throws IOException, InterruptedException {
        return made(bench, "desktop-mixed-" + messages, _ -> {}, store -> fill(store, messages));
    }

    /** With rooms that are hard to show. */
    static Path heavyFolder(Bench bench) throws IOException, InterruptedException {
        return made(bench, "desktop-heavy", _ -> {}, store -> new HeavyRooms(store).fill());
    }

    /** With pictures and voice notes in the room that is opened. */
    static Path mediaFolder(Bench bench) throws IOException, InterruptedException {
        var shared = new AtomicReference<List<Message>>(List.of());
        var scratch = bench.emptyFolder("media");
        return made(
                bench,
                "desktop-media",
                session -> shared.set(MediaRoom.share(session, create(session, "media"), scratch)),
                store -> MediaRoom.fill(store, LONG_ROOM, shared.get()));
    }

    private interface Living {
        void with(WorkspaceSession session)
                throws IOException, InterruptedException, RequestException;
    }

    private interface Filling {
        void with(LocalStore store);
    }

    /** Makes the folder, unless an earlier run has made it whole. */
    private static Path made(Bench bench, String name, Living living, Filling filling)
            throws IOException, InterruptedException {
        var folder = bench.work().resolve(name);
        var whole = folder.resolve("whole");
        if (Files.exists(whole)) return folder;
        Bench.delete(folder);
        bench.say("  making %s: a desktop with %d rooms …".formatted(name, ROOMS));
        try {
            live(folder, living);
        } catch (StartException | BadAddress | RequestException e) {
            throw new BenchException("cannot make a desktop's data", e);
        }
        try (var store = LocalStore.open(history(folder), MillionMessages.ME)) {
            filling.with(store);
        }
        Files.createFile(whole);
        return folder;
    }

    private static void live(Path folder, Living living)
            throws IOException, InterruptedException, StartException, BadAddress, RequestException {
        var address = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
        var config =
                ServerConfig.of(folder.resolve("server"), address)
                        .withGuards(ServerConfig.Guards.NONE);
        try (var server = LiteServer.start(config);
                var client = client(folder.resolve("workspaces"))) {
            var session = signUp(client, server);
            for (int i = 1; i <= ROOMS; i++) {
                var room = create(session, "room-%02d".formatted(i));
                for (int j = 1; j <= SAID; j++) {
                    session.outbox().send(MessageOp.Send.plain(room, "message " + j));
                }
            }
            for (int i = 0; !session.outbox().items(Optional.empty()).isEmpty(); i++) {
                if (i > PATIENCE_SECONDS * 20) throw new BenchException("not all was sent");
                Thread.sleep(50);
            }
            living.with(session);
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

    private static WorkspaceSession signUp(Workspaces client, LiteServer server) throws BadAddress {
        var link =
                InviteLink.parse(
                        server.url().replace("https", "parley")
                                + server.pin().map(pin -> "#pin=" + pin).orElse(""));
        if (client.check(link) instanceof ServerCheck.Found found
                && client.signUp(found, "ruth", "correct horse battery", "Ruth", server.setupCode())
                        instanceof SignInOutcome.Ready ready) {
            return ready.session();
        }
        throw new BenchException("cannot sign up at " + server.url());
    }

    private static RoomId create(WorkspaceSession session, String name) throws RequestException {
        return session.createRoom(
                        new RoomOp.Create(
                                RoomKind.PUBLIC,
                                Optional.of(name),
                                Optional.empty(),
                                List.of(),
                                Optional.empty()))
                .room();
    }

    private static Path history(Path folder) throws IOException {
        try (var files = Files.walk(folder.resolve("workspaces"))) {
            return files.filter(file -> file.toString().endsWith(".db")).findFirst().orElseThrow();
        }
    }

    private static void fill(LocalStore store, int messages) {
        var room =
                store.rooms().stream()
                        .filter(row -> row.state().name().equals(Optional.of(LONG_ROOM)))
                        .findFirst()
                        .orElseThrow();
        MillionMessages.fill(store, room, messages);
        store.checkpoint();
    }
}
