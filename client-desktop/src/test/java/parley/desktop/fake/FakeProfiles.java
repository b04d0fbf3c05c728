package parley.desktop.fake;

import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import parley.desktop.workspace.Change;
import parley.desktop.workspace.Person;
import parley.desktop.workspace.Profiles;
import parley.protocol.UserId;

/** Profiles in memory; a picture's name is its path. */
public final class FakeProfiles implements Profiles {
    public final Map<UserId, String> pictures = new HashMap<>();
    public String status = "";
    public Optional<String> name = Optional.empty();
    public boolean undisturbed;
    private final FakeWorkspace workspace;

    FakeProfiles(FakeWorkspace workspace) {
        this.workspace = workspace;
    }

    @Override
    public Own own() {
        var me = workspace.card().me();
        return new Own(
                new Person(me.id(), me.name(), name.orElse(me.displayName())),
                status,
                pictures.containsKey(me.id()));
    }

    @Override
    public Optional<String> picture(UserId user) {
        return Optional.ofNullable(pictures.get(user));
    }

    @Override
    public Path fetch(String picture) {
        return Path.of(picture);
    }

    @Override
    public void rename(String displayName) throws IOException {
        workspace.ask();
        name = Optional.of(displayName);
    }

    @Override
    public void say(String words) throws IOException {
        workspace.ask();
        status = words;
    }

    @Override
    public void show(Path picture) throws IOException {
        workspace.ask();
        pictures.put(workspace.card().me().id(), picture.toString());
        workspace.tell(new Change.People());
    }

    @Override
    public void showNothing() throws IOException {
        workspace.ask();
        pictures.remove(workspace.card().me().id());
        workspace.tell(new Change.People());
    }

    @Override
    public void undisturbed(boolean on) {
        undisturbed = on;
    }
}
