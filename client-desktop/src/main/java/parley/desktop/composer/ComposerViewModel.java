package parley.desktop.composer;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import org.jspecify.annotations.Nullable;
import parley.desktop.Background;
import parley.desktop.Problems;
import parley.desktop.text.Line;
import parley.desktop.workspace.Conversation;
import parley.desktop.workspace.TimelineEntry.Said;
import parley.protocol.Limits;
import parley.protocol.MessageId;

/**
 * What is being written in one room. The text is kept on disk as a draft until it is sent. UI
 * thread only.
 */
public final class ComposerViewModel {
    /** How long after the last key a draft is written to disk. */
    static final Duration DRAFT_DELAY = Duration.ofMillis(400);

    /** How often the others are told that one types; docs/protocol.md, section "Limits". */
    static final Duration TYPING_EVERY = Duration.ofSeconds(4);

    private final Conversation conversation;
    private final Background background;
    private final InstantSource clock;
    private final Completion completion;
    private final ReadOnlyObjectWrapper<Task> task = new ReadOnlyObjectWrapper<>(new Task.Fresh());
    private Supplier<Optional<Said>> lastOwn = Optional::empty;
    private String before = "";
    private final StringProperty draft = new SimpleStringProperty("");
    private final BooleanProperty canSend = new SimpleBooleanProperty();
    private final BooleanProperty loaded = new SimpleBooleanProperty();
    private final ReadOnlyObjectWrapper<@Nullable Line> problem = new ReadOnlyObjectWrapper<>();
    private Background.Pending save = () -> {};
    private Instant toldTyping = Instant.MIN;
    private boolean dirty;

    public ComposerViewModel(
            Conversation conversation, Background background, InstantSource clock) {
        this(conversation, background, clock, new Completion(List::of));
    }

    /** {@code completion}: who can be called. */
    public ComposerViewModel(
            Conversation conversation,
            Background background,
            InstantSource clock,
            Completion completion) {
        this.completion = completion;
        this.conversation = conversation;
        this.background = background;
        this.clock = clock;
        draft.addListener((_, _, text) -> typed(text));
    }

    /** Who may be meant by the word that is being typed. */
    public Completion completion() {
        return completion;
    }

    /** What the text is for. */
    public ReadOnlyObjectProperty<Task> task() {
        return task.getReadOnlyProperty();
    }

    /** Says where the last message of one's own is found. */
    public void lastOwn(Supplier<Optional<Said>> source) {
        lastOwn = source;
    }

    /** The next message answers this one. */
    public void reply(Said to) {
        stop();
        task.set(new Task.Reply(to));
    }

    /** The text is that of a message of one's own, to be changed. */
    public void edit(Said of) {
        stop();
        before = draft.get();
        task.set(new Task.Edit(of));
        draft.set(of.text());
    }

    /** Starts to change the last message of one's own; only while nothing is written. */
    public boolean editLast() {
        if (!draft.get().isEmpty() || !(task.get() instanceof Task.Fresh)) {
            return false;
        }
        var last = lastOwn.get();
        last.ifPresent(this::edit);
        return last.isPresent();
    }

    /** Gives up an answer or a change; what was written before it is there again. */
    public void stop() {
        if (task.get() instanceof Task.Edit) {
            draft.set(before);
            before = "";
        }
        task.set(new Task.Fresh());
    }

    /** Reads the draft that was kept. */
    public void open() {
        background.run(
                conversation::draft,
                kept -> {
                    if (draft.get().isEmpty() && !kept.isEmpty()) {
                        draft.set(kept);
                    }
                    loaded.set(true);
                },
                e -> problem.set(Problems.line(e)));
    }

    /** The text in the field. */
    public StringProperty draftProperty() {
        return draft;
    }

    /** Whether there is something that may be sent. */
    public ReadOnlyBooleanProperty canSend() {
        return canSend;
    }

    /** What is wrong with the text, or null. */
    public ReadOnlyObjectProperty<@Nullable Line> problem() {
        return problem.getReadOnlyProperty();
    }

    /**
     * Puts the text on disk to be sent and empties the field; nothing happens when it may not be
     * sent.
     */
    public void send() {
        if (!canSend.get()) {
            return;
        }
        var text = draft.get().strip();
        var mentions = completion.mentions(text);
        var now = task.get();
        if (now instanceof Task.Edit edit) {
            change(edit, text, mentions);
            return;
        }
        Optional<MessageId> to =
                now instanceof Task.Reply reply ? Optional.of(reply.to().id()) : Optional.empty();
        save.cancel();
        draft.set("");
        task.set(new Task.Fresh());
        save.cancel();
        dirty = false;
        background.run(
                () -> {
                    conversation.send(text, to, mentions);
                    conversation.saveDraft("");
                    conversation.typing(false);
                    return true;
                },
                _ -> toldTyping = Instant.MIN,
                e -> {
                    problem.set(Problems.line(e));
                    if (draft.get().isEmpty()) {
                        task.set(now);
                        draft.set(text);
                    }
                });
    }

    private void change(Task.Edit edit, String text, List<String> mentions) {
        stop();
        if (text.equals(edit.of().text())) {
            return;
        }
        background.run(
                () -> {
                    conversation.edit(edit.of().id(), text, mentions);
                    return true;
                },
                _ -> {},
                e -> {
                    if (draft.get().isEmpty()) {
                        edit(edit.of());
                        draft.set(text);
                    }
                    problem.set(Problems.line(e));
                });
    }

    /** Writes the draft down now; called when the room is left. */
    public void close() {
        stop();
        save.cancel();
        if (dirty) {
            keep();
        }
    }

    private void typed(String text) {
        int bytes = text.strip().getBytes(StandardCharsets.UTF_8).length;
        boolean tooLong = bytes > Limits.TEXT;
        problem.set(tooLong ? Line.of("message.problem.tooLong", bytes, Limits.TEXT) : null);
        canSend.set(!text.isBlank() && !tooLong);
        if (task.get() instanceof Task.Edit) {
            return;
        }
        dirty = true;
        save.cancel();
        save = background.after(DRAFT_DELAY, this::keep);
        var now = clock.instant();
        if (!text.isBlank() && loaded.get() && !now.isBefore(toldTyping.plus(TYPING_EVERY))) {
            toldTyping = now;
            tell(true);
        }
    }

    private void tell(boolean on) {
        background.run(
                () -> {
                    conversation.typing(on);
                    return true;
                },
                _ -> {},
                e -> problem.set(Problems.line(e)));
    }

    private void keep() {
        dirty = false;
        var text = draft.get();
        background.run(
                () -> {
                    conversation.saveDraft(text);
                    return true;
                },
                _ -> {},
                e -> problem.set(Problems.line(e)));
    }
}
