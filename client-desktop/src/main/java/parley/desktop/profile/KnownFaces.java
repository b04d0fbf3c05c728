package parley.desktop.profile;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.value.ObservableValue;
import javafx.scene.image.Image;
import parley.client.picture.BadPictureException;
import parley.client.picture.PictureHeader;
import parley.desktop.Background;
import parley.desktop.part.Faces;
import parley.desktop.workspace.Profiles;
import parley.protocol.PresenceState;
import parley.protocol.UserId;

/**
 * The faces of the people of the open workspace, read when they are first shown. UI thread only.
 */
public final class KnownFaces implements Faces {
    /** As large as it is ever drawn, twice for dense screens, in pixels. */
    private static final int SIDE = 144;

    /** Larger ones were not made by this program and are not decoded, in pixels. */
    private static final int MOST = 2_048;

    private static final class Face {
        final SimpleObjectProperty<Image> image = new SimpleObjectProperty<>();
        Optional<String> shown = Optional.empty();
    }

    private final Supplier<Optional<Profiles>> profiles;
    private final Supplier<Optional<UserId>> me;
    private final ObservableValue<PresenceState> own;
    private final ObservableValue<PresenceState> unknown = new SimpleObjectProperty<>();
    private final Background background;
    private final Map<String, Face> faces = new HashMap<>();

    /**
     * {@code profiles}: of the workspace that is open now; {@code me}: who one is there, and {@code
     * own} whether one is there.
     */
    public KnownFaces(
            Supplier<Optional<Profiles>> profiles,
            Supplier<Optional<UserId>> me,
            ObservableValue<PresenceState> own,
            Background background) {
        this.profiles = profiles;
        this.me = me;
        this.own = own;
        this.background = background;
    }

    @Override
    public ObservableValue<Image> of(String user) {
        var face = faces.computeIfAbsent(user, _ -> new Face());
        look(user, face);
        return face.image;
    }

    @Override
    public ObservableValue<PresenceState> presence(String user) {
        return me.get().filter(id -> id.value().equals(user)).isPresent() ? own : unknown;
    }

    /** Somebody may show another picture now. */
    public void changed() {
        faces.forEach(this::look);
    }

    private void look(String user, Face face) {
        var source = profiles.get();
        if (source.isEmpty()) {
            return;
        }
        var wanted = source.get().picture(new UserId(user));
        if (wanted.equals(face.shown)) {
            return;
        }
        face.shown = wanted;
        if (wanted.isEmpty()) {
            face.image.set(null);
            return;
        }
        background.run(
                () -> read(source.get().fetch(wanted.get())),
                image -> {
                    if (face.shown.equals(wanted)) {
                        face.image.set(image);
                    }
                },
                _ -> {
                    if (face.shown.equals(wanted)) {
                        face.shown = Optional.empty(); // asked for again when it is shown again
                    }
                });
    }

    private static Image read(Path file) throws IOException, BadPictureException {
        var header =
                PictureHeader.read(file)
                        .filter(h -> h.width() <= MOST && h.height() <= MOST)
                        .orElseThrow(() -> new BadPictureException("no face"));
        try (InputStream in = Files.newInputStream(file)) {
            int side = Math.min(SIDE, Math.min(header.width(), header.height()));
            var image = new Image(in, side, side, true, true);
            if (image.isError()) {
                throw new BadPictureException("a face that cannot be decoded");
            }
            return image;
        }
    }
}
