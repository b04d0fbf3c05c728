package parley.desktop.room;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
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
    private static final String ORDER = "sections";

    private final Preferences preferences;
    private final Runnable changed;

    Sections(Preferences preferences, Runnable changed) {
        this.preferences = preferences;
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
        var used = new LinkedHashSet<>(preferences.all(SECTION).values());
        var names = new LinkedHashSet<String>();
        for (var name : order()) {
            if (used.contains(name)) {
                names.add(name);
            }
        }
        used.stream().sorted(String.CASE_INSENSITIVE_ORDER).forEach(names::add);
        return names.stream().map(Section.Own::new).toList();
    }

    /** All, in their order: favourites, those of one's own, the usual ones. */
    List<Section> all() {
        var all = new ArrayList<Section>();
        all.add(Section.Usual.FAVOURITES);
        all.addAll(own());
        all.add(Section.Usual.ROOMS);
        all.add(Section.Usual.DIRECT);
        return all;
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
        var order = order();
        order.replaceAll(each -> each.equals(section.name()) ? name : each);
        keep(order);
        rooms(section).forEach(room -> preferences.set(SECTION + room, Optional.of(name)));
        changed.run();
    }

    /** Takes a section away; its rooms go back to where they were. */
    public void dissolve(Section.Own section) {
        rooms(section).forEach(room -> preferences.set(SECTION + room, Optional.empty()));
        changed.run();
    }

    /** Moves a section up (-1) or down (1) among those of one's own. */
    public void move(Section.Own section, int step) {
        var order = new ArrayList<>(own().stream().map(Section.Own::name).toList());
        int at = order.indexOf(section.name());
        int to = at + step;
        if (at < 0 || to < 0 || to >= order.size()) {
            return;
        }
        order.add(to, order.remove(at));
        keep(order);
        changed.run();
    }

    private List<String> rooms(Section.Own section) {
        return preferences.all(SECTION).entrySet().stream()
                .filter(each -> each.getValue().equals(section.name()))
                .map(each -> each.getKey())
                .toList();
    }

    private List<String> order() {
        return preferences
                .get(ORDER)
                .map(names -> new ArrayList<>(Arrays.asList(names.split("\n", -1))))
                .orElseGet(ArrayList::new);
    }

    private void keep(List<String> order) {
        preferences.set(
                ORDER, order.isEmpty() ? Optional.empty() : Optional.of(String.join("\n", order)));
    }

    /** Takes over what was kept on this device only, by an earlier version. */
    void adopt(List<String> favourites) {
        favourites.stream()
                .filter(room -> !room.isBlank())
                .forEach(room -> preferences.set(FAVOURITE + room, Optional.of("1")));
    }
}
