package parley.desktop.composer;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
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
import parley.protocol.Limits;

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
    private final StringProperty draft = new SimpleStringProperty("");
    private final BooleanProperty canSend = new SimpleBooleanProperty();
    private final BooleanProperty loaded = new SimpleBooleanProperty();
    private final ReadOnlyObjectWrapper<@Nullable Line> problem = new ReadOnlyObjectWrapper<>();
    private Background.Pending save = () -> {};
    private Instant toldTyping = Instant.MIN;
    private boolean dirty;

    public ComposerViewModel(
            Conversation conversation, Background background, InstantSource clock) {
        this.conversation = conversation;
        this.background = background;
        this.clock = clock;
        draft.addListener((_, _, text) -> typed(text));
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
        save.cancel();
        draft.set("");
        save.cancel();
        dirty = false;
        background.run(
                () -> {
                    conversation.send(text, Optional.empty());
                    conversation.saveDraft("");
                    conversation.typing(false);
                    return true;
                },
                _ -> toldTyping = Instant.MIN,
                e -> {
                    problem.set(Problems.line(e));
                    if (draft.get().isEmpty()) {
                        draft.set(text);
                    }
                });
    }

    /** Writes the draft down now; called when the room is left. */
    public void close() {
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
