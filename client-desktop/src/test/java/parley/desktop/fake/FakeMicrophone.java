package parley.desktop.fake;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import parley.client.voice.Microphone;
import parley.client.voice.MicrophoneException;
import parley.client.voice.MicrophoneException.Problem;

/** A microphone that hears what a test puts into it. */
public final class FakeMicrophone implements Microphone {
    private static final int RATE = 48_000;

    /** How many samples stand for the end of the line, and of the device. */
    private static final int CLOSED = 0;

    private static final int LOST = 1;

    /** Refuses for this reason. */
    public volatile Optional<Problem> refusal = Optional.empty();

    private final BlockingQueue<short[]> heard = new ArrayBlockingQueue<>(10_000);

    /** A tone of so many milliseconds. */
    public void hears(int ms) {
        for (int at = 0; at < ms; at += 20) {
            var samples = new short[RATE / 50];
            for (int i = 0; i < samples.length; i++) {
                samples[i] = (short) (12_000 * Math.sin(i * 2 * Math.PI * 440 / RATE));
            }
            heard.add(samples);
        }
    }

    /** What is heard before is still given. */
    public void isUnplugged() {
        heard.add(new short[LOST]);
    }

    @Override
    public List<String> names() {
        return List.of("Desk microphone");
    }

    @Override
    public Line open(Optional<String> name) throws MicrophoneException {
        if (refusal.isPresent()) {
            throw new MicrophoneException(refusal.get());
        }
        return new Line() {
            private volatile boolean closed;

            @Override
            public int read(short[] into) throws MicrophoneException {
                if (closed && heard.isEmpty()) {
                    return -1;
                }
                try {
                    var samples = heard.take();
                    if (samples.length == CLOSED) {
                        return -1;
                    }
                    if (samples.length == LOST) {
                        throw new MicrophoneException(Problem.LOST);
                    }
                    System.arraycopy(samples, 0, into, 0, samples.length);
                    return samples.length;
                } catch (InterruptedException e) {
                    throw new MicrophoneException(Problem.LOST, e);
                }
            }

            @Override
            public void close() {
                if (!closed) {
                    closed = true;
                    heard.add(new short[CLOSED]);
                }
            }
        };
    }
}
