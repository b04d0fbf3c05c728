package parley.desktop.client;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import parley.client.picture.BadPictureException;
import parley.client.transfer.TransferFailed;
import parley.client.workspace.RequestException;
import parley.client.workspace.WorkspaceSession;
import parley.desktop.ProblemException;
import parley.desktop.text.Line;
import parley.desktop.workspace.Profiles;
import parley.protocol.FileId;
import parley.protocol.PresenceState;
import parley.protocol.UserCard;
import parley.protocol.UserId;

/** Profiles of a session. Safe for use by many threads. */
final class ClientProfiles implements Profiles {
    private final WorkspaceSession session;
    private final People people;

    ClientProfiles(WorkspaceSession session, People people) {
        this.session = session;
        this.people = people;
    }

    @Override
    public Own own() {
        var card = session.user(session.you().id());
        return new Own(
                people.me(),
                card.flatMap(UserCard::status).orElse(""),
                card.flatMap(UserCard::avatar).isPresent());
    }

    @Override
    public Optional<String> picture(UserId user) {
        return session.user(user).flatMap(UserCard::avatar).map(FileId::value);
    }

    @Override
    public Path fetch(String picture) throws IOException {
        try {
            return session.downloads().fetch(new FileId(picture), (_, _) -> {});
        } catch (TransferFailed e) {
            throw new IOException(e);
        }
    }

    @Override
    public void rename(String displayName) throws IOException {
        change(() -> session.setDisplayName(displayName));
    }

    @Override
    public void say(String status) throws IOException {
        change(() -> session.setStatus(status));
    }

    @Override
    public void show(Path picture) throws IOException {
        try {
            session.showPicture(picture);
        } catch (BadPictureException e) {
            throw new ProblemException(Line.of("profile.problem.picture"));
        } catch (RequestException e) {
            throw Refusals.of(e);
        }
    }

    @Override
    public void showNothing() throws IOException {
        change(session::removePicture);
    }

    @Override
    public void undisturbed(boolean on) {
        session.setPresence(on ? PresenceState.DND : PresenceState.ONLINE, Optional.empty());
    }

    private interface Changing {
        void run() throws RequestException;
    }

    private static void change(Changing changing) throws IOException {
        Refusals.ask(() -> {
            changing.run();
            return true;
        });
    }
}
