package parley.server.account;

import parley.protocol.Registration;
import parley.protocol.Result;

/** What signing in has to know of the workspace. Called often, by any thread; must not block. */
public interface WorkspaceFacts {
    Result.Workspace workspace();

    /** How further accounts are made, once there is an owner; never {@code FIRST}. */
    Registration registration();
}
