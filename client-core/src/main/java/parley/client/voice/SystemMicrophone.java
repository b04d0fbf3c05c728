package parley.client.voice;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.sound.sampled.AudioFormat;
import javax.sound.sampled.AudioSystem;
import javax.sound.sampled.DataLine;
import javax.sound.sampled.LineUnavailableException;
import javax.sound.sampled.Mixer;
import javax.sound.sampled.TargetDataLine;

/** The microphones of this machine, through Java Sound. Safe for use by many threads. */
public final class SystemMicrophone implements Microphone {
    private static final int STEP = VoiceWriter.RATE / 25;

    private static AudioFormat format(int channels) {
        return new AudioFormat(VoiceWriter.RATE, 16, channels, true, false);
    }

    @Override
    public List<String> names() {
        List<String> names = new ArrayList<>();
        for (Mixer.Info info : AudioSystem.getMixerInfo()) {
            Mixer mixer = AudioSystem.getMixer(info);
            if (supports(mixer, 1) || supports(mixer, 2)) {
                names.add(info.getName());
            }
        }
        return List.copyOf(names);
    }

    private static boolean supports(Mixer mixer, int channels) {
        return mixer.isLineSupported(new DataLine.Info(TargetDataLine.class, format(channels)));
    }

    @Override
    public Line open(Optional<String> name) throws MicrophoneException {
        Optional<Mixer> chosen = name.flatMap(SystemMicrophone::mixer);
        boolean known = false;
        for (int channels = 1; channels <= 2; channels++) {
            DataLine.Info info = new DataLine.Info(TargetDataLine.class, format(channels));
            if (chosen.map(m -> m.isLineSupported(info))
                    .orElse(AudioSystem.isLineSupported(info))) {
                known = true;
                Optional<Line> line = start(chosen, info, channels);
                if (line.isPresent()) {
                    return line.get();
                }
            }
        }
        throw new MicrophoneException(
                known ? MicrophoneException.Problem.REFUSED : MicrophoneException.Problem.NONE);
    }

    private static Optional<Mixer> mixer(String name) {
        for (Mixer.Info info : AudioSystem.getMixerInfo()) {
            if (info.getName().equals(name)) {
                return Optional.of(AudioSystem.getMixer(info));
            }
        }
        return Optional.empty();
    }

    private static Optional<Line> start(Optional<Mixer> mixer, DataLine.Info info, int channels)
            throws MicrophoneException {
        try {
            javax.sound.sampled.Line line =
                    mixer.isPresent() ? mixer.get().getLine(info) : AudioSystem.getLine(info);
            if (!(line instanceof TargetDataLine target)) {
                return Optional.empty();
            }
            target.open(format(channels), STEP * 2 * channels * 10);
            target.start();
            return Optional.of(new SystemLine(target, channels));
        } catch (LineUnavailableException | IllegalArgumentException e) {
            return Optional.empty();
        } catch (SecurityException e) {
            throw new MicrophoneException(MicrophoneException.Problem.REFUSED, e);
        }
    }

    private static final class SystemLine implements Line {
        private final TargetDataLine target;
        private final int channels;
        private final byte[] bytes;
        private volatile boolean closed;

        SystemLine(TargetDataLine target, int channels) {
            this.target = target;
            this.channels = channels;
            this.bytes = new byte[STEP * 2 * channels];
        }

        @Override
        public int read(short[] into) throws MicrophoneException {
            int wanted = Math.min(bytes.length, into.length * 2 * channels);
            int got = target.read(bytes, 0, wanted);
            if (closed) {
                return -1;
            }
            int samples = got / (2 * channels);
            if (samples == 0) {
                throw new MicrophoneException(MicrophoneException.Problem.LOST);
            }
            for (int i = 0; i < samples; i++) {
                int sum = 0;
                for (int channel = 0; channel < channels; channel++) {
                    int at = 2 * (i * channels + channel);
                    sum += (bytes[at] & 0xff) | bytes[at + 1] << 8;
                }
                into[i] = (short) (sum / channels);
            }
            return samples;
        }

        @Override
        public void close() {
            closed = true;
            target.stop();
            target.close();
        }
    }
}
