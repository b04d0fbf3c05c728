package parley.client.voice;

import java.io.Closeable;
import java.util.List;
import java.util.Optional;

/** Where samples come from. Every method may block while the system answers. */
public interface Microphone {
    /** Names to choose from, as the system calls them; empty when there is no microphone. */
    List<String> names();

    /** Opens a microphone, the system's own choice when no name is given. */
    Line open(Optional<String> name) throws MicrophoneException;

    /** Mono samples at 48 kHz while it is open. Read by one thread; closed by any. */
    interface Line extends Closeable {
        /**
         * Waits for samples and returns how many came, at least one; throws when the device is
         * gone. Returns -1 after {@link #close}.
         */
        int read(short[] into) throws MicrophoneException;

        @Override
        void close();
    }
}
