package parley.server.lite;

import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.util.Optional;
import parley.server.WorkspaceOperations;
import parley.server.account.AccountSettings;
import parley.server.file.FileBounds;
import parley.server.limit.Rate;
import parley.server.limit.RequestLimits;

/**
 * Everything a server is started with.
 *
 * @param data the workspace's folder; made if it is not there
 * @param name of a workspace that is made at this start
 * @param transport the port and its bounds
 * @param certificate what is shown to clients
 * @param publicAddress where clients find it, as {@code host} or {@code host:port}, if the
 *     machine's own addresses do not say
 * @param metricsToken opens the figures to other machines
 * @param guards what is done against abuse
 */
public record ServerConfig(
        Path data,
        String name,
        TransportConfig transport,
        Certificate certificate,
        Optional<String> publicAddress,
        Optional<String> metricsToken,
        Guards guards) {
    /** Where the certificate comes from. */
    public sealed interface Certificate {
        /** The workspace's own CA makes it. */
        record Own() implements Certificate {}

        /** Two PEM files of the operator. */
        record Given(Path certificate, Path key) implements Certificate {}

        /** Plain HTTP, for a reverse proxy in front of it. */
        record None() implements Certificate {}
    }

    /** What is done against abuse. */
    public record Guards(
            AccountSettings accounts,
            RequestLimits.Rates requests,
            WorkspaceOperations.Rates operations,
            FileBounds files) {
        public static final Guards NORMAL =
                new Guards(
                        AccountSettings.DEFAULT,
                        RequestLimits.Rates.DEFAULT,
                        WorkspaceOperations.Rates.NORMAL,
                        FileBounds.NORMAL);

        /** Cheap password hashes and no limits, for load generators and tests. */
        public static final Guards NONE =
                new Guards(
                        AccountSettings.DEFAULT.unguarded(),
                        RequestLimits.Rates.UNLIMITED,
                        new WorkspaceOperations.Rates(Rate.UNLIMITED, Rate.UNLIMITED),
                        FileBounds.NORMAL.asOftenAsOneLikes());
    }

    /** The defaults, with TLS. */
    public static ServerConfig of(Path data, InetSocketAddress address) {
        return new ServerConfig(
                data,
                "Parley",
                TransportConfig.on(address),
                new Certificate.Own(),
                Optional.empty(),
                Optional.empty(),
                Guards.NORMAL);
    }

    public ServerConfig withCertificate(Certificate next) {
        return new ServerConfig(data, name, transport, next, publicAddress, metricsToken, guards);
    }

    public ServerConfig withGuards(Guards next) {
        return new ServerConfig(
                data, name, transport, certificate, publicAddress, metricsToken, next);
    }

    public ServerConfig withTransport(TransportConfig next) {
        return new ServerConfig(data, name, next, certificate, publicAddress, metricsToken, guards);
    }
}
