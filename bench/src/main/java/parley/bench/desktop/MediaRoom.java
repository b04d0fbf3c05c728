package parley.bench.desktop;

import java.awt.Color;
import java.awt.GradientPaint;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.function.Predicate;
import javax.imageio.ImageIO;
import parley.bench.history.MixedTalk;
import parley.bench.machine.BenchException;
import parley.client.store.LocalStore;
import parley.client.store.RoomRow;
import parley.client.transfer.Letter;
import parley.client.transfer.TransferFailed;
import parley.client.voice.VoiceNote;
import parley.client.voice.VoiceWriter;
import parley.client.workspace.RequestException;
import parley.client.workspace.WorkspaceSession;
import parley.protocol.Message;
import parley.protocol.MessageOp;
import parley.protocol.RoomId;

/**
 * A room in which every eighth message is a picture and every fortieth a voice note, between {@link
 * MixedTalk}: all of it kept on this computer, so that it can be scrolled through offline.
 */
final class MediaRoom {
    /** Enough for ten minutes of scrolling by 60 px a frame. */
    private static final int MESSAGES = 40_000;

    private static final int PICTURES = 120;
    private static final int NOTES = 20;
    private static final int WIDTH = 1_600;
    private static final int HEIGHT = 1_200;
    private static final int NOTE_SECONDS = 5;
    private static final int SHAPES = 60;
    private static final int PER_COMMIT = 10_000;
    private static final int PICTURE_EVERY = 8;
    private static final int NOTE_EVERY = 40;
    private static final int PATIENCE_STEPS = 6_000;
    private static final int STEP_MS = 50;

    private MediaRoom() {}

    /**
     * Says all pictures and notes once in a room, fetches what is shown of them, and names the
     * messages. Blocks.
     */
    static List<Message> share(WorkspaceSession session, RoomId room, Path scratch)
            throws IOException, InterruptedException, RequestException {
        var random = new Random(7);
        for (int i = 0; i < PICTURES; i++) {
            var picture = scratch.resolve("picture-%03d.jpg".formatted(i));
            draw(picture, random);
            var _ = session.transfers().send(Letter.to(room), List.of(picture), true);
        }
        for (int i = 0; i < NOTES; i++) {
            var note = speak(scratch.resolve("note-%02d.ogg".formatted(i)), i);
            var _ = session.transfers().send(Letter.to(room), note);
        }
        for (int i = 0; !session.transfers().list().isEmpty(); i++) {
            if (i > PATIENCE_STEPS) throw new BenchException("not all files were sent");
            Thread.sleep(STEP_MS);
        }
        var shared = said(session, room);
        fetch(session, shared);
        return shared;
    }

    /** The newest first, page by page. */
    private static List<Message> said(WorkspaceSession session, RoomId room)
            throws RequestException {
        var all = new ArrayList<Message>();
        Optional<Long> before = Optional.empty();
        while (true) {
            var page =
                    session.call(
                            new MessageOp.History(
                                    room,
                                    before,
                                    Optional.empty(),
                                    Optional.empty(),
                                    Optional.empty(),
                                    Optional.empty(),
                                    Optional.empty()));
            all.addAll(page.list());
            if (!page.more()) return all;
            before = Optional.of(page.from());
        }
    }

    private static void fetch(WorkspaceSession session, List<Message> messages) throws IOException {
        try {
            for (var each : messages) {
                for (var file : each.files()) {
                    session.downloads().fetch(file.thumb().orElse(file.file()), (_, _) -> {});
                }
                if (each.voice().isPresent()) {
                    session.downloads().fetch(each.voice().get().file(), (_, _) -> {});
                }
            }
        } catch (TransferFailed e) {
            throw new BenchException("cannot fetch what was just sent", e);
        }
    }

    /** Fills the room of that name. */
    static void fill(LocalStore store, String name, List<Message> shared) {
        var notes = shared.stream().filter(each -> each.voice().isPresent()).toList();
        var pictures = shared.stream().filter(each -> each.voice().isEmpty()).toList();
        if (notes.size() < NOTES || pictures.size() < PICTURES) {
            throw new BenchException(
                    "only %d pictures and %d notes are known"
                            .formatted(pictures.size(), notes.size()));
        }
        var row = row(store, room -> room.state().name().equals(Optional.of(name)));
        var talk = new MixedTalk();
        long seq = row.last();
        for (int i = 0; i < MESSAGES; i++) {
            seq++;
            var said = talk.next();
            if (i % NOTE_EVERY == 1) {
                said = said.carrying(notes.get(i / NOTE_EVERY % notes.size()));
            } else if (i % PICTURE_EVERY == 0) {
                said = said.carrying(pictures.get(i / PICTURE_EVERY % pictures.size()));
            }
            store.putMessage(row.key(), said.in(row.state().room(), seq));
            if (i % PER_COMMIT == 0) store.commit();
        }
        store.putRoom(row.withPosition(row.state().epoch(), seq, seq).withMark(seq, seq));
        store.commit();
        store.checkpoint();
    }

    private static RoomRow row(LocalStore store, Predicate<RoomRow> meant) {
        return store.rooms().stream().filter(meant).findFirst().orElseThrow();
    }

    /** About 150 kB: shapes over a slope of colour. */
    private static void draw(Path file, Random random) throws IOException {
        var image = new BufferedImage(WIDTH, HEIGHT, BufferedImage.TYPE_INT_RGB);
        var graphics = image.createGraphics();
        graphics.setPaint(new GradientPaint(0, 0, colour(random), WIDTH, HEIGHT, colour(random)));
        graphics.fillRect(0, 0, WIDTH, HEIGHT);
        for (int i = 0; i < SHAPES; i++) {
            graphics.setColor(colour(random));
            int side = 20 + random.nextInt(200);
            graphics.fillOval(random.nextInt(WIDTH), random.nextInt(HEIGHT), side, side);
        }
        graphics.dispose();
        if (!ImageIO.write(image, "jpg", file.toFile())) throw new IOException("no JPEG writer");
    }

    private static Color colour(Random random) {
        return new Color(random.nextInt(0x1_000_000));
    }

    private static VoiceNote speak(Path file, int serial) throws IOException {
        try (var writer = new VoiceWriter(Files.newOutputStream(file), serial)) {
            var samples = new short[VoiceWriter.RATE * NOTE_SECONDS];
            for (int i = 0; i < samples.length; i++) {
                double loud = 6_000 * Math.abs(Math.sin(i * (0.5 + serial) / VoiceWriter.RATE));
                samples[i] = (short) (loud * Math.sin(i * 0.02));
            }
            writer.write(samples, samples.length);
            return new VoiceNote(
                    file, writer.duration(), Base64.getEncoder().encodeToString(writer.waveform()));
        }
    }
}
