package parley.desktop.timeline;

import java.time.Instant;
import java.time.ZoneId;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import java.util.stream.Stream;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.IntegerProperty;
import javafx.beans.property.LongProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleIntegerProperty;
import javafx.beans.property.SimpleLongProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import javafx.collections.ObservableSet;
import org.jspecify.annotations.Nullable;
import parley.desktop.Background;
import parley.desktop.Problems;
import parley.desktop.text.Line;
import parley.desktop.workspace.Conversation;
import parley.desktop.workspace.Person;
import parley.desktop.workspace.RoomWindow;
import parley.desktop.workspace.RoomWindow.Edge;
import parley.desktop.workspace.RoomWindow.Shown;
import parley.desktop.workspace.TimelineEntry;
import parley.desktop.workspace.TimelineEntry.Said;
import parley.protocol.Cid;
import parley.protocol.MessageId;

/**
 * The timeline of one room: the stretch of history in its window as rows, one's own messages on
 * their way, and what is unread. UI thread only.
 */
public final class TimelineViewModel implements AutoCloseable {
    private final Conversation conversation;
    private final Person me;
    private final Background background;
    private final ZoneId zone;
    private final Rows rows = new Rows();
    private final ObservableList<TimelineItem> shown =
            FXCollections.unmodifiableObservableList(rows);
    private final BooleanProperty opened = new SimpleBooleanProperty();
    private final IntegerProperty newBelow = new SimpleIntegerProperty();
    private final LongProperty target = new SimpleLongProperty();
    private final ReadOnlyObjectWrapper<@Nullable Line> problem = new ReadOnlyObjectWrapper<>();
    private final ObservableSet<MessageId> chosen = FXCollections.observableSet();
    private final Set<Long> unfolded = new HashSet<>();
    private @Nullable Shown showing;
    private Optional<MessageActions> actions = Optional.empty();
    private final AtomicReference<@Nullable Shown> arrived = new AtomicReference<>();
    private Optional<RoomWindow> window = Optional.empty();
    private OptionalLong jump = OptionalLong.empty();
    private Edge older = Edge.LOADING;
    private Edge newer = Edge.END;
    private Layout.Unread unread = Layout.Unread.NONE;
    private Runnable beforeChange = () -> {};
    private Consumer<Boolean> afterChange = _ -> {};
    private boolean endInView = true;
    private boolean watched = true;
    private boolean sent;
    private boolean closed;
    private long last;
    private long marked;

    public TimelineViewModel(
            Conversation conversation, Person me, Background background, ZoneId zone) {
        this.conversation = conversation;
        this.me = me;
        this.background = background;
        this.zone = zone;
    }

    /** The rows, oldest first. */
    public ObservableList<TimelineItem> rows() {
        return shown;
    }

    /** Who one is, to show one's own messages on their way. */
    public Person me() {
        return me;
    }

    /** Whether the first page is there. */
    public ReadOnlyBooleanProperty opened() {
        return opened;
    }

    /** How many messages of others came in below what is in view. */
    public ReadOnlyIntegerProperty newBelow() {
        return newBelow;
    }

    /** The place that should come into view now, or 0; the view sets it back. */
    public LongProperty target() {
        return target;
    }

    /** Why something could not be done, or null. */
    public ReadOnlyObjectProperty<@Nullable Line> problem() {
        return problem.getReadOnlyProperty();
    }

    /**
     * Calls {@code before} and {@code after} round every change of the rows, so that a view can
     * keep its place; {@code after} is told whether the rows are those of another place.
     */
    public void onChange(Runnable before, Consumer<Boolean> after) {
        beforeChange = before;
        afterChange = after;
    }

    /** Opens the window. */
    public void open() {
        background.run(
                () -> conversation.open(this::arrive),
                opening -> {
                    window = Optional.of(opening);
                    if (closed) {
                        opening.close();
                    } else {
                        jump.ifPresent(opening::around);
                    }
                },
                e -> problem.set(Problems.line(e)));
    }

    /** On any thread: only the newest is ever shown, but a move is never lost. */
    private void arrive(Shown next) {
        var skipped =
                arrived.getAndUpdate(old ->
                        old != null && old.moved() && !next.moved()
                                ? new Shown(
                                        next.entries(),
                                        next.outbox(),
                                        next.older(),
                                        next.newer(),
                                        next.firstUnread(),
                                        old.focus(),
                                        true)
                                : next);
        if (skipped == null) {
            background.onUi(() -> {
                var now = arrived.getAndSet(null);
                if (now != null && !closed) {
                    show(now);
                }
            });
        }
    }

    private void show(Shown now) {
        older = now.older();
        newer = now.newer();
        var entries = now.entries();
        long head = entries.isEmpty() ? 0 : entries.getLast().seq();
        if (!opened.get()) {
            last = head;
            if (now.firstUnread().isPresent()) {
                long upTo = newer == Edge.END ? head : Long.MAX_VALUE - 1;
                unread = new Layout.Unread(now.firstUnread().getAsLong() - 1, upTo);
            }
        } else if (!now.moved()) {
            countNew(entries);
        }
        last = Math.max(last, head);
        sent = sent || sentMore(now);
        showing = now;
        beforeChange.run();
        lay(now);
        opened.set(true);
        afterChange.accept(now.moved());
        boolean elsewhere = now.focus().isPresent() && !now.focus().equals(now.firstUnread());
        if (now.moved() && elsewhere) {
            target.set(now.focus().getAsLong());
        } else if (jump.isPresent()
                && entries.stream().anyMatch(e -> e.seq() == jump.getAsLong())) {
            target.set(jump.getAsLong());
        }
        if (target.get() != 0 || !now.moved()) {
            jump = OptionalLong.empty();
        }
        readUpToEnd();
    }

    private void lay(Shown now) {
        rows.become(
                Layout.rows(
                        now.entries(),
                        now.outbox(),
                        older == Edge.END,
                        unread,
                        zone,
                        me.id(),
                        new Layout.Shown(unfolded, chosen)));
    }

    private void layAgain() {
        if (showing != null) {
            beforeChange.run();
            lay(showing);
            afterChange.accept(false);
        }
    }

    /** Shows every line of a run that was folded. */
    public void unfold(TimelineItem.Folded folded) {
        unfolded.add(folded.entries().getFirst().seq());
        layAgain();
    }

    /** What can be done with messages; nothing before {@link #actions(MessageActions)}. */
    public Optional<MessageActions> actions() {
        return actions;
    }

    /** Says what can be done with messages; called once, before anything is shown. */
    public void actions(MessageActions possible) {
        actions = Optional.of(possible);
    }

    /** The messages that were chosen to be copied or deleted together. */
    public ObservableSet<MessageId> chosen() {
        return chosen;
    }

    /** Adds a message to those chosen, or takes it out. */
    public void choose(Said said) {
        if (!chosen.remove(said.id())) {
            chosen.add(said.id());
        }
        layAgain();
    }

    /** Chooses none. */
    public void chooseNone() {
        chosen.clear();
        layAgain();
    }

    /** The chosen messages that are among the rows, oldest first. */
    public List<Said> chosenMessages() {
        return messages().filter(s -> chosen.contains(s.id())).toList();
    }

    /** The newest message of one's own among the rows that is still there. */
    public Optional<Said> lastOwn() {
        return messages()
                .filter(s -> s.own() && s.deletedBy().isEmpty())
                .reduce((_, second) -> second);
    }

    /** The messages among the rows, oldest first. */
    public Stream<Said> messages() {
        return rows.stream()
                .filter(r -> r instanceof TimelineItem.Message)
                .map(r -> ((TimelineItem.Message) r).entry());
    }

    private boolean sentMore(Shown now) {
        var before = showing;
        if (before == null || now.outbox().isEmpty()) {
            return false;
        }
        var newest = now.outbox().getLast().cid();
        return before.outbox().stream().noneMatch(o -> o.cid().equals(newest));
    }

    /** Whether one has sent something since this was asked last: then the end comes into view. */
    boolean takeSent() {
        boolean was = sent;
        sent = false;
        if (was && !holdsEnd()) {
            toEnd();
        }
        return was;
    }

    private void countNew(List<TimelineEntry> entries) {
        if (endInView) {
            return;
        }
        long fresh =
                entries.stream()
                        .filter(e -> e.seq() > last)
                        .filter(e -> e instanceof TimelineEntry.Said said && !said.own())
                        .count();
        newBelow.set(newBelow.get() + (int) fresh);
    }

    /**
     * Adds the page before the first row; nothing happens at the beginning or while one is read.
     */
    public void older() {
        if (older == Edge.MORE) {
            older = Edge.LOADING;
            window.ifPresent(RoomWindow::older);
        }
    }

    /** Adds the page after the last row; nothing happens at the end or while one is read. */
    public void newer() {
        if (newer == Edge.MORE) {
            newer = Edge.LOADING;
            window.ifPresent(RoomWindow::newer);
        }
    }

    /** Whether the newest message is among the rows. */
    public boolean holdsEnd() {
        return newer == Edge.END;
    }

    /** Moves to the newest messages; the view follows when they are there. */
    public void toEnd() {
        newBelow.set(0);
        if (!holdsEnd()) {
            window.ifPresent(RoomWindow::toNewest);
        }
    }

    /**
     * Brings the message at {@code seq} into view, reading what is round it where it is not held.
     */
    public void jumpTo(long seq) {
        if (opened.get()
                && rows.stream().anyMatch(r -> r.seq().filter(s -> s == seq).isPresent())) {
            target.set(seq);
            return;
        }
        jump = OptionalLong.of(seq);
        window.ifPresent(w -> w.around(seq));
    }

    /** Brings the first message of that time or later into view, reading it where needed. */
    public void jumpTo(Instant time) {
        window.ifPresent(w -> w.at(time));
    }

    /** The view says whether the newest row is in view. */
    public void endInView(boolean inView) {
        endInView = inView && holdsEnd();
        if (endInView) {
            newBelow.set(0);
            readUpToEnd();
        }
    }

    /** The view says whether somebody looks at it: its window has the focus. */
    public void watched(boolean on) {
        watched = on;
        readUpToEnd();
    }

    /** Sends a failed message again. */
    public void retry(Cid cid) {
        act(() -> conversation.retry(cid));
    }

    /** Takes a message that was not accepted away. */
    public void discard(Cid cid) {
        act(() -> conversation.discard(cid));
    }

    private void readUpToEnd() {
        if (!opened.get() || !endInView || !watched || last <= marked || !holdsEnd()) {
            return;
        }
        marked = last;
        long seq = marked;
        act(() -> conversation.markRead(seq));
    }

    private void act(Runnable action) {
        background.run(
                () -> {
                    action.run();
                    return true;
                },
                _ -> problem.set(null),
                e -> problem.set(Problems.line(e)));
    }

    @Override
    public void close() {
        closed = true;
        window.ifPresent(RoomWindow::close);
    }
}
