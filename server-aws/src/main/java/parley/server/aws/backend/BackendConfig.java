package parley.server.aws.backend;

import java.time.Duration;
import java.util.Optional;
import parley.server.WorkspaceOperations;
import parley.server.account.AccountSettings;
import parley.server.file.FileBounds;
import parley.server.limit.RequestLimits;

/**
 * What an owner chooses.
 *
 * @param name what the workspace is called when it is made
 * @param address where clients reach it, for invite links: host, and port where it is not 443
 * @param pin what clients know its certificate by; empty where everybody trusts it
 * @param heartbeat how often a client that is idle says something; below API Gateway's 10 minutes
 */
public record BackendConfig(
        String name,
        String address,
        Optional<String> pin,
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
                Optional.empty(),
                Duration.ofMinutes(8),
                AccountSettings.DEFAULT,
                RequestLimits.Rates.DEFAULT,
                WorkspaceOperations.Rates.NORMAL,
                FileBounds.NORMAL);
    }

    /** The same with accounts kept otherwise. */
    public BackendConfig with(AccountSettings next) {
        return new BackendConfig(name, address, pin, heartbeat, next, requests, operations, files);
    }

    /** The same where a client has to find this in the certificate. */
    public BackendConfig pinned(Optional<String> next) {
        return new BackendConfig(
                name, address, next, heartbeat, accounts, requests, operations, files);
    }
}
