package parley.desktop.join;

import java.io.IOException;
import parley.client.address.InviteLink;
import parley.client.workspace.ServerCheck;
import parley.desktop.workspace.Workspace;

/**
 * The way into a workspace. Calls block and belong in the background; what a person can mend comes
 * as a {@link parley.desktop.ProblemException} that names the field.
 */
public interface Entrance {
    /** Asks who answers at an address; sends nothing secret. */
    ServerCheck.Found find(InviteLink link) throws IOException;

    /** Makes an account and signs in with it. */
    Workspace signUp(ServerCheck.Found server, Account account) throws IOException;

    /** Signs in with an account that exists. */
    Workspace signIn(ServerCheck.Found server, Account account) throws IOException;
}
