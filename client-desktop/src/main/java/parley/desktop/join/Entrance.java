package parley.desktop.join;

import java.io.IOException;
import parley.desktop.workspace.Workspace;

/**
 * The way into a workspace. Calls block and belong in the background; what a person can mend comes
 * as a {@link parley.desktop.ProblemException} that names the field.
 */
public interface Entrance {
    /** Asks who answers at an address; sends nothing secret. */
    Found find(ServerAddress address) throws IOException;

    /** Makes an account and signs in with it. */
    Workspace signUp(Found server, Account account) throws IOException;

    /** Signs in with an account that exists. */
    Workspace signIn(Found server, Account account) throws IOException;
}
