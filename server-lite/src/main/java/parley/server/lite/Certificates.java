package parley.server.lite;

import io.netty.handler.ssl.SslContext;
import io.netty.handler.ssl.SslContextBuilder;
import io.netty.handler.ssl.SslProvider;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import javax.net.ssl.SSLException;
import parley.server.lite.tls.CurrentIdentity;
import parley.server.lite.tls.GivenCertificate;
import parley.server.lite.tls.LocalCa;
import parley.server.lite.tls.Names;
import parley.server.lite.tls.TlsException;
import parley.server.lite.tls.TlsIdentity;

/** What the port shows to clients: TLS 1.3 and nothing older, or no TLS at all. */
record Certificates(Optional<SslContext> context, Optional<String> pin) {
    static Certificates of(
            ServerConfig.Certificate from,
            Path folder,
            Optional<String> publicAddress,
            InstantSource clock)
            throws StartException {
        try {
            return switch (from) {
                case ServerConfig.Certificate.None _ ->
                        new Certificates(Optional.empty(), Optional.empty());
                case ServerConfig.Certificate.Own _ ->
                        showing(
                                LocalCa.open(folder, clock)
                                        .identity(Names.ofThisMachine(names(publicAddress))));
                case ServerConfig.Certificate.Given(Path certificate, Path key) ->
                        showing(GivenCertificate.read(certificate, key, clock));
            };
        } catch (TlsException | SSLException e) {
            throw new StartException(String.valueOf(e.getMessage()), e);
        }
    }

    private static List<String> names(Optional<String> publicAddress) {
        return publicAddress.stream().map(Addresses::host).toList();
    }

    private static Certificates showing(TlsIdentity identity) throws SSLException {
        SslContext context =
                SslContextBuilder.forServer(new CurrentIdentity(identity))
                        .sslProvider(SslProvider.JDK)
                        .protocols("TLSv1.3")
                        .build();
        return new Certificates(Optional.of(context), identity.pin());
    }
}
