package parley.server.lite.tls;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.util.Base64;
import java.util.List;
import java.util.Optional;

/**
 * What the server shows in a handshake.
 *
 * @param chain the server's certificate first
 * @param pin base64url SHA-256 of the key of the CA that clients trust by it; empty where the chain
 *     leads to a CA that clients know anyway
 */
public record TlsIdentity(PrivateKey key, List<X509Certificate> chain, Optional<String> pin) {
    public TlsIdentity {
        chain = List.copyOf(chain);
    }

    /** The server's own certificate. */
    public X509Certificate leaf() {
        return chain.getFirst();
    }

    /** SHA-256 of the certificate's public key (SubjectPublicKeyInfo), base64url. */
    public static String pinOf(X509Certificate certificate) {
        try {
            byte[] hash =
                    MessageDigest.getInstance("SHA-256")
                            .digest(certificate.getPublicKey().getEncoded());
            return Base64.getUrlEncoder().withoutPadding().encodeToString(hash);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("this Java has no SHA-256", e);
        }
    }

    @Override
    public String toString() {
        return "TlsIdentity[" + leaf().getSubjectX500Principal() + "]";
    }
}
