package parley.desktop.main;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import parley.protocol.RoomId;

/** The rooms that were open, like the pages of a browser. */
final class History {
    private static final int KEPT = 50;

    private final List<RoomId> visited = new ArrayList<>();
    private int at = -1;

    /** A room was opened; going back to it is not a new visit. */
    void visit(RoomId room) {
        if (at >= 0 && visited.get(at).equals(room)) {
            return;
        }
        visited.subList(at + 1, visited.size()).clear();
        visited.add(room);
        if (visited.size() > KEPT) {
            visited.removeFirst();
        }
        at = visited.size() - 1;
    }

    /** The room {@code step} places back (negative) or forward, if there is one. */
    Optional<RoomId> move(int step) {
        int to = at + step;
        if (to < 0 || to >= visited.size()) {
            return Optional.empty();
        }
        at = to;
        return Optional.of(visited.get(to));
    }
}
