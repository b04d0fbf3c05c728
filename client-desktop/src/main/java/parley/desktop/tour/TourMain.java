package parley.desktop.tour;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.Optional;
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

    /**
     * {@code --out FOLDER}: where the pictures and the report go; {@code tour} if not given. {@code
     * --join LINK}: only {@link Visit}, at the workspace that the link leads to.
     */
    public static void main(String[] arguments) throws IOException, InterruptedException {
        PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
        Path folder = Path.of("tour");
        Optional<String> link = Optional.empty();
        for (int i = 0; i < arguments.length; i += 2) {
            String value = i + 1 < arguments.length ? arguments[i + 1] : "";
            switch (value.isEmpty() ? "" : arguments[i]) {
                case "--out" -> folder = Path.of(value);
                case "--join" -> link = Optional.of(value);
                default -> {
                    out.println("Usage: parley tour [--out FOLDER] [--join LINK]");
                    System.exit(2);
                }
            }
        }
        CountDownLatch started = new CountDownLatch(1);
        Platform.startup(started::countDown);
        started.await();
        Platform.setImplicitExit(false);

        boolean passed = link.isPresent() ? visit(link.get(), folder, out) : play(folder, out);
        Platform.exit();
        System.exit(passed ? 0 : 1);
    }

    private static boolean visit(String link, Path folder, PrintStream out) throws IOException {
        Path data = Files.createTempDirectory("parley-visit");
        try (Visit visit = new Visit(data, folder)) {
            visit.join(link);
            visit.talk("Is this the workspace on the other machine?", "It is, and it answers.");
            visit.drop();
            out.println("Every step went as it should. Pictures: " + folder);
            return true;
        } catch (IOException | RuntimeException e) {
            LOG.error("the visit failed", e);
            out.println("Failed: " + e.getMessage());
            return false;
        } finally {
            delete(data);
        }
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
