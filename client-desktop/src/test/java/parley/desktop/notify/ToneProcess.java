package parley.desktop.notify;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import parley.desktop.fake.ImmediateBackground;

/** Plays the tone of a notice on the system's speaker and writes down whether it sounded. */
public final class ToneProcess {
    private ToneProcess() {}

    /** Needs nothing. */
    public static void main(String[] arguments) throws Exception {
        var said = new CompletableFuture<Boolean>();
        new Tone(new ImmediateBackground()).play(said::complete);
        try {
            System.out.println(said.get(30, TimeUnit.SECONDS) ? "played" : "failed");
        } catch (TimeoutException e) {
            System.out.println("no end");
        }
        Runtime.getRuntime().halt(0);
    }
}
