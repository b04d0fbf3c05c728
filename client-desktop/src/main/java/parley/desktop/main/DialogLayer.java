package parley.desktop.main;

import java.util.Optional;
import javafx.application.Platform;
import javafx.geometry.Insets;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import javafx.util.Subscription;
import org.jspecify.annotations.Nullable;
import parley.desktop.emoji.EmojiPicker;
import parley.desktop.file.AllTransfersView;
import parley.desktop.forward.ForwardView;
import parley.desktop.forward.VersionsView;
import parley.desktop.invite.InviteView;
import parley.desktop.join.SignInAgainView;
import parley.desktop.later.TimingView;
import parley.desktop.later.WaitingView;
import parley.desktop.part.Buttons;
import parley.desktop.part.DialogBox;
import parley.desktop.part.Labels;
import parley.desktop.picture.ViewerView;
import parley.desktop.preferences.KeysPage;
import parley.desktop.preferences.PreferencesView;
import parley.desktop.preferences.PreferencesViewModel;
import parley.desktop.profile.ProfileView;
import parley.desktop.question.QuestionView;
import parley.desktop.room.DirectoryView;
import parley.desktop.room.NewRoomView;
import parley.desktop.room.SectionView;
import parley.desktop.search.DayView;
import parley.desktop.switcher.SwitcherView;
import parley.desktop.theme.Theme;
import parley.desktop.timeline.RowKit;

/**
 * Shows dialogs over a window. Esc or a click beside one closes it; the focus goes back to where it
 * was.
 */
public final class DialogLayer extends StackPane {
    private final MainViewModel model;
    private final Surface surface;
    private final RowKit kit;
    private final Theme theme;
    private final Subscription follows;
    private @Nullable Node before;

    /** {@code surface}: the window it lies over. */
    public DialogLayer(MainViewModel model, Surface surface, RowKit kit, Theme theme) {
        this.model = model;
        this.surface = surface;
        this.kit = kit;
        this.theme = theme;
        setVisible(false);
        setPickOnBounds(false);
        setId("dialogs");
        model.self().faces().install(this);
        follows = surface.dialogProperty().subscribe((_, now) -> show(now));
        sceneProperty()
                .flatMap(Scene::focusOwnerProperty)
                .addListener((_, old, now) -> keepInside(old, now));
        addEventFilter(
                KeyEvent.KEY_PRESSED,
                e -> {
                    if (e.getCode() == KeyCode.ESCAPE && !KeysPage.waits(e.getTarget())) {
                        close();
                        e.consume();
                    }
                });
        show(surface.dialogProperty().get());
    }

    /** It is shown no more: another takes its place. */
    public void retire() {
        follows.unsubscribe();
        setVisible(false);
        getChildren().clear();
    }

    /** Leaves in sight what {@code view} says over everything: the connection, the disk. */
    public void below(MainView view) {
        var top = view.bannersHeight();
        top.addListener((_, _, now) -> setPadding(new Insets(now.doubleValue(), 0, 0, 0)));
        setPadding(new Insets(top.get(), 0, 0, 0));
    }

    /** Tab never leaves an open dialog: the focus comes back to where it was in it. */
    private void keepInside(@Nullable Node old, @Nullable Node now) {
        if (isVisible() && now != null && !inside(now)) {
            var back = old != null && inside(old) ? old : getChildren().getLast();
            Platform.runLater(() -> {
                var owner = getScene() == null ? null : getScene().getFocusOwner();
                if (isVisible() && (owner == null || !inside(owner))) {
                    back.requestFocus();
                }
            });
        }
    }

    private boolean inside(Node node) {
        for (Node n = node; n != null; n = n.getParent()) {
            if (n.equals(this)) {
                return true;
            }
        }
        return false;
    }

    private void close() {
        surface.dialogProperty().set(null);
    }

    private void show(@Nullable Dialog dialog) {
        if (dialog == null) {
            getChildren().clear();
            setVisible(false);
            if (before != null && before.getScene() != null) {
                before.requestFocus();
            }
            before = null;
            return;
        }
        if (before == null && getScene() != null) {
            before = getScene().getFocusOwner();
        }
        var scrim = new Region();
        scrim.getStyleClass().add("scrim");
        scrim.setOnMouseClicked(_ -> close());
        var box = node(dialog);
        if (dialog instanceof Dialog.Switching) {
            StackPane.setAlignment(box, Pos.TOP_CENTER);
            StackPane.setMargin(box, new Insets(96, 16, 16, 16));
        } else {
            StackPane.setMargin(box, new Insets(16));
        }
        getChildren().setAll(scrim, box);
        setVisible(true);
        box.requestFocus();
    }

    private Node node(Dialog dialog) {
        return switch (dialog) {
            case Dialog.Inviting d ->
                    InviteView.of(d.model(), kit.texts(), kit.times(), this::close);
            case Dialog.MakingRoom d -> NewRoomView.of(d.model(), kit.texts(), this::close);
            case Dialog.Naming d -> SectionView.of(d.model(), kit.texts(), this::close);
            case Dialog.Browsing d ->
                    DirectoryView.of(d.model(), kit.texts(), model.opening()::newRoom, this::close);
            case Dialog.Switching d -> new SwitcherView(d.model(), kit.texts());
            case Dialog.SigningIn d -> SignInAgainView.of(d.model(), kit.texts(), this::close);
            case Dialog.Preferring d ->
                    PreferencesView.of(
                            preferences(d.page()), theme, kit.texts(), kit.times(), this::close);
            case Dialog.Keys _ ->
                    KeysView.of(
                            model.keymap(), kit.texts(), model.opening()::changeKeys, this::close);
            case Dialog.Leaving d -> leaving(d);
            case Dialog.Deleting d -> Questions.delete(d, kit, this::close);
            case Dialog.Asking d -> QuestionView.of(d.question(), kit.texts(), this::close);
            case Dialog.Following d -> Questions.follow(d, kit, this::close);
            case Dialog.PickingEmoji d -> new EmojiPicker(d.model(), kit.texts());
            case Dialog.Forwarding d -> ForwardView.of(d.model(), kit.texts(), this::close);
            case Dialog.Reading d ->
                    VersionsView.of(d.model(), kit.texts(), kit.times(), this::close);
            case Dialog.Timing d ->
                    TimingView.of(d.model(), kit.texts(), kit.times(), d.waiting(), this::close);
            case Dialog.Waiting d ->
                    WaitingView.of(d.model(), d.pictures(), kit.texts(), kit.times(), this::close);
            case Dialog.GoingToDay d -> DayView.of(d.model(), kit.texts(), this::close);
            case Dialog.Viewing d ->
                    new ViewerView(d.model(), d.pictures(), kit.texts(), this::close);
            case Dialog.Transferring d -> AllTransfersView.of(d.model(), kit.texts(), this::close);
            case Dialog.Person d -> ProfileView.of(d.model(), kit.texts(), this::close);
        };
    }

    private PreferencesViewModel preferences(PreferencesViewModel.Page page) {
        return new PreferencesViewModel(
                page,
                Optional.ofNullable(model.current().get()).map(OpenWorkspace::workspace),
                model.background(),
                model.memory(),
                model.media().outside(),
                model.keymap(),
                this::speak,
                model.notices().settings(),
                model.self().profile(),
                model::signOut);
    }

    /** What shows the language now is made anew, and lies on top again. */
    private void speak(String tag) {
        surface.dialogProperty().set(new Dialog.Preferring(PreferencesViewModel.Page.LANGUAGE));
        kit.texts().speak(tag);
    }

    private Node leaving(Dialog.Leaving dialog) {
        var texts = kit.texts();
        return new DialogBox(
                "leave-dialog",
                texts.get("leave.title", dialog.model().name()),
                440,
                texts.get("action.close"),
                this::close,
                new VBox(Labels.wrapped(texts.get("leave.text"), "t-2")),
                Buttons.framed("leave-no", texts.get("action.cancel"), this::close),
                Buttons.framed(
                        "leave-yes",
                        texts.get("leave.yes"),
                        dialog.model().leave(),
                        "danger-fill"));
    }
}
