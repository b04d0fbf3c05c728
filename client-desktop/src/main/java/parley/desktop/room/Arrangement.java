package parley.desktop.room;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import parley.desktop.room.RoomListItem.Section;
import parley.desktop.workspace.Preferences;
import parley.desktop.workspace.RoomSummary;
import parley.protocol.RoomId;

/**
 * The order of the sections and of the rooms in each, on all of one's devices. What an order does
 * not name follows what it names, as it stands without one. UI thread only.
 */
final class Arrangement {
    private static final String SECTIONS = "order";
    private static final String ROOMS = "order:";

    /** In an earlier version: names of sections of one's own, one a line. */
    private static final String OLD = "sections";

    /** So many rooms of a section are named at most: their ids fit into one preference. */
    private static final int MOST = 400;

    private final Preferences preferences;

    Arrangement(Preferences preferences) {
        this.preferences = preferences;
    }

    /** The sections in their order; {@code own}: those of one's own, as they stand without one. */
    List<Section> sections(List<Section.Own> own) {
        var there = new ArrayList<Section>();
        there.add(Section.Usual.FAVOURITES);
        var old = lines(OLD);
        own.stream().sorted(Comparator.comparingInt(o -> place(old, o.name()))).forEach(there::add);
        there.add(Section.Usual.ROOMS);
        there.add(Section.Usual.DIRECT);
        var order = lines(SECTIONS);
        var sorted = new ArrayList<>(there);
        sorted.removeIf(s -> !order.contains(s.key()));
        sorted.sort(Comparator.comparingInt(s -> order.indexOf(s.key())));
        for (int i = 0; i < there.size(); i++) {
            if (!sorted.contains(there.get(i))) {
                sorted.add(after(sorted, there, i), there.get(i));
            }
        }
        return sorted;
    }

    /** Where one that no order names belongs: behind what stands before it without one. */
    private static int after(List<Section> sorted, List<Section> there, int index) {
        return index == 0 ? 0 : sorted.indexOf(there.get(index - 1)) + 1;
    }

    private static int place(List<String> order, String word) {
        int at = order.indexOf(word);
        return at < 0 ? Integer.MAX_VALUE : at;
    }

    /** Sorts rooms by their place in their sections. */
    Comparator<RoomSummary> rooms(Function<RoomSummary, Section> section) {
        Map<Section, List<String>> orders = new HashMap<>();
        return Comparator.comparingInt(room ->
                place(
                        orders.computeIfAbsent(section.apply(room), s -> lines(ROOMS + s.key())),
                        room.id().value()));
    }

    /** Keeps the order of the sections. */
    void keep(List<Section> sections) {
        put(SECTIONS, sections.stream().map(Section::key).toList());
    }

    /** Keeps the order of the rooms of a section. */
    void keep(Section section, List<RoomId> rooms) {
        put(ROOMS + section.key(), rooms.stream().limit(MOST).map(RoomId::value).toList());
    }

    /** A section is called otherwise now: its place and the order of its rooms go with it. */
    void renamed(Section.Own from, Section.Own to) {
        var order = lines(SECTIONS);
        if (order.contains(from.key())) {
            order.replaceAll(k -> k.equals(from.key()) ? to.key() : k);
            put(SECTIONS, order.stream().distinct().toList());
        }
        var old = lines(OLD);
        if (old.contains(from.name())) {
            old.replaceAll(n -> n.equals(from.name()) ? to.name() : n);
            put(OLD, old.stream().distinct().toList());
        }
        var rooms = lines(ROOMS + to.key());
        rooms.addAll(lines(ROOMS + from.key()));
        put(ROOMS + to.key(), rooms.stream().distinct().toList());
        put(ROOMS + from.key(), List.of());
    }

    /** A section is gone. */
    void dissolved(Section.Own section) {
        put(ROOMS + section.key(), List.of());
    }

    private List<String> lines(String key) {
        var lines = new ArrayList<String>();
        preferences.get(key).ifPresent(v -> lines.addAll(List.of(v.split("\n", -1))));
        return lines;
    }

    private void put(String key, List<String> lines) {
        var value =
                lines.isEmpty() ? Optional.<String>empty() : Optional.of(String.join("\n", lines));
        if (!preferences.get(key).equals(value)) {
            preferences.set(key, value);
        }
    }
}
