package parley.desktop.tour;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.concurrent.CountDownLatch;
import java.util.stream.Stream;
import javafx.application.Platform;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * {@code parley tour}: plays {@link Conversation} without a display and leaves numbered pictures
 * and {@code report.md}. Exits with 0 if every step went as it should, else with 1.
 */
public final class TourMain {
    private static final Logger LOG = LoggerFactory.getLogger(TourMain.class);

    private TourMain() {}

    /** {@code --out FOLDER}: where the pictures and the report go; {@code tour} if not given. */
    public static void main(String[] arguments) throws IOException, InterruptedException {
        PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
        Path folder = Path.of("tour");
        if (arguments.length == 2 && arguments[0].equals("--out")) {
            folder = Path.of(arguments[1]);
        } else if (arguments.length != 0) {
            out.println("Usage: parley tour [--out FOLDER]");
            System.exit(2);
        }
        CountDownLatch started = new CountDownLatch(1);
        Platform.startup(started::countDown);
        started.await();
        Platform.setImplicitExit(false);

        boolean passed = play(folder, out);
        Platform.exit();
        System.exit(passed ? 0 : 1);
    }

    /** True if every step went as it should; says so line by line. */
    static boolean play(Path folder, PrintStream out) throws IOException {
        Report report = new Report();
        Pictures pictures = new Pictures(folder);
        Path data = Files.createTempDirectory("parley-tour");
        String verdict;
        boolean passed;
        try (Conversation conversation = new Conversation(data, pictures, report, out)) {
            conversation.play();
            verdict = "Every step went as it should.";
            passed = true;
        } catch (IOException | RuntimeException e) {
            LOG.error("the tour failed", e);
            verdict = "**Failed**: " + e.getMessage();
            passed = false;
        }
        Path page = report.write(folder, verdict);
        delete(data);
        out.println(verdict + " Pictures and report: " + page);
        return passed;
    }

    private static void delete(Path folder) throws IOException {
        try (Stream<Path> all = Files.walk(folder)) {
            for (Path each : all.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(each);
            }
        }
    }
}
