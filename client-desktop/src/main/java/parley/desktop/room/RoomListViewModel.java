package parley.desktop.room;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.jspecify.annotations.Nullable;
import parley.desktop.Background;
import parley.desktop.Memory;
import parley.desktop.Problems;
import parley.desktop.room.RoomListItem.Place;
import parley.desktop.room.RoomListItem.Section;
import parley.desktop.text.Line;
import parley.desktop.workspace.RoomSummary;
import parley.desktop.workspace.Workspace;
import parley.protocol.RoomId;
import parley.protocol.RoomKind;

/** The rooms of one workspace in sections, and which one is open. UI thread only. */
public final class RoomListViewModel {
    private static final Comparator<RoomSummary> BY_NAME =
            Comparator.comparing(RoomSummary::archived)
                    .thenComparing(RoomSummary::name, String.CASE_INSENSITIVE_ORDER);

    private final Workspace workspace;
    private final Background background;
    private final ObservableList<RoomListItem> items = FXCollections.observableArrayList();
    private final ObjectProperty<@Nullable RoomId> open = new SimpleObjectProperty<>();
    private final ObjectProperty<@Nullable Line> problem = new SimpleObjectProperty<>();
    private final BooleanProperty loaded = new SimpleBooleanProperty();
    private final Memory memory;
    private final Sections sections;
    private Set<RoomId> shownRead = Set.of();
    private List<RoomSummary> rooms = List.of();
    private List<RoomSummary> known = List.of();
    private final List<Runnable> waiting = new ArrayList<>();
    private boolean reading;
    private boolean readAgain;

    public RoomListViewModel(Workspace workspace, Background background) {
        this(workspace, background, Memory.ofThisRun());
    }

    /** {@code memory}: which sections are folded on this device. */
    public RoomListViewModel(Workspace workspace, Background background, Memory memory) {
        this.memory = memory;
        this.workspace = workspace;
        this.background = background;
        this.sections = new Sections(workspace.preferences(), this::rearrange);
        sections.adopt(memory.list(key("favourites")));
        memory.putList(key("favourites"), List.of());
    }

    /** Heads and rooms as they stand. */
    public ObservableList<RoomListItem> items() {
        return items;
    }

    /** The room that is open, or null. */
    public ObjectProperty<@Nullable RoomId> openProperty() {
        return open;
    }

    /** Whether the rooms were read once. */
    public ReadOnlyBooleanProperty loaded() {
        return loaded;
    }

    /** Runs something once the rooms were read for the first time. */
    public void whenLoaded(Runnable then) {
        if (loaded.get()) {
            then.run();
        } else {
            loaded.subscribe((_, now) -> {
                if (now) {
                    then.run();
                }
            });
        }
    }

    /** Why the rooms could not be read, or null. */
    public ObjectProperty<@Nullable Line> problem() {
        return problem;
    }

    /** All rooms, those of folded sections too, in the order of the list. */
    public List<RoomSummary> rooms() {
        return rooms;
    }

    /** The room with this id. */
    public Optional<RoomSummary> room(RoomId id) {
        return rooms.stream().filter(r -> r.id().equals(id)).findFirst();
    }

    /** Unread messages in all rooms. */
    public int unread() {
        return rooms.stream().filter(r -> !r.muted()).mapToInt(RoomSummary::unread).sum();
    }

    /** Mentions and direct messages in all rooms. */
    public int calls() {
        return rooms.stream().mapToInt(RoomListViewModel::calls).sum();
    }

    /** What calls oneself in a room: mentions, or any message of a direct room. */
    static int calls(RoomSummary room) {
        return room.kind() == RoomKind.DIRECT ? room.unread() : room.mentions();
    }

    /** Reads the rooms again; {@code then} runs when they are shown. */
    public void refresh(Runnable then) {
        waiting.add(then);
        if (reading) {
            readAgain = true; // what is being read may be older than what is waited for
            return;
        }
        reading = true;
        var told = List.copyOf(waiting);
        waiting.clear();
        background.run(
                workspace::rooms,
                read -> {
                    reading = false;
                    problem.set(null);
                    known = read;
                    rooms = sorted(read);
                    show();
                    loaded.set(true);
                    told.forEach(Runnable::run);
                    again();
                },
                e -> {
                    reading = false;
                    problem.set(Problems.line(e));
                    again();
                });
    }

    private void again() {
        if (readAgain && !reading) {
            readAgain = false;
            refresh(() -> {});
        }
    }

    /** Hides or shows the rooms of a section. */
    public void fold(Section section) {
        memory.toggle(key("folded"), section.key());
        show();
    }

    /** Makes a room a favourite, or one like all others. */
    public void favourite(RoomId room) {
        sections.favourite(room);
    }

    /** Favourites and sections of one's own. */
    public Sections sections() {
        return sections;
    }

    /** Moving rooms and sections. */
    Moves moves() {
        return new Moves(items, rooms, sections);
    }

    /** Sections may be other ones now. */
    public void rearrange() {
        rooms = sorted(known);
        show();
    }

    /** Shows these rooms as read, whatever is known of them; until it is called again. */
    public void showRead(List<RoomId> ids) {
        shownRead = Set.copyOf(ids);
        rooms = sorted(known);
        show();
    }

    private String key(String name) {
        return name + "." + workspace.card().id();
    }

    /**
     * The next room from the open one, {@code step} up (negative) or down; only unread ones if so
     * wanted.
     */
    public Optional<RoomId> neighbour(int step, boolean unreadOnly) {
        int at = -1;
        for (int i = 0; i < rooms.size(); i++) {
            if (rooms.get(i).id().equals(open.get())) {
                at = i;
            }
        }
        for (int i = at + step; i >= 0 && i < rooms.size(); i += step) {
            if (!unreadOnly || rooms.get(i).unread() > 0) {
                return Optional.of(rooms.get(i).id());
            }
        }
        return Optional.empty();
    }

    private List<RoomSummary> sorted(List<RoomSummary> read) {
        return read.stream()
                .map(r -> shownRead.contains(r.id()) ? r.read() : r)
                .sorted(sections.order(BY_NAME))
                .toList();
    }

    private void show() {
        var next = new ArrayList<RoomListItem>();
        if (!rooms.isEmpty()) {
            next.add(new RoomListItem.View(Place.UNREAD, unread()));
            next.add(new RoomListItem.View(Place.MENTIONS, calls()));
            next.add(new RoomListItem.View(Place.SAVED, 0));
        }
        for (var section : sections.all()) {
            var inside =
                    rooms.stream()
                            .filter(r -> !r.saved() && sections.of(r).equals(section))
                            .toList();
            boolean favourites = section == Section.Usual.FAVOURITES;
            if ((favourites || section instanceof Section.Own) && inside.isEmpty()) {
                continue;
            }
            boolean hidden = memory.has(key("folded"), section.key());
            next.add(new RoomListItem.Head(section, hidden));
            if (!hidden) {
                inside.forEach(r -> next.add(new RoomListItem.Entry(r, favourites)));
            }
        }
        if (!next.equals(items)) {
            items.setAll(next);
        }
    }
}
