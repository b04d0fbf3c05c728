package parley.client.picture;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DecodedTest {
    private static final long MIB = 1 << 20;

    @TempDir Path folder;

    private Path file(byte[] content) throws Exception {
        return Files.write(folder.resolve("picture"), content);
    }

    private static Decoded decoded(Path file, int side) throws Exception {
        return Decoded.of(file, PictureHeader.read(file).orElseThrow(), side);
    }

    @Test
    void theLargestPicturesFitIntoADesktopsHeap() throws Exception {
        Path photo = file(Samples.black(8_000, 6_000));
        var threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        long before = threads.getCurrentThreadAllocatedBytes();

        Decoded picture = decoded(photo, 3_000);

        assertThat(picture.width()).isEqualTo(3_000);
        assertThat(picture.height()).isEqualTo(2_250);
        // what is kept has 26 MiB
        assertThat(threads.getCurrentThreadAllocatedBytes() - before).isLessThan(96 * MIB);
    }

    @Test
    void coloursAreKeptWithWhatShinesThrough() throws Exception {
        Decoded picture = decoded(file(Samples.encoded("png", 40, 20)), 40);

        assertThat(picture.pixels()[0]).isEqualTo(0xffdd2222);
        assertThat(picture.pixels()[picture.pixels().length - 1]).isEqualTo(0xff2222dd);
    }

    @Test
    void itIsTurnedAsItIsSeen() throws Exception {
        Decoded picture = decoded(file(Samples.photo(40, 20, Orientation.QUARTER)), 40);

        assertThat(picture.width()).isEqualTo(20);
        assertThat(picture.height()).isEqualTo(40);
    }
}
