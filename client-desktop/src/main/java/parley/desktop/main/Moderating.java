package parley.desktop.main;

import java.util.Optional;
import parley.desktop.moderation.Hooks;
import parley.desktop.moderation.ModerationViewModel;
import parley.desktop.question.Question;
import parley.desktop.text.Line;
import parley.desktop.workspace.Change;
import parley.desktop.workspace.RoomSummary;

/** Opens the screens that look after a room or the workspace. UI thread only. */
public final class Moderating implements Hooks {
    private final MainViewModel main;

    Moderating(MainViewModel main) {
        this.main = main;
    }

    /** Members and settings of the open room. */
    public void room() {
        if (main.center().get() instanceof Center.InRoom in) {
            open(Optional.of(in.room().roomProperty().get()));
        }
    }

    /** Members of the open workspace, and who did what. */
    public void workspace() {
        open(Optional.empty());
    }

    /** Whether the open room has members and settings to look after. */
    boolean offersRoom() {
        return main.center().get() instanceof Center.InRoom in
                && in.room().roomProperty().get().other().isEmpty();
    }

    /** Whether one may see who is in the workspace. */
    boolean offersWorkspace() {
        var workspace = main.current().get();
        return workspace != null
                && workspace.workspace().moderation().rights(Optional.empty()).mayList();
    }

    private void open(Optional<RoomSummary> room) {
        var workspace = main.current().get();
        if (workspace == null) {
            return;
        }
        var model = new ModerationViewModel(workspace.workspace(), room, main.background(), this);
        main.show(new Center.Moderating(model));
        model.open();
    }

    /** Somebody came, went, or is something else now. */
    void changed(Change change) {
        if (main.center().get() instanceof Center.Moderating now
                && change instanceof Change.Members members) {
            now.moderation().membersChanged(Optional.of(members.room()));
        }
    }

    @Override
    public void ask(Question question) {
        main.dialogProperty().set(new Dialog.Asking(question));
    }

    @Override
    public void problem(Line problem) {
        main.say(Toast.problem(problem));
    }

    @Override
    public void done(Line what) {
        main.say(Toast.told(what));
    }

    @Override
    public void close() {
        main.backToRoom();
    }
}
