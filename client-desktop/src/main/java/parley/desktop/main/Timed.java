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
import parley.desktop.voice.RecorderViewModel;
import parley.desktop.workspace.Change;
import parley.desktop.workspace.RoomSummary;
import parley.desktop.workspace.SearchHit;
import parley.desktop.workspace.SendLater.Whole;
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

    /** Asks when what is written is to be sent; shows what waits while there is nothing. */
    void sendLater(
            Workspace workspace, Surface surface, RoomSummary room, ComposerViewModel composer) {
        if (composer.encloses()) {
            ask(
                    workspace,
                    surface,
                    Purpose.SEND,
                    at -> {
                        composer.sendFiles(at);
                        surface.say(Toast.told(Line.of("later.taken.files")));
                    });
            return;
        }
        var ready = composer.ready();
        if (ready.isEmpty()) {
            waiting(workspace, surface);
            return;
        }
        var words = ready.get();
        ask(
                workspace,
                surface,
                Purpose.SEND,
                at ->
                        main.background()
                                .run(
                                        () -> {
                                            workspace
                                                    .later()
                                                    .send(
                                                            room.id(),
                                                            new Whole(
                                                                    words.text(), words.mentions()),
                                                            at);
                                            return true;
                                        },
                                        _ -> {
                                            composer.kept(words);
                                            surface.say(Toast.told(Line.of("later.taken")));
                                        },
                                        e -> surface.say(Toast.problem(Problems.line(e)))));
    }

    /** Asks when a recording that waits is to be sent. */
    void sendLater(Workspace workspace, Surface surface, RecorderViewModel recorder) {
        ask(
                workspace,
                surface,
                Purpose.SEND,
                at -> {
                    recorder.send(at);
                    surface.say(Toast.told(Line.of("later.taken.voice")));
                });
    }

    /** Asks when one wants to be reminded of a message. */
    void remind(Workspace workspace, Surface surface, RoomSummary room, Said said) {
        ask(
                workspace,
                surface,
                Purpose.REMIND,
                at -> {
                    Optional.ofNullable(reminders.get(workspace))
                            .ifPresent(r -> r.set(room.id(), said.id().value(), at));
                    surface.say(Toast.told(Line.of("later.reminding")));
                });
    }

    /** Shows what waits for its time in the open workspace. */
    public void waiting() {
        Optional.ofNullable(main.current().get())
                .map(OpenWorkspace::workspace)
                .ifPresent(w -> waiting(w, main.surface()));
    }

    private void waiting(Workspace workspace, Surface surface) {
        Optional.ofNullable(reminders.get(workspace))
                .ifPresent(all -> open(workspace, surface, all));
    }

    private void open(Workspace workspace, Surface surface, Reminders all) {
        var model =
                new WaitingViewModel(
                        workspace,
                        all,
                        main.background(),
                        (_, then) -> askAgain(workspace, surface, then));
        surface.dialogProperty()
                .set(new Dialog.Waiting(model, main.media().pictures(workspace.card().id())));
        model.refresh();
    }

    /** Then the list is there again. */
    private void askAgain(Workspace workspace, Surface surface, Consumer<Instant> then) {
        var list = surface.dialogProperty().get();
        ask(
                workspace,
                surface,
                Purpose.MOVE,
                at -> {
                    surface.dialogProperty().set(list);
                    then.accept(at);
                });
    }

    private void ask(
            Workspace workspace, Surface surface, Purpose purpose, Consumer<Instant> chosen) {
        var model =
                new TimingViewModel(
                        purpose,
                        clock,
                        zone,
                        at -> {
                            surface.uncover();
                            chosen.accept(at);
                        });
        surface.dialogProperty().set(new Dialog.Timing(model, () -> waiting(workspace, surface)));
    }

    @Override
    public void close() {
        reminders.values().forEach(Reminders::close);
    }
}
