package parley.desktop.main;

import java.util.ArrayList;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import parley.desktop.Problems;
import parley.desktop.invite.InviteViewModel;
import parley.desktop.join.SignInAgainViewModel;
import parley.desktop.preferences.PreferencesViewModel;
import parley.desktop.room.DirectoryViewModel;
import parley.desktop.room.NewRoomViewModel;
import parley.desktop.switcher.SwitcherViewModel;
import parley.desktop.workspace.Person;

/** What is opened over the main window, for the open workspace. UI thread only. */
public final class Opening {
    private final MainViewModel main;
    private final Function<String, String> texts;

    /** {@code texts}: looks up a text by key, to match commands by what they are called. */
    Opening(MainViewModel main, Function<String, String> texts) {
        this.main = main;
        this.texts = texts;
    }

    /** Makes an invite. */
    public void invite() {
        current(w ->
                open(new Dialog.Inviting(new InviteViewModel(w.workspace(), main.background()))));
    }

    /** Makes a room. */
    public void newRoom() {
        current(w ->
                open(
                        new Dialog.MakingRoom(
                                new NewRoomViewModel(
                                        w.workspace(), main.background(), main::openRoom))));
    }

    /** Opens the directory of rooms and people. */
    public void browse() {
        current(w -> {
            var directory =
                    new DirectoryViewModel(w.workspace(), main.background(), main::openRoom);
            open(new Dialog.Browsing(directory));
            directory.open();
        });
    }

    /** Opens the settings. */
    public void preferences() {
        preferences(PreferencesViewModel.Page.PROFILE);
    }

    /** Opens one page of the settings. */
    public void preferences(PreferencesViewModel.Page page) {
        open(new Dialog.Preferring(page));
    }

    /** Opens the page on which keys are changed. */
    public void changeKeys() {
        preferences(PreferencesViewModel.Page.KEYS);
    }

    /** Shows the list of keys. */
    public void keys() {
        open(new Dialog.Keys());
    }

    /** Asks for the password again, where the server ended the sign-in. */
    public void askSignIn() {
        current(w ->
                open(
                        new Dialog.SigningIn(
                                new SignInAgainViewModel(
                                        w.workspace(), main.background(), this::close))));
    }

    /** Opens the quick switcher. */
    public void switcher() {
        var rooms = new ArrayList<SwitcherViewModel.Item.Room>();
        for (var w : main.workspaces()) {
            for (var room : w.summaries()) {
                rooms.add(
                        new SwitcherViewModel.Item.Room(
                                w.workspace().card().name(), w != main.current().get(), room));
            }
        }
        var model = new SwitcherViewModel(rooms, Commands.of(main), texts, this::chosen);
        open(new Dialog.Switching(model));
        current(w ->
                main.background()
                        .run(
                                w.workspace()::people,
                                model::people,
                                _ -> {})); // offline: those with a room are there all the same
    }

    private void chosen(SwitcherViewModel.Item item) {
        close();
        switch (item) {
            case SwitcherViewModel.Item.Room room -> {
                main.workspaces().stream()
                        .filter(w -> w.summaries().contains(room.room()))
                        .filter(w -> w != main.current().get())
                        .findFirst()
                        .ifPresent(main::open);
                main.openRoom(room.room().id());
            }
            case SwitcherViewModel.Item.Command command -> command.action().run();
            case SwitcherViewModel.Item.Somebody somebody -> direct(somebody.person());
            case SwitcherViewModel.Item.Search search -> {
                main.search(false);
                if (main.center().get() instanceof Center.Searching now) {
                    now.search().queryProperty().set(search.words());
                }
            }
            case SwitcherViewModel.Item.Group _ -> {}
        }
    }

    /** Opens the room with oneself, where things are kept. */
    public void saved() {
        current(w -> direct(w.workspace().card().me()));
    }

    private void direct(Person person) {
        current(w ->
                main.background()
                        .run(
                                () -> w.workspace().direct(person),
                                main::openRoom,
                                e -> main.say(Toast.problem(Problems.line(e)))));
    }

    private void open(Dialog dialog) {
        main.dialogProperty().set(dialog);
    }

    private void close() {
        main.dialogProperty().set(null);
    }

    private void current(Consumer<OpenWorkspace> action) {
        Optional.ofNullable(main.current().get()).ifPresent(action);
    }
}
