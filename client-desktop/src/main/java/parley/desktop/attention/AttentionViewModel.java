package parley.desktop.attention;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.function.BiConsumer;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.jspecify.annotations.Nullable;
import parley.desktop.Background;
import parley.desktop.Problems;
import parley.desktop.text.Line;
import parley.desktop.workspace.RoomSummary;
import parley.desktop.workspace.SearchHit;
import parley.desktop.workspace.TimelineEntry.Said;
import parley.desktop.workspace.Workspace;
import parley.protocol.RoomId;

/** Unread messages, or messages that call oneself, grouped by room. UI thread only. */
public final class AttentionViewModel {
    /** What is shown. */
    public enum Kind {
        UNREAD,
        MENTIONS
    }

    /** Of one room at most so many are shown. */
    static final int OF_ROOM = 20;

    private static final int OF_MENTIONS = 100;

    /** A line of the list. */
    public sealed interface Item {
        /** A room; {@code count}: all that is unread there. */
        record Head(RoomId room, String name, int count) implements Item {}

        /** A message. */
        record Hit(RoomId room, Said message) implements Item {}
    }

    private final Kind kind;
    private final Workspace workspace;
    private final Background background;
    private final BiConsumer<RoomId, Said> open;
    private final Runnable readAll;
    private final ObservableList<Item> items = FXCollections.observableArrayList();
    private final BooleanProperty loaded = new SimpleBooleanProperty();
    private final ObjectProperty<@Nullable Line> problem = new SimpleObjectProperty<>();

    /**
     * @param open shows a message in its room
     * @param readAll marks everything as read
     */
    public AttentionViewModel(
            Kind kind,
            Workspace workspace,
            Background background,
            BiConsumer<RoomId, Said> open,
            Runnable readAll) {
        this.kind = kind;
        this.workspace = workspace;
        this.background = background;
        this.open = open;
        this.readAll = readAll;
    }

    public Kind kind() {
        return kind;
    }

    public ObservableList<Item> items() {
        return items;
    }

    /** Whether it was read once. */
    public BooleanProperty loaded() {
        return loaded;
    }

    public ObjectProperty<@Nullable Line> problem() {
        return problem;
    }

    /** Shows a message in its room. */
    public void open(Item.Hit hit) {
        open.accept(hit.room(), hit.message());
    }

    /** Marks everything as read; that can be undone for a while. */
    public void readAll() {
        readAll.run();
    }

    /** Reads it anew; {@code rooms}: as the list of rooms shows them. */
    public void refresh(List<RoomSummary> rooms) {
        background.run(
                () -> kind == Kind.UNREAD ? unread(rooms) : mentions(),
                now -> {
                    problem.set(null);
                    if (!now.equals(items)) {
                        items.setAll(now);
                    }
                    loaded.set(true);
                },
                e -> problem.set(Problems.line(e)));
    }

    private List<Item> unread(List<RoomSummary> rooms) {
        var found = new ArrayList<Item>();
        for (var room : rooms) {
            if (room.unread() > 0) {
                found.add(new Item.Head(room.id(), room.name(), room.unread()));
                workspace
                        .unread(room.id(), OF_ROOM)
                        .forEach(m -> found.add(new Item.Hit(room.id(), m)));
            }
        }
        return found;
    }

    private List<Item> mentions() {
        var rooms = new LinkedHashMap<RoomId, List<SearchHit>>();
        for (var hit : workspace.mentions(OF_MENTIONS)) {
            rooms.computeIfAbsent(hit.room(), _ -> new ArrayList<>()).add(hit);
        }
        var found = new ArrayList<Item>();
        rooms.forEach((room, hits) -> {
            found.add(new Item.Head(room, hits.getFirst().roomName(), hits.size()));
            hits.forEach(h -> found.add(new Item.Hit(room, h.message())));
        });
        return found;
    }
}
