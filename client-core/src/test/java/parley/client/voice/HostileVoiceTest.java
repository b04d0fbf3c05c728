package parley.client.voice;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Thousands of damaged notes: each ends as sound or as the one checked exception. */
class HostileVoiceTest {
    private static final int ROUNDS = 1_500;
    private static final long MOST_BYTES_A_ROUND = 4L << 20;

    @Test
    void damagedNotesEndInSoundOrInTheOneCheckedException() throws Exception {
        byte[] good = Sound.ogg(Sound.speech(0.4));
        Random random = new Random(20);
        int refused = 0;
        long before = allocated();

        for (int round = 0; round < ROUNDS; round++) {
            byte[] bad = mutate(good.clone(), random);
            if (round % 3 != 0) {
                Checksums.sign(bad); // past the checksums, to the packets
            }
            try {
                new VoiceDecoder(new ByteArrayInputStream(bad)).decode((_, _, _) -> {});
            } catch (BadVoiceException expected) {
                refused++;
            }
        }

        assertThat(refused).isBetween(ROUNDS / 10, ROUNDS);
        assertThat(allocated() - before).isLessThan(ROUNDS * MOST_BYTES_A_ROUND);
    }

    private static byte[] mutate(byte[] bytes, Random random) {
        int changes = 1 + random.nextInt(6);
        for (int i = 0; i < changes; i++) {
            int at = random.nextInt(bytes.length);
            switch (random.nextInt(4)) {
                case 0 -> bytes[at] ^= (byte) (1 << random.nextInt(8));
                case 1 -> bytes[at] = (byte) random.nextInt();
                case 2 -> bytes[at] = (byte) 0xff;
                default -> {
                    int length = Math.min(random.nextInt(40), bytes.length - at);
                    int from = random.nextInt(bytes.length - length);
                    System.arraycopy(bytes, from, bytes, at, length);
                }
            }
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
