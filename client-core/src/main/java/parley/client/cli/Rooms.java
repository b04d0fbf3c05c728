package parley.client.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import parley.client.workspace.RequestException;
import parley.client.workspace.RoomSummary;
import parley.client.workspace.Workspaces;
import parley.protocol.Codec;
import picocli.CommandLine.Option;

/** Lists the rooms one is in. */
@picocli.CommandLine.Command(
        name = "rooms",
        mixinStandardHelpOptions = true,
        description = "Lists your rooms: unread messages, kind, name and id.")
final class Rooms extends Command {
    @Option(names = "--json", description = "One JSON object a line, as on the wire")
    private boolean json;

    @Override
    void run(Workspaces workspaces)
            throws CommandFailed, RequestException, IOException, InterruptedException {
        connected(workspaces, (session, _) -> print(session.rooms()));
    }

    private void print(List<RoomSummary> all) {
        List<RoomSummary> rooms =
                all.stream()
                        .filter(room -> !room.left())
                        .sorted(
                                Comparator.comparing(
                                        (RoomSummary room) -> title(room).toLowerCase(Locale.ROOT)))
                        .toList();
        PrintWriter out = terminal().out();
        Codec codec = new Codec();
        for (RoomSummary room : rooms) {
            if (json) {
                out.println(new String(codec.encodeBody(room.room()), StandardCharsets.UTF_8));
            } else {
                out.printf(
                        Locale.ROOT,
                        "%5s  %-7s  %-32s  %s%n",
                        room.unread() > 0 ? Integer.toString(room.unread()) : "",
                        room.room().kind(),
                        title(room),
                        room.room().room());
            }
        }
        out.flush();
    }

    private static String title(RoomSummary room) {
        return Screen.safe(room.title().orElse("(no name)"));
    }
}
