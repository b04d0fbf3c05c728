package parley.desktop.voice;

import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import javafx.application.Platform;
import org.jspecify.annotations.Nullable;
import parley.desktop.media.Trouble;

/** Plays one file through the real speaker and writes down what the listener is told. */
final class SpeakingProcess {
    private SpeakingProcess() {}

    /** The file, where to begin in milliseconds, the speed. */
    public static void main(String[] arguments) throws InterruptedException {
        var over = new CountDownLatch(1);
        var plays =
                new AtomicReference<Speaker.@Nullable Sound>(); // what nobody holds is collected
        Platform.startup(() ->
                plays.set(
                        new FxSpeaker()
                                .play(
                                        Path.of(arguments[0]),
                                        Duration.ofMillis(Long.parseLong(arguments[1])),
                                        Double.parseDouble(arguments[2]),
                                        1,
                                        new Telling(over))));
        if (!over.await(60, TimeUnit.SECONDS)) {
            System.out.println("no end");
        }
        Runtime.getRuntime().halt(0); // GStreamer may wait for a device that is gone
    }

    private record Telling(CountDownLatch over) implements Speaker.Listener {
        @Override
        public void ready(Duration length) {
            System.out.println("ready " + length.toMillis());
        }

        @Override
        public void moved(Duration position) {
            System.out.println("at " + position.toMillis());
        }

        @Override
        public void ended() {
            System.out.println("ended");
            over.countDown();
        }

        @Override
        public void failed(Trouble why) {
            System.out.println("failed " + why);
            over.countDown();
        }
    }
}
