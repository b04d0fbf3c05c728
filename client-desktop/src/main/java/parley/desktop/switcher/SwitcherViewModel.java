package parley.desktop.switcher;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import parley.desktop.workspace.Person;
import parley.desktop.workspace.RoomSummary;
import parley.protocol.RoomKind;

/** Rooms, people and commands by a few letters. UI thread only. */
public final class SwitcherViewModel {
    /** Rooms shown before anything is typed. */
    static final int RECENT = 8;

    /** One line of the list. */
    public sealed interface Item {
        /** A heading; it cannot be chosen. */
        record Group(String key) implements Item {}

        /** A room of a workspace; {@code foreign}: not the one that is open. */
        record Room(String workspace, boolean foreign, RoomSummary room) implements Item {}

        /** Somebody to write to without a room so far. */
        record Somebody(Person person) implements Item {}

        /** Looking for words in all messages. */
        record Search(String words) implements Item {}

        /** Something to do; {@code key} names its text. */
        record Command(String key, String shortcut, Runnable action) implements Item {}
    }

    private final List<Item.Room> rooms;
    private final List<Item.Command> commands;
    private final java.util.function.Function<String, String> commandText;
    private final Consumer<Item> chosen;
    private List<Person> people = List.of();
    private final StringProperty query = new SimpleStringProperty("");
    private final ObservableList<Item> items = FXCollections.observableArrayList();

    /**
     * @param rooms of all workspaces
     * @param commands in the order they are offered; nothing destructive first
     * @param commandText how a command's key reads, to match it
     */
    public SwitcherViewModel(
            List<Item.Room> rooms,
            List<Item.Command> commands,
            java.util.function.Function<String, String> commandText,
            Consumer<Item> chosen) {
        this.rooms = List.copyOf(rooms);
        this.commands = List.copyOf(commands);
        this.commandText = commandText;
        this.chosen = chosen;
        query.addListener((_, _, _) -> match());
        match();
    }

    /**
     * What was typed; a first {@code @}, {@code #} or {@code >} asks for people, rooms or commands
     * only.
     */
    public StringProperty queryProperty() {
        return query;
    }

    /** What matches, with headings. */
    public ObservableList<Item> items() {
        return items;
    }

    /** Offers people too; those with a direct room are there already. */
    public void people(List<Person> known) {
        people = List.copyOf(known);
        match();
    }

    /** Goes there, or does it. */
    public void choose(Item item) {
        chosen.accept(item);
    }

    private void match() {
        var typed = query.get().strip();
        char first = typed.isEmpty() ? ' ' : typed.charAt(0);
        boolean only = first == '@' || first == '#' || first == '>';
        var words = plain(only ? typed.substring(1).strip() : typed);
        var next = new ArrayList<Item>();
        if (first != '>') {
            if (first != '@') {
                group(next, "switcher.rooms", matching(words, false));
            }
            if (first != '#') {
                group(next, "switcher.people", matchingPeople(words));
            }
        }
        if ((!only && !words.isEmpty()) || first == '>') {
            group(
                    next,
                    "switcher.commands",
                    commands.stream()
                            .filter(c -> plain(commandText.apply(c.key())).contains(words))
                            .toList());
        }
        if (!only && !words.isEmpty()) {
            next.add(new Item.Group("switcher.messages"));
            next.add(new Item.Search(typed));
        }
        items.setAll(next);
    }

    private List<Item> matchingPeople(String words) {
        var found = new ArrayList<Item>(matching(words, true));
        var known =
                rooms.stream().flatMap(r -> r.room().other().stream()).collect(Collectors.toSet());
        if (!words.isEmpty()) {
            people.stream()
                    .filter(p -> !known.contains(p.id()))
                    .filter(p -> plain(p.displayName() + " " + p.name()).contains(words))
                    .limit(Math.max(0, RECENT - found.size()))
                    .map(Item.Somebody::new)
                    .forEach(found::add);
        }
        return found;
    }

    private List<Item.Room> matching(String words, boolean direct) {
        Comparator<Item.Room> order =
                Comparator.comparing((Item.Room r) -> r.foreign())
                        .thenComparing(r -> !plain(r.room().name()).startsWith(words))
                        .thenComparing(r -> r.room().unread() == 0);
        return rooms.stream()
                .filter(r -> (r.room().kind() == RoomKind.DIRECT) == direct)
                .filter(r -> plain(r.room().name()).contains(words))
                .sorted(order)
                .limit(RECENT)
                .toList();
    }

    private static void group(List<Item> into, String key, List<? extends Item> found) {
        if (!found.isEmpty()) {
            into.add(new Item.Group(key));
            into.addAll(found);
        }
    }

    /** Lower case without accents. */
    static String plain(String text) {
        return Normalizer.normalize(text, Normalizer.Form.NFD)
                .replaceAll("\\p{M}", "")
                .toLowerCase(Locale.ROOT);
    }
}
