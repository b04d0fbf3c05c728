package parley.server.lite;

import io.netty.handler.ssl.SslContext;
import io.netty.handler.ssl.SslContextBuilder;
import io.netty.handler.ssl.SslProvider;
import io.netty.util.ReferenceCountUtil;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import javax.net.ssl.SSLException;
import parley.server.lite.tls.CertificateRenewal;
import parley.server.lite.tls.CurrentIdentity;
import parley.server.lite.tls.GivenCertificate;
import parley.server.lite.tls.LocalCa;
import parley.server.lite.tls.Names;
import parley.server.lite.tls.TlsException;

/** What the port shows to clients: TLS 1.3 and nothing older, or no TLS at all. */
record Certificates(
        Optional<SslContext> context, Optional<String> pin, Optional<CertificateRenewal> renewal)
        implements AutoCloseable {
    private static final Duration LOOK_EVERY = Duration.ofHours(1);

    static Certificates of(
            ServerConfig.Certificate from,
            Path folder,
            Optional<String> publicAddress,
            InstantSource clock)
            throws StartException {
        try {
            return switch (from) {
                case ServerConfig.Certificate.None _ ->
                        new Certificates(Optional.empty(), Optional.empty(), Optional.empty());
                case ServerConfig.Certificate.Own _ -> {
                    LocalCa ca = LocalCa.open(folder, clock);
                    yield showing(() -> ca.identity(Names.ofThisMachine(names(publicAddress))));
                }
                case ServerConfig.Certificate.Given(Path certificate, Path key) ->
                        showing(() -> GivenCertificate.read(certificate, key, clock));
            };
        } catch (TlsException | SSLException e) {
            throw new StartException(String.valueOf(e.getMessage()), e);
        }
    }

    private static List<String> names(Optional<String> publicAddress) {
        return publicAddress.stream().map(Addresses::host).toList();
    }

    private static Certificates showing(CertificateRenewal.Source source)
            throws TlsException, SSLException {
        CurrentIdentity shown = new CurrentIdentity(source.now());
        SslContext context =
                SslContextBuilder.forServer(shown)
                        .sslProvider(provider())
                        .protocols("TLSv1.3")
                        .build();
        return new Certificates(
                Optional.of(context),
                shown.identity().pin(),
                Optional.of(new CertificateRenewal(source, shown, LOOK_EVERY)));
    }

    /** BoringSSL where there is one for this system: a handshake costs it half. */
    private static SslProvider provider() {
        return SslProvider.isTlsv13Supported(SslProvider.OPENSSL_REFCNT)
                ? SslProvider.OPENSSL_REFCNT
                : SslProvider.JDK;
    }

    /** For new connections there is no TLS any more, and no newer certificate is looked for. */
    @Override
    public void close() {
        renewal.ifPresent(CertificateRenewal::close);
        context.ifPresent(ReferenceCountUtil::release);
    }
}
