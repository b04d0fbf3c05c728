package parley.desktop.preferences;

import java.util.Optional;
import java.util.function.Consumer;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import parley.desktop.Background;
import parley.desktop.Memory;
import parley.desktop.file.Outside;
import parley.desktop.keys.Keymap;
import parley.desktop.notify.NoticeSettings;
import parley.desktop.profile.OwnProfileViewModel;
import parley.desktop.workspace.Workspace;
import parley.desktop.workspace.WorkspaceCard;

/** What can be set on this device; applies at once. UI thread only. */
public final class PreferencesViewModel {
    /** The pages. */
    public enum Page {
        PROFILE,
        ACCOUNT,
        PASSWORD,
        DEVICES,
        APPEARANCE,
        NOTIFICATIONS,
        LANGUAGE,
        STORAGE,
        KEYS,
        ABOUT
    }

    private final ObjectProperty<Page> page;
    private final StringProperty workspace = new SimpleStringProperty("");
    private final StringProperty person = new SimpleStringProperty("");
    private final StringProperty userName = new SimpleStringProperty("");
    private final Optional<DevicesViewModel> devices;
    private final Optional<PasswordViewModel> password;
    private final Optional<StorageViewModel> storage;
    private final Keymap keymap;
    private final NoticeSettings notices;
    private final Optional<OwnProfileViewModel> profile;
    private final StringProperty language = new SimpleStringProperty("");
    private final Runnable signOut;

    /**
     * @param first the page that is shown first
     * @param open the workspace that the account pages are about, if there is one
     * @param speak speaks another language from now on; gets its tag, empty for the system's
     * @param signOut leaves it on this device
     */
    public PreferencesViewModel(
            Page first,
            Optional<Workspace> open,
            Background background,
            Memory memory,
            Outside outside,
            Keymap keymap,
            Consumer<String> speak,
            NoticeSettings notices,
            Optional<OwnProfileViewModel> profile,
            Runnable signOut) {
        page = new SimpleObjectProperty<>(first);
        var card = open.map(Workspace::card);
        workspace.set(card.map(WorkspaceCard::name).orElse(""));
        person.set(card.map(c -> c.me().displayName()).orElse(""));
        userName.set(card.map(c -> c.me().name()).orElse(""));
        devices = open.map(w -> new DevicesViewModel(w, background));
        password = open.map(w -> new PasswordViewModel(w, background));
        storage = open.map(w -> new StorageViewModel(w, outside, memory, background));
        this.keymap = keymap;
        this.notices = notices;
        this.profile = profile;
        language.set(memory.get("language").orElse(""));
        language.addListener((_, _, now) -> {
            memory.put("language", now);
            background.onUi(() -> speak.accept(now));
        });
        this.signOut = signOut;
    }

    /** Where one is signed in; empty without a workspace. */
    public Optional<DevicesViewModel> devices() {
        return devices;
    }

    /** Changing one's password; empty without a workspace. */
    public Optional<PasswordViewModel> password() {
        return password;
    }

    /** What the workspace takes on this computer; empty without a workspace. */
    public Optional<StorageViewModel> storage() {
        return storage;
    }

    /** What one shows of oneself; empty without a workspace. */
    public Optional<OwnProfileViewModel> profile() {
        return profile;
    }

    /** Which keys do what. */
    public Keymap keymap() {
        return keymap;
    }

    /** What one wants to be told of, and when. */
    public NoticeSettings notices() {
        return notices;
    }

    /** The language's tag; empty: that of the system. */
    public StringProperty languageProperty() {
        return language;
    }

    public ObjectProperty<Page> pageProperty() {
        return page;
    }

    /** The workspace that the account page is about. */
    public StringProperty workspace() {
        return workspace;
    }

    /** Who one is there. */
    public StringProperty person() {
        return person;
    }

    public StringProperty userName() {
        return userName;
    }

    /** Signs out of the workspace on this device. */
    public void signOut() {
        signOut.run();
    }
}
