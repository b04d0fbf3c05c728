package parley.server.aws;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** {@code parley} and {@code parley.cmd} start the same things in the same way. */
class ScriptsTest {
    private final String unix = read("parley");
    private final String windows = read("parley.cmd");

    private static String read(String script) {
        try {
            return Files.readString(Path.of("..", script)).replace("\r", "");
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void bothKnowTheSameCommands() {
        String cases = unix.substring(unix.indexOf("case \"$command\" in"));

        assertThat(compared("COMMAND"))
                .containsAll(List.of("desktop", "tour", "aws", "tail"))
                .isEqualTo(labels(cases, "  "));
        assertThat(compared("KIND"))
                .contains("deploy", "templates")
                .isEqualTo(labels(cases, "      "));
    }

    /** What stands before a bracket, in lines that begin so. */
    private static Set<String> labels(String cases, String indent) {
        return all("(?m)^" + indent + "([a-z-][a-z| -]*)\\)", cases)
                .flatMap(each -> Arrays.stream(each.group(1).split("\\|")))
                .map(String::strip)
                .filter(each -> !each.endsWith("help") && !each.equals("-h"))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** What a variable is compared with, but for help. */
    private Set<String> compared(String variable) {
        Stream<String> single =
                all("\"%" + variable + "%\"==\"([a-z]+)\"", windows).map(each -> each.group(1));
        Stream<String> many =
                all("in \\(([a-z ]+)\\) do if /i \"%" + variable + "%\"==\"%%C\"", windows)
                        .flatMap(each -> Arrays.stream(each.group(1).split(" ")));
        return Stream.concat(single, many).collect(Collectors.toCollection(TreeSet::new));
    }

    @Test
    void bothStartThemWithTheSameOptions() {
        // What the C library holds can be given back by glibc only.
        assertThat(options(windows, _ -> true))
                .contains("-Xmx128m", "-Xmx1g", "-Xlog:disable", "-Pinfra")
                .isEqualTo(options(unix, each -> !each.contains("TrimNativeHeap")));
    }

    /** Sorted, as often as they stand there; of one with a variable what is before its value. */
    private static List<String> options(String script, Predicate<String> all) {
        return all("(?<![\\w-])-(?:X|D|P(?=infra))[^\\s\")]+", script)
                .map(MatchResult::group)
                .map(each -> each.replaceAll("=.*[$%].*", "="))
                .filter(all)
                .sorted()
                .toList();
    }

    @Test
    void bothStartTheSamePrograms() {
        assertThat(programs(windows))
                .contains("parley.server.aws.deploy.DeployMain")
                .isEqualTo(programs(unix));
    }

    private static Set<String> programs(String script) {
        return all("parley(?:\\.[a-z]+)*\\.[A-Z]\\w+", script)
                .map(MatchResult::group)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static Stream<MatchResult> all(String pattern, String text) {
        return Pattern.compile(pattern).matcher(text).results();
    }
}
