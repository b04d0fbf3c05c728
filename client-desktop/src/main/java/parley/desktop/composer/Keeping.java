package parley.desktop.composer;

import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import java.util.function.Supplier;
import parley.desktop.Background;
import parley.desktop.workspace.Conversation;

/** Writes what is typed to disk after a while, and tells the others that one types. UI thread. */
final class Keeping {
    private final Conversation conversation;
    private final Background background;
    private final InstantSource clock;
    private final Supplier<String> draft;
    private final Consumer<Exception> failed;
    private Background.Pending save = () -> {};
    private Instant toldTyping = Instant.MIN;
    private boolean dirty;

    Keeping(
            Conversation conversation,
            Background background,
            InstantSource clock,
            Supplier<String> draft,
            Consumer<Exception> failed) {
        this.conversation = conversation;
        this.background = background;
        this.clock = clock;
        this.draft = draft;
        this.failed = failed;
    }

    /** The text changed; {@code told}: the others are to know. */
    void typed(boolean told) {
        dirty = true;
        save.cancel();
        save = background.after(ComposerViewModel.DRAFT_DELAY, this::keep);
        var now = clock.instant();
        if (told && !now.isBefore(toldTyping.plus(ComposerViewModel.TYPING_EVERY))) {
            toldTyping = now;
            run(() -> {
                conversation.typing(true);
                return true;
            });
        }
    }

    /** The text was sent: there is nothing to keep. */
    void forget() {
        save.cancel();
        dirty = false;
    }

    /** The next key is told at once. */
    void sent() {
        toldTyping = Instant.MIN;
    }

    /** Writes it down now, where that was not done. */
    void close() {
        save.cancel();
        if (dirty) {
            keep();
        }
    }

    private void keep() {
        dirty = false;
        var text = draft.get();
        run(() -> {
            conversation.saveDraft(text);
            return true;
        });
    }

    private void run(Callable<Boolean> work) {
        background.run(work, _ -> {}, failed);
    }
}
