package parley.desktop.notify;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import javax.sound.sampled.AudioFormat;
import javax.sound.sampled.AudioSystem;
import javax.sound.sampled.LineEvent;
import javax.sound.sampled.LineUnavailableException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import parley.desktop.Background;

/** Two soft tones, one after the other, made here. UI thread only. */
public final class Tone implements Sound {
    private static final Logger LOG = LoggerFactory.getLogger(Tone.class);
    private static final int RATE = 44_100;
    private static final double FIRST_HZ = 660;
    private static final double SECOND_HZ = 880;
    private static final int SAMPLES = RATE * 110 / 1_000;
    private static final double LOUD = 0.18;
    private static final int LONGEST_SECONDS = 2;

    private final Background background;
    private boolean busy;

    public Tone(Background background) {
        this.background = background;
    }

    @Override
    public void play() {
        play(_ -> {});
    }

    @Override
    public void play(Consumer<Boolean> told) {
        if (busy) {
            told.accept(true);
            return;
        }
        busy = true;
        background.run(
                Tone::sound,
                heard -> {
                    busy = false;
                    told.accept(heard);
                },
                e -> {
                    busy = false;
                    LOG.debug("No sound: {}", e.getMessage());
                    told.accept(false);
                });
    }

    private static boolean sound() throws LineUnavailableException, InterruptedException {
        var over = new CountDownLatch(1);
        try (var clip = AudioSystem.getClip()) {
            clip.addLineListener(e -> {
                if (e.getType().equals(LineEvent.Type.STOP)) {
                    over.countDown();
                }
            });
            var samples = samples();
            clip.open(new AudioFormat(RATE, 16, 1, true, false), samples, 0, samples.length);
            clip.start();
            return over.await(LONGEST_SECONDS, TimeUnit.SECONDS);
        }
    }

    /** 16 bits a sample, little end first; each tone swells and fades, so nothing clicks. */
    static byte[] samples() {
        var bytes = new byte[2 * 2 * SAMPLES];
        for (int i = 0; i < 2 * SAMPLES; i++) {
            double hertz = i < SAMPLES ? FIRST_HZ : SECOND_HZ;
            double swell = Math.sin(Math.PI * (i % SAMPLES) / SAMPLES);
            double wave = Math.sin(2 * Math.PI * hertz * i / RATE) * swell * LOUD;
            int value = (int) Math.round(wave * Short.MAX_VALUE);
            bytes[2 * i] = (byte) value;
            bytes[2 * i + 1] = (byte) (value >> 8);
        }
        return bytes;
    }
}
