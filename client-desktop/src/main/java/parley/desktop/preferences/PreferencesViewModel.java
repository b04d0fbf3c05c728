package parley.desktop.preferences;

import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;

/** What can be set on this device; applies at once. UI thread only. */
public final class PreferencesViewModel {
    /** The pages. */
    public enum Page {
        ACCOUNT,
        APPEARANCE,
        LANGUAGE,
        ABOUT
    }

    private final ObjectProperty<Page> page = new SimpleObjectProperty<>(Page.ACCOUNT);
    private final StringProperty workspace = new SimpleStringProperty("");
    private final StringProperty person = new SimpleStringProperty("");
    private final StringProperty userName = new SimpleStringProperty("");
    private final Runnable signOut;

    public PreferencesViewModel(
            String workspace, String person, String userName, Runnable signOut) {
        this.workspace.set(workspace);
        this.person.set(person);
        this.userName.set(userName);
        this.signOut = signOut;
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
