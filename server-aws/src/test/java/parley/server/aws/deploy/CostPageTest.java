package parley.server.aws.deploy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/**
 * The page of costs says what its own prices come to. Dollars; what is "a million" of something.
 */
class CostPageTest {
    private static final double CENT = 0.005_001;
    private static final int MESSAGES = 40 * 22;
    private static final int MINUTES = 8 * 60 * 22;
    private static final int CHORES = 60 * 24 * 30;
    private static final int MARK_READS = 9;
    private static final int MARK_WRITES = 9;
    private static final int MARK_MESSAGES = 3;
    private static final Pattern NUMBER = Pattern.compile("\\d[\\d,]*(?:\\.\\d+)?");

    private final List<String> page = read();
    private final double message = price("WebSocket messages");
    private final double minute = price("minutes of a connection");
    private final double event = 0.05 * 16.6667 + 0.20;
    private final double write = price("DynamoDB on demand, writes");
    private final double read = price("DynamoDB on demand, reads");

    private static List<String> read() {
        try {
            return Files.readAllLines(Path.of("..", "docs", "aws-cost.md"));
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The cells of the only row that begins so. */
    private List<String> row(String first) {
        return row(first, false);
    }

    private List<String> row(String first, boolean whole) {
        List<List<String>> found =
                page.stream()
                        .filter(each -> each.startsWith("| "))
                        .map(each -> Arrays.stream(each.split("\\|")).skip(1).map(String::strip))
                        .map(each -> each.map(cell -> cell.replace("*", "")).toList())
                        .filter(each ->
                                whole
                                        ? each.getFirst().equals(first)
                                        : each.getFirst().startsWith(first))
                        .toList();
        assertThat(found).as(first).hasSize(1);
        return found.getFirst();
    }

    private double price(String what) {
        return number(row(what).getLast());
    }

    /** The first number in it; 0 if there is none. */
    private static double number(String text) {
        Matcher number = NUMBER.matcher(text);
        return number.find() ? Double.parseDouble(number.group().replace(",", "")) : 0;
    }

    private double of(double reads, double writes, double messages) {
        return reads * read + writes * write + messages * message;
    }

    @Test
    void everyPartOfAMessageCostsWhatItsUnitsCost() {
        double sum = event;
        double reads = 0;
        for (String each :
                List.of("the event", "`message.send`", "who hears the room", "connections, one")) {
            List<String> cells = row(each);
            double cost = of(number(cells.get(1)), number(cells.get(2)), number(cells.get(3)));
            assertThat(number(cells.getLast())).as(each).isCloseTo(cost, within(CENT));
            sum += cost;
            reads += number(cells.get(1));
        }
        List<String> all = row("all", true);

        assertThat(price("Lambda, an event of 50 ms")).isCloseTo(event, within(CENT));
        assertThat(number(row("Lambda", true).getLast())).isCloseTo(event, within(CENT));
        assertThat(number(all.get(1))).isEqualTo(reads);
        assertThat(number(all.getLast())).isCloseTo(sum, within(CENT));
    }

    @Test
    void aMonthCostsWhatPeopleDoInIt() {
        month("10", 10, 10);
        month("100", 100, 10);
        month("1,000", 1_000, 10);
        month("1,000, heard by 50", 1_000, 50);
    }

    private void month(String first, int people, int heard) {
        List<String> cells =
                page.stream()
                        .filter(each -> each.startsWith("| " + first + " |"))
                        .map(each -> Arrays.stream(each.split("\\|")).map(String::strip).toList())
                        .findFirst()
                        .orElseThrow();
        double said = MESSAGES * people / 1e6;
        List<Double> costs =
                List.of(
                        said * (event + of(7 + heard, 17, 2 + heard)),
                        said * (event + of(MARK_READS, MARK_WRITES, MARK_MESSAGES)),
                        MINUTES * people / 1e6 * minute,
                        CHORES / 1e6 * (event + of(2, 0, 0)));

        assertThat(number(cells.get(2))).isEqualTo(MESSAGES * people);
        for (int i = 0; i < costs.size(); i++) {
            assertThat(number(cells.get(3 + i))).as(first).isCloseTo(costs.get(i), within(CENT));
        }
        double sum = costs.stream().mapToDouble(each -> each).sum();
        assertThat(number(cells.get(7))).as(first).isCloseTo(sum, within(CENT));
    }
}
