package parley.server.lite.tls;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import parley.server.lite.file.PrivateFile;

/** A certificate that the operator has from elsewhere, as two PEM files. */
public final class GivenCertificate {
    private GivenCertificate() {}

    /**
     * Reads the server's certificate with its chain, and its key. Where the chain ends in a CA that
     * signed itself, clients pin that; else they have to know the CA.
     *
     * @throws TlsException if a file is missing, damaged or open to others, if the two do not
     *     belong together, or if the certificate's time is over or has not come
     */
    public static TlsIdentity read(Path certificateFile, Path keyFile, InstantSource clock)
            throws TlsException {
        List<X509Certificate> chain = chain(certificateFile);
        PrivateKey key = key(keyFile);
        X509Certificate leaf = chain.getFirst();
        if (!KeyPairs.match(leaf.getPublicKey(), key)) {
            throw new TlsException(
                    "%s is not the key of %s: give the two that belong together"
                            .formatted(keyFile, certificateFile));
        }
        Instant now = clock.instant();
        if (now.isAfter(leaf.getNotAfter().toInstant())) {
            throw new TlsException(
                    "%s ended at %s: renew it"
                            .formatted(certificateFile, leaf.getNotAfter().toInstant()));
        }
        if (now.isBefore(leaf.getNotBefore().toInstant())) {
            throw new TlsException(
                    "%s begins at %s: set this machine's clock"
                            .formatted(certificateFile, leaf.getNotBefore().toInstant()));
        }
        X509Certificate last = chain.getLast();
        boolean ownRoot = last.getSubjectX500Principal().equals(last.getIssuerX500Principal());
        return new TlsIdentity(
                key, chain, ownRoot ? Optional.of(TlsIdentity.pinOf(last)) : Optional.empty());
    }

    private static List<X509Certificate> chain(Path file) throws TlsException {
        try {
            List<X509Certificate> chain = Pem.certificates(Files.readAllBytes(file));
            if (chain.isEmpty()) {
                throw new TlsException(file + " holds no certificate in PEM");
            }
            return chain;
        } catch (IOException | CertificateException e) {
            throw new TlsException(
                    "cannot read the certificate %s: %s".formatted(file, e.getMessage()), e);
        }
    }

    private static PrivateKey key(Path file) throws TlsException {
        try {
            return Pem.anyKey(PrivateFile.read(file));
        } catch (IOException | GeneralSecurityException e) {
            throw new TlsException("cannot read the key %s: %s".formatted(file, e.getMessage()), e);
        }
    }
}
