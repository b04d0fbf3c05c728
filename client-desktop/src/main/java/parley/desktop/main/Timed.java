package parley.desktop.main;

import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import parley.desktop.Problems;
import parley.desktop.composer.ComposerViewModel;
import parley.desktop.later.Reminders;
import parley.desktop.later.TimingViewModel;
import parley.desktop.later.TimingViewModel.Purpose;
import parley.desktop.later.WaitingViewModel;
import parley.desktop.notify.Notice;
import parley.desktop.text.Line;
import parley.desktop.workspace.Change;
import parley.desktop.workspace.RoomSummary;
import parley.desktop.workspace.SearchHit;
import parley.desktop.workspace.TimelineEntry.Said;
import parley.desktop.workspace.Workspace;

/** Messages that are sent later, and reminders. UI thread only. */
public final class Timed implements AutoCloseable {
    private final MainViewModel main;
    private final InstantSource clock;
    private final ZoneId zone;
    private final Map<Workspace, Reminders> reminders = new HashMap<>();

    Timed(MainViewModel main, InstantSource clock, ZoneId zone) {
        this.main = main;
        this.clock = clock;
        this.zone = zone;
    }

    /** A workspace came to those one is in. */
    void added(Workspace workspace) {
        var all = new Reminders(workspace, main.background(), clock, hit -> due(workspace, hit));
        Optional.ofNullable(reminders.put(workspace, all)).ifPresent(Reminders::close);
        all.look();
    }

    void removed(Workspace workspace) {
        Optional.ofNullable(reminders.remove(workspace)).ifPresent(Reminders::close);
    }

    void changed(Workspace workspace, Change change) {
        if (change instanceof Change.Preferences) {
            Optional.ofNullable(reminders.get(workspace)).ifPresent(Reminders::look);
        }
    }

    private void due(Workspace workspace, SearchHit hit) {
        main.workspaces().stream()
                .filter(w -> w.workspace().equals(workspace))
                .flatMap(w -> w.rooms().room(hit.room()).stream())
                .findFirst()
                .ifPresent(room ->
                        main.notices().remind(new Notice(workspace, room, hit.message(), true)));
    }

    /** Asks when what is written is to be sent; nothing happens while there is nothing. */
    void sendLater(RoomSummary room, ComposerViewModel composer) {
        var ready = composer.ready();
        if (ready.isEmpty()) {
            waiting();
            return;
        }
        ask(
                Purpose.SEND,
                at ->
                        current(w ->
                                main.background()
                                        .run(
                                                () -> {
                                                    w.later()
                                                            .send(
                                                                    room.id(),
                                                                    ready.get().text(),
                                                                    ready.get().mentions(),
                                                                    at);
                                                    return true;
                                                },
                                                _ -> {
                                                    composer.kept(ready.get());
                                                    main.say(Toast.told(Line.of("later.taken")));
                                                },
                                                e -> main.say(Toast.problem(Problems.line(e))))));
    }

    /** Asks when one wants to be reminded of a message. */
    void remind(RoomSummary room, Said said) {
        ask(
                Purpose.REMIND,
                at ->
                        current(w -> {
                            Optional.ofNullable(reminders.get(w))
                                    .ifPresent(r -> r.set(room.id(), said.id().value(), at));
                            main.say(Toast.told(Line.of("later.reminding")));
                        }));
    }

    /** Shows what waits for its time. */
    public void waiting() {
        current(w -> Optional.ofNullable(reminders.get(w)).ifPresent(all -> open(w, all)));
    }

    private void open(Workspace workspace, Reminders all) {
        var model =
                new WaitingViewModel(
                        workspace,
                        all,
                        main.background(),
                        (_, then) ->
                                ask(
                                        Purpose.MOVE,
                                        at -> {
                                            then.accept(at);
                                            open(workspace, all);
                                        }));
        main.dialogProperty().set(new Dialog.Waiting(model));
        model.refresh();
    }

    private void ask(Purpose purpose, Consumer<Instant> chosen) {
        main.dialogProperty()
                .set(
                        new Dialog.Timing(
                                new TimingViewModel(
                                        purpose,
                                        clock,
                                        zone,
                                        at -> {
                                            main.dialogProperty().set(null);
                                            chosen.accept(at);
                                        })));
    }

    private void current(Consumer<Workspace> action) {
        Optional.ofNullable(main.current().get()).map(OpenWorkspace::workspace).ifPresent(action);
    }

    @Override
    public void close() {
        reminders.values().forEach(Reminders::close);
    }
}
