package parley.desktop.tour;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import java.util.random.RandomGenerator;
import javax.imageio.ImageIO;
import parley.client.voice.Microphone;

/** What people send in the tour: a drawing, a large file, somebody who speaks. */
final class Show {
    private static final int RATE = 48_000;
    private static final int STEP = RATE / 25;

    private Show() {}

    /** A drawing of a lamp's shade. */
    static Path drawing(Path folder) throws IOException {
        var image = new BufferedImage(1_320, 680, BufferedImage.TYPE_INT_RGB);
        Graphics2D pen = image.createGraphics();
        pen.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
        pen.setColor(new Color(0xfbf8f1));
        pen.fillRect(0, 0, 1_320, 680);
        pen.setColor(new Color(0xece6d8));
        for (int at = 0; at < 1_320; at += 40) {
            pen.drawLine(at, 0, at, 680);
            pen.drawLine(0, at, 1_320, at);
        }
        pen.setStroke(new BasicStroke(6));
        pen.setColor(new Color(0x1b2423));
        pen.drawLine(620, 60, 620, 180);
        pen.drawRect(580, 180, 80, 60);
        pen.drawPolygon(new int[] {480, 760, 900, 340}, new int[] {240, 240, 520, 520}, 4);
        pen.drawRect(340, 520, 560, 24);
        pen.setColor(new Color(0x2f5f9e));
        pen.setStroke(new BasicStroke(4));
        pen.drawLine(340, 600, 900, 600);
        pen.drawLine(340, 585, 340, 615);
        pen.drawLine(900, 585, 900, 615);
        pen.drawLine(1_040, 240, 1_040, 520);
        pen.dispose();
        var path = Files.createDirectories(folder).resolve("shade-rev3.png");
        if (!ImageIO.write(image, "png", path.toFile())) {
            throw new IOException("this Java cannot write PNG files");
        }
        return path;
    }

    /** Twenty silent seconds of a lamp that grows brighter. */
    static Path film(Path folder) throws IOException {
        var path = Files.createDirectories(folder).resolve("dimmer-ramp.mp4");
        try (var from = Show.class.getResourceAsStream("dimmer-ramp.mp4")) {
            if (from == null) {
                throw new IOException("the film is missing");
            }
            Files.copy(from, path, StandardCopyOption.REPLACE_EXISTING);
        }
        return path;
    }

    /** A file of {@code mebibytes} that nothing makes smaller. */
    static Path large(Path folder, String name, int mebibytes) throws IOException {
        var path = Files.createDirectories(folder).resolve(name);
        var random = RandomGenerator.of("L64X128MixRandom");
        byte[] chunk = new byte[1 << 20];
        try (OutputStream out = Files.newOutputStream(path)) {
            for (int i = 0; i < mebibytes; i++) {
                random.nextBytes(chunk);
                out.write(chunk);
            }
        }
        return path;
    }

    /** A microphone that hears so many seconds of something like speech, then silence. */
    static Microphone speaker(int seconds) {
        return new Microphone() {
            @Override
            public List<String> names() {
                return List.of("Desk microphone");
            }

            @Override
            public Line open(Optional<String> name) {
                return new Talk(seconds);
            }
        };
    }

    /** Syllables of a low tone with its overtones, as fast as they are read. */
    private static final class Talk implements Microphone.Line {
        private final long most;
        private long at;
        private volatile boolean closed;

        Talk(int seconds) {
            this.most = (long) seconds * RATE;
        }

        @Override
        public int read(short[] into) {
            while (at >= most && !closed) {
                LockSupport.parkNanos(2_000_000);
            }
            if (closed) {
                return -1;
            }
            for (int i = 0; i < STEP; i++, at++) {
                double t = (double) at / RATE;
                double phrase = Math.max(0.02, Math.sin(t * 1.9) * Math.sin(t * 0.8));
                double syllable = phrase * Math.abs(Math.sin(t * 9.1));
                double tone =
                        Math.sin(2 * Math.PI * 140 * t)
                                + 0.5 * Math.sin(2 * Math.PI * 420 * t)
                                + 0.25 * Math.sin(2 * Math.PI * 1_100 * t);
                into[i] = (short) (11_000 * syllable * tone);
            }
            return STEP;
        }

        @Override
        public void close() {
            closed = true;
        }
    }
}
