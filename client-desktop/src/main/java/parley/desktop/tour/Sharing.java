package parley.desktop.tour;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import javafx.scene.input.KeyCode;
import parley.desktop.file.Download;
import parley.desktop.workspace.FileTransfer;

/** Ruth and Mai send each other a picture, a large file and a voice note. */
final class Sharing {
    private static final int MEBIBYTES = 32;

    /** How long somebody speaks. */
    static final int SECONDS = 12;

    /** Bytes a second, while one looks at the progress. */
    private static final int SLOW = 6 << 20;

    /** Bytes a second, while more is put beside it: it must not be there before. */
    private static final int SLOWER = 1 << 20;

    /** The film has begun and did not end. */
    private static final Pattern PLAYING = Pattern.compile("0:(0[2-9]|1[0-9]) / 0:20");

    /** Takes a picture in the light and one in the dark. */
    interface Camera {
        void take(Desk desk, String title) throws IOException;
    }

    private final Path folder;
    private final Desk ruth;
    private final Desk mai;
    private final Relay network;
    private final Camera camera;

    Sharing(Path folder, Desk ruth, Desk mai, Relay network, Camera camera) {
        this.folder = folder;
        this.ruth = ruth;
        this.mai = mai;
        this.network = network;
        this.camera = camera;
    }

    /** Everything in its order. */
    void play() throws IOException {
        picture();
        large();
        film();
        voice();
    }

    private void picture() throws IOException {
        Path drawing = Show.drawing(folder);
        ruth.with(room -> room.tools().tray().add(List.of(drawing)));
        ruth.awaitNode("#tray-remove");
        ruth.write("#composer", "Rev 3 with the new height marked:");
        camera.take(ruth, "a picture waits for its caption");
        ruth.press("#send");
        mai.awaitText("Rev 3 with the new height marked");
        mai.awaitNode(".picture.there");
        camera.take(mai, "a picture that was dropped");
    }

    private void large() throws IOException {
        Path file = Show.large(folder, "library-photos.zip", MEBIBYTES);
        network.slow(SLOW);
        mai.with(room -> room.tools().tray().add(List.of(file)));
        mai.awaitNode("#tray-remove");
        mai.press("#send");
        Fx.await(
                "a third of the file is there",
                () ->
                        mai.room().tools().transfers().items().stream()
                                .anyMatch(t -> t.speed() > 0 && 3 * t.moved() > t.size()));
        camera.take(mai, "a large file with its progress");
        network.slow(SLOWER);
        all();
        network.cut();
        Fx.await(
                "the file waits for the network",
                () ->
                        mai.room().tools().transfers().items().stream()
                                .anyMatch(t -> t.state() == FileTransfer.State.WAITING));
        network.slow(Integer.MAX_VALUE);
        network.heal();
        ruth.awaitText("library-photos.zip");
        ruth.press("#file-download");
        Fx.await(
                "the file is on Ruth’s PC",
                () ->
                        ruth.room()
                                .timeline()
                                .messages()
                                .flatMap(s -> s.extra().attached().files().stream())
                                .anyMatch(f ->
                                        ruth.room().tools().downloads().of(f).get()
                                                instanceof Download.Here));
        camera.take(ruth, "a file that was downloaded");
    }

    /** All that is on its way: one moves, one is held. */
    private void all() throws IOException {
        Path second = Show.large(folder, "bench-logs.zip", MEBIBYTES);
        mai.with(room -> room.tools().tray().add(List.of(second)));
        mai.awaitNode("#tray-remove");
        mai.press("#send");
        Fx.await(
                "the second file is held",
                () -> {
                    var all = mai.room().tools().transfers().items();
                    if (all.size() == 2 && all.getLast().state() != FileTransfer.State.PAUSED) {
                        mai.room().tools().transfers().toggle(all.getLast());
                    }
                    return all.size() == 2 && all.getLast().state() == FileTransfer.State.PAUSED;
                });
        Fx.call(() -> {
            mai.app().shell().main().media().transfers();
            return true;
        });
        mai.awaitNode("#all-transfers-list");
        camera.take(mai, "everything on its way");
        mai.key("#dialogs", KeyCode.ESCAPE);
        mai.with(room ->
                room.tools().transfers().cancel(room.tools().transfers().items().getLast()));
    }

    private void film() throws IOException {
        Path file = Show.film(folder);
        mai.with(room -> room.tools().tray().add(List.of(file)));
        mai.awaitNode("#tray-remove");
        mai.write("#composer", "How the dimmer ramps up:");
        mai.press("#send");
        ruth.awaitText("How the dimmer ramps up");
        ruth.awaitNode("#film-play");
        camera.take(ruth, "a film that waits");
        ruth.press("#film-play");
        Fx.await(
                "the film plays, or says why it does not",
                () -> PLAYING.matcher(ruth.shown()).find() || ruth.shown().contains("Open with…"));
        camera.take(ruth, "a film");
    }

    private void voice() throws IOException {
        ruth.press("#composer-record");
        ruth.awaitText("0:" + SECONDS);
        camera.take(ruth, "recording");
        ruth.press("#voice-stop");
        ruth.awaitNode("#voice-wave");
        ruth.press("#voice-send");
        mai.awaitNode("#voice-wave");
        mai.awaitText("0:" + SECONDS);
        camera.take(mai, "a voice note");
        Fx.call(() -> {
            mai.app().shell().main().detailsShownProperty().set(true);
            return true;
        });
        mai.press("#details-files");
        mai.awaitText("Voice note, 0:" + SECONDS);
        camera.take(mai, "the files of the room");
        mai.press("#details-close");
    }

    /** What was shown. */
    static String fact() {
        return "a picture, a file of "
                + MEBIBYTES
                + " MiB through a network that was cut, and a voice note of "
                + SECONDS
                + " s arrived";
    }
}
