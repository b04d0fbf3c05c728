package parley.desktop.join;

import java.text.Normalizer;
import java.util.Locale;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import org.jspecify.annotations.Nullable;
import parley.desktop.ProblemException;
import parley.desktop.Problems;
import parley.desktop.text.Line;
import parley.protocol.AuthApi;

/** The fields of signing up or in, each with what is wrong with it. UI thread only. */
public final class AccountViewModel {
    private final BooleanProperty signUp = new SimpleBooleanProperty(true);
    private final StringProperty displayName = new SimpleStringProperty("");
    private final StringProperty name = new SimpleStringProperty("");
    private final StringProperty password = new SimpleStringProperty("");
    private final StringProperty invite = new SimpleStringProperty("");
    private final ObjectProperty<@Nullable Line> displayNameProblem = new SimpleObjectProperty<>();
    private final ObjectProperty<@Nullable Line> nameProblem = new SimpleObjectProperty<>();
    private final ObjectProperty<@Nullable Line> passwordProblem = new SimpleObjectProperty<>();
    private final ObjectProperty<@Nullable Line> inviteProblem = new SimpleObjectProperty<>();
    private final ObjectProperty<@Nullable Line> problem = new SimpleObjectProperty<>();
    private boolean nameTyped;

    public AccountViewModel() {
        displayName.addListener((_, _, text) -> suggestName(text));
        name.addListener((_, _, text) -> nameTyped = !text.equals(suggestion(displayName.get())));
    }

    /** Signing up rather than in. */
    public BooleanProperty signUpProperty() {
        return signUp;
    }

    public StringProperty displayNameProperty() {
        return displayName;
    }

    public StringProperty nameProperty() {
        return name;
    }

    public StringProperty passwordProperty() {
        return password;
    }

    /** The invite code, where the workspace asks for one and no link brought it. */
    public StringProperty inviteProperty() {
        return invite;
    }

    public ObjectProperty<@Nullable Line> displayNameProblem() {
        return displayNameProblem;
    }

    public ObjectProperty<@Nullable Line> nameProblem() {
        return nameProblem;
    }

    public ObjectProperty<@Nullable Line> passwordProblem() {
        return passwordProblem;
    }

    public ObjectProperty<@Nullable Line> inviteProblem() {
        return inviteProblem;
    }

    /** What is wrong and belongs to no field. */
    public ObjectProperty<@Nullable Line> problem() {
        return problem;
    }

    /** Checks every field by the rules of docs/protocol.md and says what is wrong below it. */
    public boolean check() {
        clearProblems();
        boolean up = signUp.get();
        if (up && displayName.get().isBlank()) {
            displayNameProblem.set(Line.of("account.problem.displayName"));
        }
        if (!name.get().matches("[a-z0-9._-]{2,32}")) {
            nameProblem.set(Line.of("account.problem.name"));
        }
        int length = password.get().length();
        if (length < AuthApi.PASSWORD_MIN || length > AuthApi.PASSWORD_MAX) {
            passwordProblem.set(Line.of("account.problem.password"));
        }
        return displayNameProblem.get() == null
                && nameProblem.get() == null
                && passwordProblem.get() == null;
    }

    /** What was typed. */
    public Account account() {
        return new Account(
                displayName.get().strip(), name.get(), password.get(), invite.get().strip());
    }

    /** Puts what the server said under the field it names. */
    public void refused(Exception e) {
        var line = Problems.line(e);
        var field = e instanceof ProblemException p ? p.field() : "";
        var place =
                switch (field) {
                    case "displayName" -> displayNameProblem;
                    case "name" -> nameProblem;
                    case "password" -> passwordProblem;
                    case "invite" -> inviteProblem;
                    default -> problem;
                };
        place.set(line);
    }

    /** Takes all problems away. */
    public void clearProblems() {
        displayNameProblem.set(null);
        nameProblem.set(null);
        passwordProblem.set(null);
        inviteProblem.set(null);
        problem.set(null);
    }

    private void suggestName(String typed) {
        if (!nameTyped) {
            name.set(suggestion(typed));
            nameTyped = false;
        }
    }

    /** The first name without accents, as far as user names allow it. */
    static String suggestion(String displayName) {
        var first = displayName.strip().split("\\s+", 2)[0];
        var plain = Normalizer.normalize(first, Normalizer.Form.NFD).replaceAll("\\p{M}", "");
        var allowed =
                plain.toLowerCase(Locale.ROOT).replace('đ', 'd').replaceAll("[^a-z0-9._-]", "");
        return allowed.length() > 32 ? allowed.substring(0, 32) : allowed;
    }
}
