package parley.desktop.later;

import java.io.IOException;
import java.time.Instant;
import java.util.Comparator;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.stream.Stream;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.SimpleObjectProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.jspecify.annotations.Nullable;
import parley.desktop.Background;
import parley.desktop.Problems;
import parley.desktop.later.Reminders.Reminder;
import parley.desktop.text.Line;
import parley.desktop.workspace.RoomSummary;
import parley.desktop.workspace.SearchHit;
import parley.desktop.workspace.SendLater.Waiting;
import parley.desktop.workspace.Workspace;
import parley.protocol.RoomId;

/** What waits for its time in a workspace: messages and reminders. UI thread only. */
public final class WaitingViewModel {
    /** One line of the list, by its time. */
    public sealed interface Item {
        Instant at();

        String room();

        String text();

        /** A message that will be sent. */
        record ToSend(Waiting message, String room) implements Item {
            @Override
            public Instant at() {
                return message.at();
            }

            @Override
            public String text() {
                return message.text();
            }
        }

        /** A reminder; the text is empty when the message is not held here. */
        record ToRemind(Reminder reminder, String room, String text) implements Item {
            @Override
            public Instant at() {
                return reminder.at();
            }
        }
    }

    private final Workspace workspace;
    private final Reminders reminders;
    private final Background background;
    private final BiConsumer<Instant, Consumer<Instant>> ask;
    private final ObservableList<Item> items = FXCollections.observableArrayList();
    private final ObjectProperty<@Nullable Line> problem = new SimpleObjectProperty<>();
    private final ReadOnlyBooleanWrapper loaded = new ReadOnlyBooleanWrapper();

    /** {@code ask}: asks for another time than the first one. */
    public WaitingViewModel(
            Workspace workspace,
            Reminders reminders,
            Background background,
            BiConsumer<Instant, Consumer<Instant>> ask) {
        this.workspace = workspace;
        this.reminders = reminders;
        this.background = background;
        this.ask = ask;
    }

    /** The next one first. */
    public ObservableList<Item> items() {
        return items;
    }

    public ObjectProperty<@Nullable Line> problem() {
        return problem;
    }

    /** Whether it was read once. */
    public ReadOnlyBooleanProperty loaded() {
        return loaded.getReadOnlyProperty();
    }

    /** Reads what waits. */
    public void refresh() {
        var reminded = reminders.all();
        background.run(
                () ->
                        Stream.concat(
                                        workspace.later().waiting().stream()
                                                .map(w -> new Item.ToSend(w, name(w.room()))),
                                        reminded.stream().map(this::item))
                                .sorted(Comparator.comparing(Item::at))
                                .toList(),
                read -> {
                    problem.set(null);
                    loaded.set(true);
                    items.setAll(read);
                },
                e -> {
                    problem.set(Problems.line(e));
                    loaded.set(true);
                });
    }

    private Item item(Reminder reminder) {
        var found = workspace.message(reminder.room(), reminder.message());
        return new Item.ToRemind(
                reminder,
                found.map(SearchHit::roomName).orElseGet(() -> name(reminder.room())),
                found.map(hit -> hit.message().text()).orElse(""));
    }

    private String name(RoomId room) {
        return workspace.rooms().stream()
                .filter(r -> r.id().equals(room))
                .findFirst()
                .map(RoomSummary::name)
                .orElse("…");
    }

    /** Asks for another time. */
    public void move(Item item) {
        ask.accept(
                item.at(),
                at -> {
                    switch (item) {
                        case Item.ToRemind each -> {
                            reminders.set(each.reminder().room(), each.reminder().message(), at);
                            refresh();
                        }
                        case Item.ToSend each ->
                                act(() -> {
                                    var message = each.message();
                                    workspace
                                            .later()
                                            .send(
                                                    message.room(),
                                                    message.text(),
                                                    java.util.List.of(),
                                                    at);
                                    workspace.later().cancel(message);
                                });
                    }
                });
    }

    /** Takes one back. */
    public void cancel(Item item) {
        switch (item) {
            case Item.ToRemind each -> {
                reminders.remove(each.reminder());
                refresh();
            }
            case Item.ToSend each -> act(() -> workspace.later().cancel(each.message()));
        }
    }

    private interface Deed {
        void run() throws IOException;
    }

    private void act(Deed deed) {
        background.run(
                () -> {
                    deed.run();
                    return Optional.empty();
                },
                _ -> refresh(),
                e -> {
                    refresh();
                    problem.set(Problems.line(e));
                });
    }
}
