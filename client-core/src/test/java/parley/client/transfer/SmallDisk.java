package parley.client.transfer;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** A disk of one mebibyte. A test that cannot have one (that needs root on Linux) is skipped. */
final class SmallDisk implements AutoCloseable {
    private final Path place;

    private SmallDisk(Path place) {
        this.place = place;
    }

    static SmallDisk at(Path place) throws IOException {
        Files.createDirectories(place);
        var mount = List.of("mount", "-t", "tmpfs", "-o", "size=1m", "tmpfs", place.toString());
        assumeTrue(run(mount), "no small disk: this user may not mount a tmpfs");
        return new SmallDisk(place);
    }

    private static boolean run(List<String> command) {
        try {
            var process = new ProcessBuilder(command).redirectErrorStream(true).start();
            return process.onExit().join().exitValue() == 0;
        } catch (IOException _) {
            return false; // there is no such program
        }
    }

    @Override
    public void close() throws IOException {
        if (!run(List.of("umount", place.toString()))) {
            throw new IOException("cannot unmount " + place);
        }
    }
}
