package parley.desktop.later;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.stream.Stream;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleObjectProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import parley.desktop.Background;
import parley.desktop.Problems;
import parley.desktop.later.Reminders.Reminder;
import parley.desktop.text.Line;
import parley.desktop.workspace.Attached;
import parley.desktop.workspace.RoomSummary;
import parley.desktop.workspace.SearchHit;
import parley.desktop.workspace.SendLater.Waiting;
import parley.desktop.workspace.SendLater.Whole;
import parley.desktop.workspace.Workspace;
import parley.protocol.RoomId;

/** What waits for its time in a workspace: messages and reminders. UI thread only. */
public final class WaitingViewModel {
    private static final Logger LOG = LoggerFactory.getLogger(WaitingViewModel.class);

    /** So long what was taken back can be had again. */
    static final Duration UNDO = Duration.ofSeconds(10);

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
    private final ReadOnlyObjectWrapper<@Nullable Editing> editing = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyObjectWrapper<@Nullable Item> taken = new ReadOnlyObjectWrapper<>();
    private Background.Pending offered = () -> {};
    private Runnable undo = () -> {};
    private Runnable lapsed = () -> {};

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
        refresh(Optional.empty());
    }

    /** {@code said}: what went wrong before, still to be read beside the new list. */
    private void refresh(Optional<Line> said) {
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
                    problem.set(said.orElse(null));
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
                                act(() -> workspace.later().move(each.message(), at));
                    }
                });
    }

    /** Sends a message within a moment. */
    public void sendNow(Item.ToSend item) {
        act(() -> workspace.later().sendNow(item.message()));
    }

    /** What is being rewritten, or null. */
    public ReadOnlyObjectProperty<@Nullable Editing> editing() {
        return editing.getReadOnlyProperty();
    }

    /** Begins to rewrite a message, once its whole text is read. */
    public void edit(Item.ToSend item) {
        background.run(
                () -> workspace.later().whole(item.message()),
                whole ->
                        whole.ifPresentOrElse(
                                w -> editing.set(new Editing(item, w)), this::refresh),
                e -> problem.set(Problems.line(e)));
    }

    /** Gives up rewriting. */
    public void leave() {
        editing.set(null);
    }

    /** Keeps what was rewritten; nothing happens while it cannot be. */
    public void keep() {
        var now = editing.get();
        if (now == null || !now.mayKeep().get()) {
            return;
        }
        var message = now.item().message();
        var text = now.text().get().strip();
        background.run(
                () -> {
                    var members = workspace.members(message.room());
                    workspace.later().edit(message, now.changed(text, members));
                    return true;
                },
                _ -> {
                    editing.set(null);
                    refresh();
                },
                e -> problem.set(line(e))); // what was written stays to be copied
    }

    /** What was taken back a moment ago, or null. */
    public ReadOnlyObjectProperty<@Nullable Item> taken() {
        return taken.getReadOnlyProperty();
    }

    /** Takes one back; for a while that can be undone. */
    public void cancel(Item item) {
        switch (item) {
            case Item.ToRemind each -> {
                reminders.remove(each.reminder());
                refresh();
                offer(
                        each,
                        () -> {
                            var r = each.reminder();
                            reminders.set(r.room(), r.message(), r.at());
                            refresh();
                        },
                        () -> {});
            }
            case Item.ToSend each ->
                    background.run(
                            () -> {
                                var whole = workspace.later().whole(each.message());
                                workspace.later().cancel(each.message());
                                return whole;
                            },
                            whole -> {
                                refresh();
                                whole.ifPresent(w ->
                                        offer(
                                                each,
                                                () -> again(each.message(), w),
                                                () -> forget(w.attached())));
                            },
                            this::failed);
        }
    }

    private void again(Waiting message, Whole whole) {
        act(() -> workspace.later().send(message.room(), whole, message.at()));
    }

    /** The files that were taken back need no place any more; what fails goes after a day. */
    private void forget(Attached attached) {
        background.run(
                () -> {
                    workspace.later().forget(attached);
                    return true;
                },
                _ -> {},
                e -> LOG.info("files of a message that was taken back stay for a day", e));
    }

    private void offer(Item item, Runnable back, Runnable late) {
        offered.cancel();
        lapse();
        undo = back;
        lapsed = late;
        taken.set(item);
        offered = background.after(UNDO, this::lapse);
    }

    private void lapse() {
        taken.set(null);
        var late = lapsed;
        lapsed = () -> {};
        late.run();
    }

    /** Lets what was taken back wait again. */
    public void undo() {
        offered.cancel();
        taken.set(null);
        lapsed = () -> {};
        var back = undo;
        undo = () -> {};
        back.run();
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
                this::failed);
    }

    private void failed(Exception e) {
        refresh(Optional.of(line(e)));
    }

    /** One that is gone was most likely sent this moment. */
    private static Line line(Exception e) {
        var line = Problems.line(e);
        return line.key().equals("problem.gone") ? Line.of("waiting.problem.sent") : line;
    }
}
