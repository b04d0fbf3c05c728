package parley.server.aws.backend;

import java.time.Duration;
import parley.server.WorkspaceOperations;
import parley.server.account.AccountSettings;
import parley.server.file.FileBounds;
import parley.server.limit.RequestLimits;

/**
 * What an owner chooses.
 *
 * @param name what the workspace is called when it is made
 * @param address where clients reach it, for invite links: host, and port where it is not 443
 * @param heartbeat how often a client that is idle says something; below API Gateway's 10 minutes
 */
public record BackendConfig(
        String name,
        String address,
        Duration heartbeat,
        AccountSettings accounts,
        RequestLimits.Rates requests,
        WorkspaceOperations.Rates operations,
        FileBounds files) {
    /** What most will want. */
    public static BackendConfig of(String name, String address) {
        return new BackendConfig(
                name,
                address,
                Duration.ofMinutes(8),
                AccountSettings.DEFAULT,
                RequestLimits.Rates.DEFAULT,
                WorkspaceOperations.Rates.NORMAL,
                FileBounds.NORMAL);
    }

    /** The same with accounts kept otherwise. */
    public BackendConfig with(AccountSettings next) {
        return new BackendConfig(name, address, heartbeat, next, requests, operations, files);
    }
}
