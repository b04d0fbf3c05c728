package parley.desktop.room;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import parley.desktop.room.RoomListItem.Section;
import parley.desktop.workspace.Preferences;
import parley.desktop.workspace.RoomSummary;
import parley.protocol.RoomId;
import parley.protocol.RoomKind;

/**
 * Which rooms are favourites and which sections one made, on all of one's devices. A section lives
 * as long as a room is in it. UI thread only.
 */
public final class Sections {
    /** Longest name, in characters. */
    public static final int LONGEST = 40;

    private static final String FAVOURITE = "favourite:";
    private static final String SECTION = "section:";

    private final Preferences preferences;
    private final Arrangement arrangement;
    private final Runnable changed;

    Sections(Preferences preferences, Runnable changed) {
        this.preferences = preferences;
        this.arrangement = new Arrangement(preferences);
        this.changed = changed;
    }

    /** Where a room stands. */
    Section of(RoomSummary room) {
        if (preferences.has(FAVOURITE + room.id())) {
            return Section.Usual.FAVOURITES;
        }
        return own(room.id())
                .<Section>map(own -> own)
                .orElse(personal(room) ? Section.Usual.DIRECT : Section.Usual.ROOMS);
    }

    private static boolean personal(RoomSummary room) {
        return room.kind() == RoomKind.DIRECT || room.kind() == RoomKind.GROUP;
    }

    /** The section of one's own that a room was put into. */
    Optional<Section.Own> own(RoomId room) {
        return preferences.get(SECTION + room).map(Section.Own::new);
    }

    /** Those of one's own that hold rooms, in their order. */
    public List<Section.Own> own() {
        return all().stream()
                .filter(Section.Own.class::isInstance)
                .map(Section.Own.class::cast)
                .toList();
    }

    /** All, in their order. */
    List<Section> all() {
        return arrangement.sections(
                preferences.all(SECTION).values().stream()
                        .distinct()
                        .sorted(String.CASE_INSENSITIVE_ORDER)
                        .map(Section.Own::new)
                        .toList());
    }

    /** Sorts rooms by their place in the list; those without one by {@code otherwise}. */
    Comparator<RoomSummary> order(Comparator<RoomSummary> otherwise) {
        var all = all();
        return Comparator.<RoomSummary>comparingInt(r -> all.indexOf(of(r)))
                .thenComparing(arrangement.rooms(this::of))
                .thenComparing(otherwise);
    }

    /** Puts all in this order, and what is not in it after that. */
    void arrange(List<Section> order) {
        arrangement.keep(order);
        changed.run();
    }

    /**
     * Puts a room into a section, at a place among the {@code others} that stand there; whether it
     * may stand there.
     */
    boolean place(RoomSummary room, Section section, List<RoomId> others, int at) {
        if (!mayStand(room, section)) {
            return false;
        }
        var order = new ArrayList<>(others);
        order.remove(room.id());
        order.add(Math.clamp(at, 0, order.size()), room.id());
        if (!of(room).equals(section)) {
            preferences.set(
                    FAVOURITE + room.id(),
                    section == Section.Usual.FAVOURITES ? Optional.of("1") : Optional.empty());
            if (section != Section.Usual.FAVOURITES) {
                preferences.set(
                        SECTION + room.id(),
                        section instanceof Section.Own own
                                ? Optional.of(own.name())
                                : Optional.empty());
            }
        }
        arrangement.keep(section, order);
        changed.run();
        return true;
    }

    /** Rooms and people one writes with each have their own usual section. */
    static boolean mayStand(RoomSummary room, Section section) {
        return switch (section) {
            case Section.Own _ -> true;
            case Section.Usual.FAVOURITES -> true;
            case Section.Usual.ROOMS -> !personal(room);
            case Section.Usual.DIRECT -> personal(room);
        };
    }

    /** Makes a room a favourite, or one like all others. */
    public void favourite(RoomId room) {
        var key = FAVOURITE + room;
        preferences.set(key, preferences.has(key) ? Optional.empty() : Optional.of("1"));
        changed.run();
    }

    /** Puts a room into a section of one's own, or back. */
    public void put(RoomId room, Optional<Section.Own> section) {
        preferences.set(SECTION + room, section.map(Section.Own::name));
        changed.run();
    }

    /** Calls a section something else; one of that name takes its rooms in. */
    public void rename(Section.Own section, String name) {
        if (name.equals(section.name())) {
            return;
        }
        arrangement.renamed(section, new Section.Own(name));
        rooms(section).forEach(room -> preferences.set(SECTION + room, Optional.of(name)));
        changed.run();
    }

    /** Takes a section away; its rooms go back to where they were. */
    public void dissolve(Section.Own section) {
        rooms(section).forEach(room -> preferences.set(SECTION + room, Optional.empty()));
        arrangement.dissolved(section);
        changed.run();
    }

    private List<String> rooms(Section.Own section) {
        return preferences.all(SECTION).entrySet().stream()
                .filter(each -> each.getValue().equals(section.name()))
                .map(each -> each.getKey())
                .toList();
    }

    /** Takes over what was kept on this device only, by an earlier version. */
    void adopt(List<String> favourites) {
        favourites.stream()
                .filter(room -> !room.isBlank())
                .forEach(room -> preferences.set(FAVOURITE + room, Optional.of("1")));
    }
}
