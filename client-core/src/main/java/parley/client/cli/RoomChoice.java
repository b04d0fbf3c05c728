package parley.client.cli;

import java.util.List;
import java.util.Locale;
import parley.client.workspace.RoomSummary;
import parley.client.workspace.WorkspaceSession;

/** Finds the room that somebody means by what they typed. */
final class RoomChoice {
    private RoomChoice() {}

    /** By id, else by name ({@code #} in front and case do not matter). */
    static RoomSummary of(WorkspaceSession session, String typed) throws CommandFailed {
        List<RoomSummary> rooms = session.rooms().stream().filter(room -> !room.left()).toList();
        for (RoomSummary room : rooms) {
            if (room.room().room().value().equals(typed)) {
                return room;
            }
        }
        String name = fold(typed);
        List<RoomSummary> named =
                rooms.stream()
                        .filter(room -> room.title().map(RoomChoice::fold).orElse("").equals(name))
                        .toList();
        if (named.size() == 1) {
            return named.getFirst();
        }
        if (named.isEmpty()) {
            throw new CommandFailed(
                    Exit.MISUSED,
                    "You are in no room \"" + typed + "\". \"parley rooms\" lists yours.");
        }
        throw new CommandFailed(
                Exit.MISUSED,
                "There are "
                        + named.size()
                        + " rooms \""
                        + typed
                        + "\". Give the id instead: "
                        + String.join(
                                ", ", named.stream().map(r -> r.room().room().value()).toList()));
    }

    private static String fold(String name) {
        String bare = name.startsWith("#") || name.startsWith("@") ? name.substring(1) : name;
        return bare.strip().toLowerCase(Locale.ROOT);
    }
}
