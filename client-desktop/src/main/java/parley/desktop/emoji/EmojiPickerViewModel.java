package parley.desktop.emoji;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import javafx.beans.property.IntegerProperty;
import javafx.beans.property.SimpleIntegerProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import parley.desktop.Memory;

/** Choosing an emoji: by group, by its name, or one of the last. UI thread only. */
public final class EmojiPickerViewModel {
    /** In a row. */
    public static final int ACROSS = 9;

    private static final int RECENT = 2 * ACROSS;
    private static final int FOUND = 10 * ACROSS;
    private static final String RECENT_KEY = "emoji.recent";
    private static final String TONE_KEY = "emoji.tone";

    /** One line of the picker. */
    public sealed interface Row {
        /** A heading; {@code key} names its text. */
        record Head(String key) implements Row {}

        /** Up to {@link #ACROSS} emoji. */
        record Line(List<Emoji> emoji) implements Row {
            public Line {
                emoji = List.copyOf(emoji);
            }
        }
    }

    private final Memory memory;
    private final Consumer<String> picked;
    private final StringProperty query = new SimpleStringProperty("");
    private final IntegerProperty tone = new SimpleIntegerProperty();
    private final IntegerProperty row = new SimpleIntegerProperty();
    private final IntegerProperty column = new SimpleIntegerProperty();
    private final ObservableList<Row> rows = FXCollections.observableArrayList();

    /** {@code picked} is told the characters of the emoji. */
    public EmojiPickerViewModel(Memory memory, Consumer<String> picked) {
        this.memory = memory;
        this.picked = picked;
        tone.set((int) Math.clamp(memory.number(TONE_KEY, 0), 0, 5));
        query.addListener((_, _, _) -> fill());
        tone.addListener((_, _, now) -> {
            memory.put(TONE_KEY, now.toString());
            fill();
        });
        fill();
    }

    /** The last emoji, newest first; the usual ones before any was chosen. */
    public static List<String> recent(Memory memory, List<String> otherwise) {
        var all = new ArrayList<>(memory.list(RECENT_KEY));
        otherwise.stream().filter(e -> !all.contains(e)).forEach(all::add);
        return all;
    }

    public StringProperty queryProperty() {
        return query;
    }

    /** The skin tone, 1 light to 5 dark, 0 none. */
    public IntegerProperty toneProperty() {
        return tone;
    }

    public ObservableList<Row> rows() {
        return rows;
    }

    /** The line and the place in it that Enter takes. */
    public IntegerProperty rowProperty() {
        return row;
    }

    public IntegerProperty columnProperty() {
        return column;
    }

    private void fill() {
        var next = new ArrayList<Row>();
        var set = EmojiSet.bundled();
        if (!query.get().isBlank()) {
            lines(next, set.search(query.get(), FOUND));
        } else {
            var last =
                    memory.list(RECENT_KEY).stream()
                            .limit(RECENT)
                            .flatMap(text -> set.find(text).stream())
                            .toList();
            if (!last.isEmpty()) {
                next.add(new Row.Head("emoji.recent"));
                lines(next, last);
            }
            for (var group : Emoji.Group.values()) {
                next.add(new Row.Head(key(group)));
                lines(next, set.all().stream().filter(e -> e.group() == group).toList());
            }
        }
        rows.setAll(next);
        row.set(-1);
        column.set(0);
        move(1, 0);
    }

    private void lines(List<Row> into, List<Emoji> emoji) {
        for (int i = 0; i < emoji.size(); i += ACROSS) {
            into.add(
                    new Row.Line(
                            emoji.subList(i, Math.min(emoji.size(), i + ACROSS)).stream()
                                    .map(e -> e.toned(tone.get()))
                                    .toList()));
        }
    }

    private static String key(Emoji.Group group) {
        return switch (group) {
            case SMILEYS -> "emoji.smileys";
            case PEOPLE -> "emoji.people";
            case NATURE -> "emoji.nature";
            case FOOD -> "emoji.food";
            case ACTIVITIES -> "emoji.activities";
            case TRAVEL -> "emoji.travel";
            case OBJECTS -> "emoji.objects";
            case SYMBOLS -> "emoji.symbols";
            case FLAGS -> "emoji.flags";
        };
    }

    /** Moves what Enter takes, by lines and by places. */
    public void move(int down, int right) {
        int to = row.get();
        if (down != 0) {
            do {
                to += down;
            } while (to >= 0 && to < rows.size() && rows.get(to) instanceof Row.Head);
        }
        if (to >= 0 && to < rows.size() && rows.get(to) instanceof Row.Line line) {
            column.set(Math.clamp((long) column.get() + right, 0, line.emoji().size() - 1));
            row.set(to);
        }
    }

    /** Takes what is chosen; nothing happens when nothing was found. */
    public void take() {
        int at = row.get();
        if (at >= 0 && at < rows.size() && rows.get(at) instanceof Row.Line line) {
            take(line.emoji().get(Math.min(column.get(), line.emoji().size() - 1)));
        }
    }

    /** Takes this one. */
    public void take(Emoji emoji) {
        var last = new ArrayList<>(memory.list(RECENT_KEY));
        last.remove(emoji.text());
        last.addFirst(emoji.text());
        memory.putList(RECENT_KEY, last.size() > RECENT ? last.subList(0, RECENT) : last);
        picked.accept(emoji.text());
    }
}
