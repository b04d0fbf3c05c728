package parley.bench.files;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import parley.client.address.BadAddress;
import parley.client.address.InviteLink;
import parley.client.transfer.Letter;
import parley.client.transfer.Transfer;
import parley.client.transfer.TransferFailed;
import parley.client.workspace.ClientConfig;
import parley.client.workspace.ParleyClient;
import parley.client.workspace.RequestException;
import parley.client.workspace.ServerCheck;
import parley.client.workspace.SignInOutcome;
import parley.client.workspace.WorkspaceSession;
import parley.client.workspace.Workspaces;
import parley.protocol.FileId;
import parley.protocol.FileOp;
import parley.protocol.RoomId;
import parley.protocol.RoomKind;
import parley.protocol.RoomOp;
import parley.protocol.SessionOp;

/**
 * The client's core in a process of its own, steered by lines on standard input: {@code send PATH}
 * and {@code rest NAME} (what an earlier process left) are answered with {@code sent FILE}, {@code
 * fetch FILE PATH} with {@code fetched}. The first start signs up and makes a room.
 */
public final class FileClient {
    private static final String ROOM = "bench-files";
    private static final long STEP_MS = 20;

    private final WorkspaceSession session;

    private FileClient(WorkspaceSession session) {
        this.session = session;
    }

    /**
     * Serves until the input ends.
     *
     * @param arguments the client's folder, the invite link, the set-up code
     */
    public static void main(String[] arguments) throws Exception {
        var config =
                new ClientConfig(
                        Path.of(arguments[0]),
                        new SessionOp.Client("parley-bench", "1", "bench"),
                        "bench",
                        false,
                        InstantSource.system());
        try (var workspaces = ParleyClient.open(config)) {
            var session =
                    workspaces.list().isEmpty()
                            ? signUp(workspaces, arguments[1], arguments[2])
                            : workspaces.list().getFirst();
            var client = new FileClient(session);
            client.online();
            if (client.rooms().isEmpty()) client.makeRoom();
            say("ready");
            client.serve();
        }
    }

    private static WorkspaceSession signUp(Workspaces client, String link, String code)
            throws BadAddress {
        var check = client.check(InviteLink.parse(link));
        if (check instanceof ServerCheck.Found found
                && client.signUp(found, "ruth", "correct horse battery", "Ruth", Optional.of(code))
                        instanceof SignInOutcome.Ready ready) {
            return ready.session();
        }
        throw new IllegalStateException("cannot sign up at " + link + ": " + check);
    }

    private void online() throws InterruptedException {
        while (!session.connection().online()) Thread.sleep(STEP_MS);
    }

    private void makeRoom() throws RequestException, InterruptedException {
        session.createRoom(
                new RoomOp.Create(
                        RoomKind.PRIVATE,
                        Optional.of(ROOM),
                        Optional.empty(),
                        List.of(),
                        Optional.empty()));
        while (rooms().isEmpty()) Thread.sleep(STEP_MS);
    }

    private List<RoomId> rooms() {
        return session.rooms().stream()
                .filter(each -> each.room().name().equals(Optional.of(ROOM)))
                .map(each -> each.room().room())
                .toList();
    }

    private RoomId room() {
        return rooms().getFirst();
    }

    private void serve()
            throws IOException, InterruptedException, RequestException, TransferFailed {
        var in = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        for (var line = in.readLine(); line != null; line = in.readLine()) {
            var words = line.split(" ", 3);
            switch (words[0]) {
                case "send" -> {
                    var file = Path.of(words[1]);
                    var _ = session.transfers().send(Letter.to(room()), List.of(file), true);
                    say("sent " + sent(file.getFileName().toString()).value());
                }
                case "rest" -> say("sent " + sent(words[1]).value());
                case "fetch" -> {
                    session.downloads().save(new FileId(words[1]), Path.of(words[2]), (_, _) -> {});
                    say("fetched");
                }
                case "links" -> {
                    var links = new CurlLinks(session, room(), Path.of(words[1]));
                    say("links " + links.write(Path.of(words[2])).value());
                }
                case "done" -> {
                    var file = new FileId(words[1]);
                    session.call(new FileOp.Done(file));
                    say("done " + session.call(new FileOp.Get(file)).url());
                }
                default -> throw new IllegalArgumentException(line);
            }
        }
    }

    /** Waits until a message with a file of that name is said, however long that takes. */
    private FileId sent(String name) throws InterruptedException, RequestException {
        while (true) {
            for (var each : session.transfers().list()) {
                if (each.state() == Transfer.State.FAILED) {
                    throw new IllegalStateException("the transfer failed: " + each);
                }
            }
            if (session.transfers().list().isEmpty()) {
                var there = there(name);
                if (there.isPresent()) return there.get();
            }
            Thread.sleep(STEP_MS);
        }
    }

    /** The server's newest file, if it has that name; empty also while it cannot be asked. */
    private Optional<FileId> there(String name) throws RequestException {
        try {
            var newest =
                    new FileOp.ListFiles(
                            room(), Optional.empty(), Optional.of(1), Optional.empty());
            return session.call(newest).list().stream()
                    .map(shared -> shared.file())
                    .filter(file -> file.name().equals(name))
                    .map(file -> file.file())
                    .findFirst();
        } catch (RequestException e) {
            if (e.problem() instanceof RequestException.Problem.Refused) throw e;
            return Optional.empty();
        }
    }

    private static void say(String line) {
        System.out.println(line);
        System.out.flush();
    }
}
