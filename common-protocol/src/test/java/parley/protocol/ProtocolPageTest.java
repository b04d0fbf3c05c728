package parley.protocol;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.RecordComponent;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/**
 * The tables of docs/protocol.md that can be read off the code are; a marker stands around each.
 */
class ProtocolPageTest {
    private static final Path PAGE = Path.of("../docs/protocol.md");

    @Test
    void thePermissionsAreThoseOfTheCode() {
        block("permissions", permissions());
    }

    @Test
    void theLimitsAreThoseOfTheCode() {
        block("limits", limits());
    }

    @Test
    void theErrorsAreThoseOfTheCode() {
        String codes =
                Arrays.stream(ErrorCode.values())
                        .map(code -> "`" + code + "`" + (code.retry() ? "*" : ""))
                        .collect(Collectors.joining(" "));
        block("errors", codes);
    }

    @Test
    void theCloseCodesAreThoseOfTheCode() {
        List<String> lines = new ArrayList<>(List.of("| code | why | then |", "|---|---|---|"));
        for (CloseCode each : CloseCode.values()) {
            lines.add(
                    row(
                            String.valueOf(each.code()),
                            words(each.name()),
                            words(each.next().name())));
        }
        block("close codes", String.join("\n", lines));
    }

    @Test
    void everyOperationEntryAndEventIsNamed() {
        String page = Golden.read(PAGE);
        for (String op : OpNames.all().keySet()) {
            assertThat(page).contains("`" + op + "`");
        }
        for (String ev : EntryJson.NAMES.keySet()) {
            assertThat(page).contains("`" + ev + "`");
        }
        for (String ev : WireNames.of(Event.class).keySet()) {
            assertThat(page).contains("`" + ev + "`");
        }
    }

    private static String permissions() {
        List<String> lines = new ArrayList<>();
        lines.add("| operation | where | whose role in the workspace | what it takes | archived |");
        lines.add("|---|---|---|---|---|");
        for (Permission each : Permissions.table()) {
            lines.add(
                    row(
                            "`" + each.op() + "`",
                            where(each),
                            who(each),
                            need(each),
                            each.writes() ? "`room_archived`" : "allowed"));
        }
        return String.join("\n", lines);
    }

    private static String where(Permission row) {
        if (row.kinds().isEmpty()) {
            return "workspace";
        }
        if (row.kinds().size() == RoomKind.values().length) {
            return "any room";
        }
        return names(EnumSet.copyOf(row.kinds()));
    }

    private static String who(Permission row) {
        String any = roles(row.any().roles());
        String own = roles(row.own().roles());
        return any.equals(own) ? any : any + "; own: " + own;
    }

    private static String roles(Set<WorkspaceRole> roles) {
        return roles.size() == WorkspaceRole.values().length ? "all" : names(EnumSet.copyOf(roles));
    }

    private static String need(Permission row) {
        String any = words(row.any().need().name());
        String own = words(row.own().need().name());
        return any.equals(own) ? any : any + "; own: " + own;
    }

    private static String limits() {
        List<String> lines = new ArrayList<>(List.of("| `hello.limits` | on a LAN |", "|---|---|"));
        try {
            for (RecordComponent each : Limits.class.getRecordComponents()) {
                long value = ((Number) each.getAccessor().invoke(Limits.LAN)).longValue();
                lines.add(
                        row("`" + each.getName() + "`", String.format(Locale.ROOT, "%,d", value)));
            }
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
        return String.join("\n", lines);
    }

    private static String names(Set<? extends Enum<?>> values) {
        return values.stream().map(Object::toString).collect(Collectors.joining(", "));
    }

    private static String words(String constant) {
        return constant.toLowerCase(Locale.ROOT).replace('_', ' ');
    }

    private static String row(String... cells) {
        return "| " + String.join(" | ", cells) + " |";
    }

    private static void block(String name, String made) {
        String page = Golden.read(PAGE);
        String begin = "<!-- " + name + ": made from the code -->\n";
        String end = "\n<!-- end of " + name + " -->";
        int from = page.indexOf(begin);
        int to = page.indexOf(end);
        assertThat(from).as("marker of %s", name).isNotNegative();
        assertThat(to).as("end of %s", name).isGreaterThan(from);
        Golden.check(PAGE, page.substring(0, from + begin.length()) + made + page.substring(to));
    }
}
