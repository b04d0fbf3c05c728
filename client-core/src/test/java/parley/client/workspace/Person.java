package parley.client.workspace;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;
import parley.client.address.InviteLink;
import parley.protocol.MessageOp;
import parley.protocol.RoomId;
import parley.protocol.SessionOp;

/** Somebody with a client of their own. */
final class Person implements AutoCloseable {
    static final String PASSWORD = "correct horse battery";

    private final String name;
    private final Path folder;
    private Workspaces workspaces;

    Person(String name, Path folder) {
        this.name = name;
        this.folder = folder;
        this.workspaces = open(folder);
    }

    private static Workspaces open(Path folder) {
        return ParleyClient.open(
                new ClientConfig(
                        folder,
                        new SessionOp.Client("test", "1", "test"),
                        "a test",
                        false,
                        InstantSource.system()));
    }

    Workspaces workspaces() {
        return workspaces;
    }

    /** Closes the client and opens it again from disk. */
    void reopen() {
        workspaces.close();
        workspaces = open(folder);
    }

    ServerCheck.Found found(InviteLink link) {
        return switch (workspaces.check(link)) {
            case ServerCheck.Found found -> found;
            case ServerCheck other -> throw new AssertionError("found " + other);
        };
    }

    WorkspaceSession signUp(InviteLink link, String code) {
        return ready(workspaces.signUp(found(link), name, PASSWORD, name, Optional.of(code)));
    }

    WorkspaceSession signIn(InviteLink link) {
        return ready(workspaces.signIn(found(link), name, PASSWORD));
    }

    private static WorkspaceSession ready(SignInOutcome outcome) {
        return switch (outcome) {
            case SignInOutcome.Ready ready -> ready.session();
            case SignInOutcome other -> throw new AssertionError("not signed in: " + other);
        };
    }

    /** Does something to the closed client's history, then opens it again. */
    void reopenAfter(Consumer<Path> deed) throws IOException {
        workspaces.close();
        try (Stream<Path> files = Files.walk(folder)) {
            deed.accept(files.filter(f -> f.toString().endsWith(".db")).findFirst().orElseThrow());
        }
        workspaces = open(folder);
    }

    /** The one workspace. */
    WorkspaceSession session() {
        return workspaces.list().getFirst();
    }

    void say(RoomId room, String text) {
        session().outbox().send(MessageOp.Send.plain(room, text));
    }

    @Override
    public void close() {
        workspaces.close();
    }
}
