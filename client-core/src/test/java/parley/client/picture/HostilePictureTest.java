package parley.client.picture;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Damaged pictures: each ends as a thumbnail, as no picture, or as one of the checked exceptions.
 */
class HostilePictureTest {
    private static final int ROUNDS = 300;
    private static final long MOST_BYTES_A_ROUND = 24L << 20;

    @TempDir Path folder;

    @Test
    void damagedPicturesNeitherEscapeNorFillTheHeap() throws Exception {
        List<byte[]> good =
                List.of(
                        Samples.encoded("png", 90, 60),
                        Samples.photo(90, 60, Orientation.QUARTER),
                        Samples.encoded("gif", 90, 60),
                        Samples.webp("VP8X", new byte[] {0, 0, 0, 0, 9, 0, 0, 9, 0, 0}));
        Random random = new Random(32);
        Path file = folder.resolve("picture");
        Path thumb = folder.resolve("thumb");
        long before = allocated();
        int refused = 0;
        int made = 0;

        for (int round = 0; round < ROUNDS; round++) {
            for (byte[] each : good) {
                Files.write(file, mutate(each.clone(), random));
                try {
                    var info = PictureHeader.read(file);
                    if (info.isPresent()) {
                        Thumbnail.make(file, info.get(), thumb);
                        made++;
                    }
                } catch (BadPictureException | IOException expected) {
                    refused++;
                }
            }
        }

        assertThat(refused).isGreaterThan(ROUNDS / 2);
        assertThat(made).isGreaterThan(ROUNDS / 10);
        assertThat(allocated() - before).isLessThan(4L * ROUNDS * MOST_BYTES_A_ROUND);
    }

    private static byte[] mutate(byte[] bytes, Random random) {
        int changes = 1 + random.nextInt(5);
        for (int i = 0; i < changes; i++) {
            int span = random.nextBoolean() ? Math.min(60, bytes.length) : bytes.length;
            bytes[random.nextInt(span)] = (byte) random.nextInt();
        }
        return bytes;
    }

    private static long allocated() throws IOException {
        if (ManagementFactory.getThreadMXBean() instanceof ThreadMXBean threads) {
            return threads.getCurrentThreadAllocatedBytes();
        }
        throw new IOException("this JDK does not count allocations");
    }
}
