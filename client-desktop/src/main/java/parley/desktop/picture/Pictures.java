package parley.desktop.picture;

import java.io.IOException;
import java.io.InputStream;
import java.nio.IntBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.Semaphore;
import java.util.function.Consumer;
import javafx.scene.image.Image;
import javafx.scene.image.PixelBuffer;
import javafx.scene.image.PixelFormat;
import javafx.scene.image.WritableImage;
import parley.client.picture.BadPictureException;
import parley.client.picture.Decoded;
import parley.client.picture.PictureFormat;
import parley.client.picture.PictureHeader;
import parley.client.picture.PictureInfo;
import parley.desktop.Background;
import parley.desktop.ProblemException;
import parley.desktop.Problems;
import parley.desktop.part.LruMap;
import parley.desktop.text.Line;
import parley.desktop.workspace.RoomFiles;
import parley.protocol.FileId;
import parley.protocol.FileRef;

/**
 * Decodes pictures away from the UI thread, at most {@link #AT_ONCE} at a time and never more than
 * {@link PictureInfo#MAX_PIXELS}, whatever a file says. UI thread only.
 */
public final class Pictures {
    private static final int AT_ONCE = 2;

    /** Small pictures that are not shown, at most 1.5 MiB each on a dense screen. */
    private static final int KEPT = 16;

    private static final int REFUSED = 1_000;
    private static final Line BROKEN = Line.of("picture.problem.broken");

    /** A small picture has 720 pixels, twice its widest place. */
    private static final double MOST_SCALE = 2;

    /** Longest side in the viewer, in pixels. */
    private static final int WHOLE = 3_000;

    /** Larger pictures without a small one are not fetched unasked, in bytes. */
    private static final long UNASKED = 32L << 20;

    private final RoomFiles files;
    private final int side;
    private final Background background;
    private final Semaphore turn = new Semaphore(AT_ONCE);
    private final Map<FileId, Image> small = new LruMap<>(KEPT);

    /** Why a file is none; not tried again each time its row is shown. */
    private final Map<FileId, Line> refused = new LruMap<>(REFUSED);

    /** {@code scale}: pixels of the screen for each px, at least 1. */
    public Pictures(RoomFiles files, double scale, Background background) {
        this.files = files;
        this.side = (int) Math.ceil(Place.MOST_WIDTH * Math.clamp(scale, 1, MOST_SCALE));
        this.background = background;
    }

    /** Whether it can be shown in its place before it is here. */
    public static boolean isPicture(FileRef file) {
        return file.w().isPresent()
                && file.h().isPresent()
                && file.mime().startsWith("image/")
                && !file.mime().equals("image/svg+xml");
    }

    /** The small picture, where it was made already. */
    Optional<Image> made(FileRef file) {
        return Optional.ofNullable(small.get(file.file()));
    }

    /** Makes or fetches the small picture; one of the two is called, mostly later. */
    void small(FileRef file, Consumer<Image> shown, Consumer<Line> failed) {
        var known = refused.get(file.file());
        if (known != null) {
            failed.accept(known);
            return;
        }
        work(
                () -> thumbnail(file),
                image -> {
                    small.put(file.file(), image);
                    shown.accept(image);
                },
                why -> {
                    if (why.equals(BROKEN)) {
                        refused.put(file.file(), why);
                    }
                    failed.accept(why);
                });
    }

    /** The picture as the viewer shows it. */
    void whole(FileRef file, Consumer<Image> shown, Consumer<Line> failed) {
        work(
                () -> {
                    var path = files.fetch(file.file(), (_, _) -> {});
                    return scaled(path, header(path), WHOLE);
                },
                shown,
                failed);
    }

    /** A GIF that moves; nothing happens when it does not, or is too large for that. */
    void moving(FileRef file, Consumer<Image> shown) {
        if (!file.mime().equals(PictureFormat.GIF.mime()) || file.size() > UNASKED) {
            return;
        }
        work(
                () -> {
                    var path = files.fetch(file.file(), (_, _) -> {});
                    var info = header(path);
                    if (info.format() != PictureFormat.GIF || !info.playable()) {
                        throw new ProblemException(BROKEN);
                    }
                    return image(path);
                },
                shown,
                _ -> {});
    }

    private void work(Callable<Image> work, Consumer<Image> shown, Consumer<Line> failed) {
        background.run(
                () -> {
                    turn.acquire();
                    try {
                        return work.call();
                    } finally {
                        turn.release();
                    }
                },
                shown,
                e -> failed.accept(Problems.line(e)));
    }

    private Image thumbnail(FileRef file) throws IOException {
        if (file.thumb().isEmpty() && file.size() > UNASKED) {
            throw new ProblemException(Line.of("picture.problem.tooLarge"));
        }
        var path = files.fetch(file.thumb().orElse(file.file()), (_, _) -> {});
        return scaled(path, header(path), side);
    }

    private static PictureInfo header(Path path) throws IOException {
        try {
            var info = PictureHeader.read(path).orElseThrow(() -> new ProblemException(BROKEN));
            if (!info.decodable()) {
                throw new ProblemException(Line.of("picture.problem.tooLarge"));
            }
            return info;
        } catch (BadPictureException e) {
            throw new ProblemException(BROKEN);
        }
    }

    /** Turned as it is seen and no larger than {@code side}. */
    private static Image scaled(Path path, PictureInfo info, int side) throws IOException {
        try {
            var picture = Decoded.of(path, info, side);
            return new WritableImage(
                    new PixelBuffer<>(
                            picture.width(),
                            picture.height(),
                            IntBuffer.wrap(picture.pixels()),
                            PixelFormat.getIntArgbPreInstance()));
        } catch (BadPictureException e) {
            throw new ProblemException(BROKEN);
        }
    }

    private static Image image(Path path) throws IOException {
        try (InputStream in = Files.newInputStream(path)) {
            var image = new Image(in);
            if (image.isError()) {
                throw new ProblemException(BROKEN);
            }
            return image;
        }
    }
}
