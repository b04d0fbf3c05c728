package parley.desktop.main;

import java.io.IOException;
import java.util.Optional;
import java.util.function.Consumer;
import parley.desktop.Problems;
import parley.desktop.notify.Level;
import parley.desktop.room.Leave;
import parley.desktop.room.NameViewModel;
import parley.desktop.room.RoomListItem.Section;
import parley.desktop.room.RoomMenu;
import parley.desktop.room.Sections;
import parley.desktop.workspace.RoomSummary;
import parley.desktop.workspace.Workspace;
import parley.protocol.RoomId;

/** What is done with a room from the list: its menu, and leaving it. UI thread only. */
public final class RoomCare implements RoomMenu.Actions {
    private final MainViewModel main;

    RoomCare(MainViewModel main) {
        this.main = main;
    }

    @Override
    public void mute(RoomSummary room) {
        change(w -> w.mute(room.id(), !room.muted()));
    }

    @Override
    public void read(RoomSummary room) {
        change(w -> w.markRead(room.id()));
    }

    @Override
    public void ownWindow(RoomSummary room) {
        main.windows().open(room);
    }

    private void change(Consumer<Workspace> deed) {
        current(w -> run(() -> deed.accept(w.workspace()), () -> w.rooms().refresh(() -> {})));
    }

    @Override
    public Level level(RoomSummary room) {
        var workspace = main.current().get();
        return workspace == null
                ? Level.MENTIONS
                : main.notices().level(workspace.workspace(), room);
    }

    @Override
    public void level(RoomSummary room, Level level) {
        current(w -> main.notices().level(w.workspace(), room.id(), level));
    }

    @Override
    public void leave(RoomSummary room) {
        main.dialogProperty()
                .set(new Dialog.Leaving(new Leave(room.name(), () -> left(room.id()))));
    }

    /** Asks whether to leave the open room. */
    public void askLeave() {
        if (main.center().get() instanceof Center.InRoom in) {
            leave(in.room().roomProperty().get());
        }
    }

    private void left(RoomId room) {
        main.dialogProperty().set(null);
        current(w ->
                run(
                        () -> w.workspace().leave(room),
                        () -> {
                            main.backToRooms();
                            main.open(w);
                        }));
    }

    @Override
    public void newSection(RoomSummary room) {
        current(w ->
                name(
                        "",
                        name ->
                                w.rooms()
                                        .sections()
                                        .put(room.id(), Optional.of(new Section.Own(name)))));
    }

    @Override
    public void rename(Section.Own section) {
        current(w -> name(section.name(), name -> w.rooms().sections().rename(section, name)));
    }

    private void name(String now, Consumer<String> then) {
        main.dialogProperty()
                .set(
                        new Dialog.Naming(
                                new NameViewModel(
                                        now,
                                        Sections.LONGEST,
                                        name -> {
                                            main.dialogProperty().set(null);
                                            then.accept(name);
                                        })));
    }

    private interface Deed {
        void run() throws IOException;
    }

    private void run(Deed deed, Runnable then) {
        main.background()
                .run(
                        () -> {
                            deed.run();
                            return true;
                        },
                        _ -> then.run(),
                        e -> main.say(Toast.problem(Problems.line(e))));
    }

    private void current(Consumer<OpenWorkspace> action) {
        Optional.ofNullable(main.current().get()).ifPresent(action);
    }
}
