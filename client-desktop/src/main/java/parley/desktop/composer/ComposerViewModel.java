package parley.desktop.composer;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
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
import parley.desktop.file.TrayViewModel;
import parley.desktop.text.Line;
import parley.desktop.workspace.Conversation;
import parley.desktop.workspace.TimelineEntry.Said;
import parley.desktop.workspace.Words;
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
    private final Completion completion;
    private final ReadOnlyObjectWrapper<Task> task = new ReadOnlyObjectWrapper<>(new Task.Fresh());
    private Supplier<Optional<Said>> lastOwn = Optional::empty;
    private Optional<TrayViewModel> tray = Optional.empty();
    private String before = "";
    private boolean mirroring;
    private final StringProperty draft = new SimpleStringProperty("");
    private final BooleanProperty canSend = new SimpleBooleanProperty();
    private final BooleanProperty tooLong = new SimpleBooleanProperty();
    private final BooleanProperty loaded = new SimpleBooleanProperty();
    private final ReadOnlyObjectWrapper<@Nullable Line> problem = new ReadOnlyObjectWrapper<>();
    private final Keeping keeping;

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
        this.keeping =
                new Keeping(
                        conversation,
                        background,
                        clock,
                        draft::get,
                        e -> problem.set(Problems.line(e)));
        draft.addListener((_, _, text) -> typed(text));
    }

    /** Says which files go with the next message; called once, before anything is typed. */
    public void enclose(TrayViewModel files) {
        tray = Optional.of(files);
        files.filled().addListener((_, _, _) -> look(draft.get()));
    }

    /** Whether files go with the next message. */
    public boolean encloses() {
        return tray.isPresent() && tray.get().filled().get() && !changes();
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

    /** Whether it has to go as a file. */
    public ReadOnlyBooleanProperty tooLong() {
        return tooLong;
    }

    /** What is wrong with the text, or null. */
    public ReadOnlyObjectProperty<@Nullable Line> problem() {
        return problem.getReadOnlyProperty();
    }

    /** Whether a message that was sent is being changed. */
    public boolean changes() {
        return task.get() instanceof Task.Edit;
    }

    /** Shows what is written in another window of the room, which keeps it. */
    public void mirror(String text) {
        mirroring = true;
        try {
            draft.set(text);
        } finally {
            mirroring = false;
        }
    }

    /**
     * Puts the text on disk to be sent and empties the field; nothing happens when it may not be
     * sent.
     */
    public void send() {
        if (canSend.get()) {
            send(Optional.empty());
        }
    }

    /** The same for files and their words, to be sent then; nothing happens without files. */
    public void sendFiles(Instant at) {
        if (canSend.get() && encloses()) {
            send(Optional.of(at));
        }
    }

    private void send(Optional<Instant> at) {
        var text = draft.get().strip();
        var mentions = completion.mentions(text);
        var now = task.get();
        if (now instanceof Task.Edit edit) {
            change(edit, text, mentions);
            return;
        }
        Optional<MessageId> to =
                now instanceof Task.Reply reply ? Optional.of(reply.to().id()) : Optional.empty();
        Consumer<Words> sending = encloses() ? tray.orElseThrow().take()::send : this::say;
        draft.set("");
        task.set(new Task.Fresh());
        keeping.forget();
        background.run(
                () -> {
                    sending.accept(new Words(text, to, mentions, at));
                    conversation.saveDraft("");
                    conversation.typing(false);
                    return true;
                },
                _ -> keeping.sent(),
                e -> {
                    problem.set(Problems.line(e));
                    if (draft.get().isEmpty()) {
                        task.set(now);
                        draft.set(text);
                    }
                });
    }

    /** What is written, where it is a new message of text alone that may be sent. */
    public Optional<Words> ready() {
        if (!canSend.get() || encloses() || !(task.get() instanceof Task.Fresh)) {
            return Optional.empty();
        }
        var text = draft.get().strip();
        return Optional.of(new Words(text, Optional.empty(), completion.mentions(text)));
    }

    /** What was written is kept elsewhere: it is no draft any more. */
    public void kept(Words words) {
        if (draft.get().strip().equals(words.text())) {
            draft.set("");
        }
    }

    private void say(Words words) {
        conversation.send(words.text(), words.replyTo(), words.mentions());
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
        keeping.close();
    }

    private void look(String text) {
        int bytes = text.strip().getBytes(StandardCharsets.UTF_8).length;
        tooLong.set(bytes > Limits.TEXT);
        problem.set(tooLong.get() ? Line.of("message.problem.tooLong", bytes, Limits.TEXT) : null);
        canSend.set((!text.isBlank() || encloses()) && !tooLong.get());
    }

    /** The text as a file among the others, when it is too long for a message. */
    public void sendAsFile() {
        var text = draft.get();
        tray.ifPresent(files -> {
            files.add("Message.txt", to -> Files.writeString(to, text));
            draft.set("");
        });
    }

    private void typed(String text) {
        look(text);
        if (changes() || mirroring) {
            return;
        }
        keeping.typed(!text.isBlank() && loaded.get());
    }
}
