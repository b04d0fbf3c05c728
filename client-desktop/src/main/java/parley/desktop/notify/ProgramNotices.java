package parley.desktop.notify;

import java.io.IOException;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import parley.desktop.Background;

/**
 * Shows notices with a program of the operating system, one at a time. Once the program turns out
 * not to be there, nothing is tried any more. UI thread only.
 */
public final class ProgramNotices implements SystemNotices {
    private static final Logger LOG = LoggerFactory.getLogger(ProgramNotices.class);

    /** A program that takes longer is ended. */
    private static final Duration LONGEST = Duration.ofSeconds(15);

    private final Background background;
    private final String os;
    private boolean busy;
    private boolean missing;

    /** {@code os}: the system's name, as in {@code os.name}. */
    public ProgramNotices(Background background, String os) {
        this.background = background;
        this.os = os;
    }

    @Override
    public void show(String title, String text) {
        var command = NoticeCommand.of(os, title, text);
        if (busy || missing || command.isEmpty()) {
            return;
        }
        busy = true;
        background.run(
                () -> run(command.get()),
                _ -> busy = false,
                e -> {
                    busy = false;
                    missing = true;
                    LOG.info("No notices of the system: {}", e.getMessage());
                });
    }

    private static boolean run(NoticeCommand command) throws IOException, InterruptedException {
        var builder =
                new ProcessBuilder(command.words())
                        .redirectErrorStream(true)
                        .redirectOutput(ProcessBuilder.Redirect.DISCARD);
        builder.environment().putAll(command.environment());
        var process = builder.start();
        process.getOutputStream().close();
        if (!process.waitFor(LONGEST)) {
            process.destroyForcibly();
        }
        return true;
    }
}
