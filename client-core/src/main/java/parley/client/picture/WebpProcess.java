package parley.client.picture;

import java.awt.image.BufferedImage;
import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.File;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.locks.ReentrantLock;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Decodes WebP in a process of its own, one picture at a time. A few damaged bytes keep the decoder
 * busy for minutes or make it take all the memory there is; a process can be given little of both
 * and be ended, a thread cannot.
 */
final class WebpProcess {
    /**
     * Longer than any picture takes that may be decoded, on a slow computer; of the processor's
     * time, because on a busy one a good picture waits most of the time.
     */
    static final Duration PATIENCE = Duration.ofSeconds(30);

    /** So many times as long it may take by the clock. */
    static final int BUSY = 4;

    private static final Duration LOOK = Duration.ofMillis(100);

    private static final String MEMORY = "-Xmx448m";
    private static final int MOST_SIDE = 16_384;
    private static final ReentrantLock ONE = new ReentrantLock();

    private WebpProcess() {}

    /** Blocks until it is decoded, or refused, or its time is over. */
    static BufferedImage decode(Path from, PictureInfo info, int side)
            throws IOException, BadPictureException {
        WebpFrames.require(from, info);
        ONE.lock();
        try {
            return decode(command(from, side), PATIENCE);
        } finally {
            ONE.unlock();
        }
    }

    /** How the process is started. */
    static List<String> command(Path from, int side) {
        return List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                MEMORY,
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-XX:+ExitOnOutOfMemoryError",
                "-Djava.awt.headless=true",
                "-cp",
                absolute(System.getProperty("java.class.path")),
                WebpMain.class.getName(),
                from.toAbsolutePath().toString(),
                Integer.toString(side));
    }

    /** A class path may be relative to where the program was started. */
    private static String absolute(String classPath) {
        return Pattern.compile(File.pathSeparator, Pattern.LITERAL)
                .splitAsStream(classPath)
                .map(part -> part.isEmpty() ? part : new File(part).getAbsolutePath())
                .collect(Collectors.joining(File.pathSeparator));
    }

    /** What {@code command} writes, as {@link WebpMain} writes it. */
    static BufferedImage decode(List<String> command, Duration patience)
            throws IOException, BadPictureException {
        Process process =
                new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.DISCARD).start();
        Thread.ofVirtual().name("parley-webp-watch").start(() -> watch(process, patience));
        try (DataInputStream in =
                new DataInputStream(new BufferedInputStream(process.getInputStream(), 1 << 16))) {
            process.getOutputStream().close();
            return read(in);
        } catch (EOFException e) {
            throw new BadPictureException("a picture that cannot be decoded", e);
        } finally {
            process.destroyForcibly();
        }
    }

    /** Ends it when its time is over. */
    private static void watch(Process process, Duration patience) {
        long begin = System.nanoTime();
        try {
            while (!process.waitFor(LOOK)) {
                Duration so = Duration.ofNanos(System.nanoTime() - begin);
                Duration worked = process.info().totalCpuDuration().orElse(so);
                if (worked.compareTo(patience) > 0
                        || so.compareTo(patience.multipliedBy(BUSY)) > 0) {
                    process.destroyForcibly();
                }
            }
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }

    private static BufferedImage read(DataInputStream in) throws IOException, BadPictureException {
        int width = in.readInt();
        int height = in.readInt();
        boolean clear = in.readBoolean();
        if (width < 1
                || height < 1
                || width > MOST_SIDE
                || height > MOST_SIDE
                || (long) width * height > WebpFrames.MOST_LOSSLESS) {
            throw new BadPictureException("the decoder answers with " + width + " x " + height);
        }
        BufferedImage image =
                new BufferedImage(
                        width,
                        height,
                        clear ? BufferedImage.TYPE_INT_ARGB : BufferedImage.TYPE_INT_RGB);
        byte[] row = new byte[width * 4];
        int[] pixels = new int[width];
        for (int y = 0; y < height; y++) {
            in.readFully(row);
            ByteBuffer.wrap(row).asIntBuffer().get(pixels);
            image.setRGB(0, y, width, 1, pixels, 0, width);
        }
        return image;
    }
}
