package parley.client.workspace;

import java.util.List;
import java.util.Optional;
import parley.client.address.InviteLink;
import parley.protocol.WorkspaceId;

/**
 * All workspaces this person is in, side by side; each has its own connection, history and outbox.
 *
 * <p>Made by {@link ParleyClient#open}; opens from disk and needs no network. Safe for use by many
 * threads. Methods that say "blocks" wait for the network and are called off a UI thread. Every
 * listener of every workspace is called on one thread, {@code parley-client-events}, one call at a
 * time; it must return quickly. After {@link #close} nothing is called any more.
 */
public interface Workspaces extends AutoCloseable {
    /** In the order in which they were added. */
    List<WorkspaceSession> list();

    Optional<WorkspaceSession> find(WorkspaceId workspace);

    /** Looks who answers at an address. Blocks at most 15 s. Sends nothing secret. */
    ServerCheck check(InviteLink link);

    /**
     * Makes an account and adds the workspace. Blocks at most 30 s. A workspace that is there
     * already (also under another address) is signed in again, with its history and outbox kept if
     * it is the same user.
     *
     * @param invite the invite's code, or the set-up code for the first account
     */
    SignInOutcome signUp(
            ServerCheck.Found server,
            String name,
            String password,
            String displayName,
            Optional<String> invite);

    /** Signs in to an account that exists; as {@link #signUp} otherwise. */
    SignInOutcome signIn(ServerCheck.Found server, String name, String password);

    /**
     * Signs out where possible, forgets the tokens and deletes the local history, drafts and outbox
     * of a workspace. Blocks at most 10 s.
     */
    void remove(WorkspaceId workspace);

    /** Told at once: all offline workspaces try again without waiting. */
    void networkUp();

    /** Told when the list changed, on the events thread. */
    Subscription listen(Runnable onListChanged);

    /** Ends all connections and writes everything down. Blocks at most 10 s. */
    @Override
    void close();
}
