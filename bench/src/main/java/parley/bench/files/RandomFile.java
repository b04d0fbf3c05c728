package parley.bench.files;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.Random;
import parley.protocol.Sha256;

/** Files that nobody can make smaller. */
final class RandomFile {
    private static final int CHUNK = 1 << 20;

    private RandomFile() {}

    /** Writes so many MiB; another seed makes another file. */
    static void write(Path file, int mib, int seed) throws IOException {
        var random = new Random(seed);
        var chunk = new byte[CHUNK];
        try (var out = Files.newOutputStream(file)) {
            for (int i = 0; i < mib; i++) {
                random.nextBytes(chunk);
                out.write(chunk);
            }
        }
    }

    /** SHA-256 of all of it. */
    static String hash(Path file) throws IOException {
        MessageDigest digest = Sha256.digest();
        var chunk = new byte[CHUNK];
        try (InputStream in = Files.newInputStream(file)) {
            for (int count = in.read(chunk); count >= 0; count = in.read(chunk)) {
                digest.update(chunk, 0, count);
            }
        }
        return Sha256.hex(digest.digest());
    }
}
