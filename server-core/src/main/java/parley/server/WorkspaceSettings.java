package parley.server;

import parley.protocol.Result;
import parley.protocol.WorkspaceOp;
import parley.server.account.WorkspaceFacts;

/** What an owner can change about the workspace. */
public interface WorkspaceSettings extends WorkspaceFacts {
    /** Blocks until it is durable. */
    Outcome<Result> change(WorkspaceOp.Change change);
}
