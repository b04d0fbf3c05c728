package parley.client.voice;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import parley.client.voice.MicrophoneException.Problem;

/** A line that gives what a test puts into it. */
final class FakeMicrophone implements Microphone {
    private final Object lock = new Object();

    /** Guarded by {@link #lock}. */
    private final Deque<short[]> samples = new ArrayDeque<>();

    /** Guarded by {@link #lock}. */
    private boolean closed;

    /** Guarded by {@link #lock}. */
    private boolean lost;

    private Optional<Problem> refusal = Optional.empty();

    FakeMicrophone refusing(Problem problem) {
        refusal = Optional.of(problem);
        return this;
    }

    void hears(short[] sound) {
        synchronized (lock) {
            samples.add(sound);
            lock.notifyAll();
        }
    }

    void isUnplugged() {
        synchronized (lock) {
            lost = true;
            lock.notifyAll();
        }
    }

    boolean isClosed() {
        synchronized (lock) {
            return closed;
        }
    }

    @Override
    public List<String> names() {
        return List.of("fake");
    }

    @Override
    public Line open(Optional<String> name) throws MicrophoneException {
        if (refusal.isPresent()) {
            throw new MicrophoneException(refusal.get());
        }
        return new Line() {
            private short[] rest = new short[0];
            private int at;

            @Override
            public int read(short[] into) throws MicrophoneException {
                synchronized (lock) {
                    while (at == rest.length && samples.isEmpty() && !closed && !lost) {
                        try {
                            lock.wait();
                        } catch (InterruptedException e) {
                            throw new MicrophoneException(Problem.LOST, e);
                        }
                    }
                    if (closed) {
                        return -1;
                    }
                    if (at == rest.length) {
                        if (samples.isEmpty()) {
                            throw new MicrophoneException(Problem.LOST);
                        }
                        rest = samples.remove();
                        at = 0;
                    }
                    int count = Math.min(into.length, rest.length - at);
                    System.arraycopy(rest, at, into, 0, count);
                    at += count;
                    return count;
                }
            }

            @Override
            public void close() {
                synchronized (lock) {
                    closed = true;
                    lock.notifyAll();
                }
            }
        };
    }
}
