package parley.desktop.main;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import parley.desktop.Background;
import parley.desktop.Problems;
import parley.desktop.text.Line;
import parley.desktop.workspace.RoomSummary;
import parley.protocol.RoomId;

/**
 * Marks rooms as read, ten seconds later, so that it can be undone; the counts go at once. UI
 * thread only.
 */
public final class Reading {
    static final Duration UNDO = Duration.ofSeconds(10);

    private final MainViewModel main;
    private final Background background;
    private Background.Pending pending = () -> {};
    private Runnable sending = () -> {};
    private Optional<Runnable> undo = Optional.empty();

    Reading(MainViewModel main, Background background) {
        this.main = main;
        this.background = background;
    }

    /** Marks all rooms of the open workspace. */
    public void all() {
        begin(_ -> true);
    }

    /** Marks the open room. */
    public void room() {
        main.inRoom(open -> begin(open.id()::equals));
    }

    private void begin(Predicate<RoomId> which) {
        Optional.ofNullable(main.current().get()).ifPresent(w -> begin(w, which));
    }

    /** Nothing happens where nothing is unread. */
    private void begin(OpenWorkspace workspace, Predicate<RoomId> which) {
        var unread =
                workspace.rooms().rooms().stream()
                        .filter(r -> r.unread() > 0 && which.test(r.id()))
                        .map(RoomSummary::id)
                        .toList();
        if (unread.isEmpty()) {
            main.say(Toast.told(Line.of("attention.nothingToRead")));
            return;
        }
        finish();
        workspace.rooms().showRead(unread);
        main.attentionChanged();
        var toast =
                new Toast(Line.of("attention.read", unread.size()), false, Optional.of(this::undo));
        undo =
                Optional.of(() -> {
                    workspace.rooms().showRead(List.of());
                    main.attentionChanged();
                });
        Runnable send =
                () -> {
                    undo = Optional.empty();
                    background.run(
                            () -> {
                                unread.forEach(workspace.workspace()::markRead);
                                return true;
                            },
                            _ ->
                                    workspace
                                            .rooms()
                                            .refresh(() -> workspace.rooms().showRead(List.of())),
                            e -> {
                                workspace.rooms().showRead(List.of());
                                main.say(Toast.problem(Problems.line(e)));
                            });
                };
        sending = send;
        pending = background.after(UNDO, send);
        main.surface().say(toast, UNDO);
    }

    /** Takes it back while it was not sent; whether there was something to take back. */
    public boolean undo() {
        pending.cancel();
        boolean could = undo.isPresent();
        undo.ifPresent(Runnable::run);
        undo = Optional.empty();
        if (could) {
            main.surface().closeToast();
        }
        return could;
    }

    /** Sends what waits now. */
    void finish() {
        if (undo.isPresent()) {
            pending.cancel();
            sending.run();
        }
    }
}
