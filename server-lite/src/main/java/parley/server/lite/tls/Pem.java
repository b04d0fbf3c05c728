package parley.server.lite.tls;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Base64;
import java.util.List;
import org.bouncycastle.asn1.pkcs.PrivateKeyInfo;
import org.bouncycastle.openssl.PEMKeyPair;
import org.bouncycastle.openssl.PEMParser;
import org.bouncycastle.openssl.jcajce.JcaPEMKeyConverter;

/** Certificates and private keys as text (RFC 7468). */
final class Pem {
    private static final String KEY_BEGIN = "-----BEGIN PRIVATE KEY-----";
    private static final String KEY_END = "-----END PRIVATE KEY-----";

    private Pem() {}

    static String of(X509Certificate certificate) throws CertificateException {
        return block("CERTIFICATE", certificate.getEncoded());
    }

    /** PKCS #8. */
    static String of(PrivateKey key) {
        return block("PRIVATE KEY", key.getEncoded());
    }

    /** All certificates in the text, in its order. */
    static List<X509Certificate> certificates(byte[] text) throws CertificateException {
        return CertificateFactory.getInstance("X.509")
                .generateCertificates(new ByteArrayInputStream(text))
                .stream()
                .map(X509Certificate.class::cast)
                .toList();
    }

    /** An EC key in PKCS #8, as {@link #of(PrivateKey)} writes it. */
    static PrivateKey ecKey(byte[] text) throws GeneralSecurityException {
        String pem = new String(text, StandardCharsets.US_ASCII).strip();
        if (!pem.startsWith(KEY_BEGIN) || !pem.endsWith(KEY_END)) {
            throw new GeneralSecurityException("not a private key in PEM");
        }
        String base64 = pem.substring(KEY_BEGIN.length(), pem.length() - KEY_END.length());
        try {
            byte[] der = Base64.getMimeDecoder().decode(base64);
            return KeyFactory.getInstance("EC").generatePrivate(new PKCS8EncodedKeySpec(der));
        } catch (IllegalArgumentException e) {
            throw new GeneralSecurityException("not base 64", e);
        }
    }

    /** A key in PKCS #8 or in the older forms of OpenSSL, EC, Ed25519 or RSA, not encrypted. */
    static PrivateKey anyKey(byte[] text) throws GeneralSecurityException {
        try (PEMParser parser =
                new PEMParser(new StringReader(new String(text, StandardCharsets.ISO_8859_1)))) {
            JcaPEMKeyConverter converter = new JcaPEMKeyConverter();
            Object object = parser.readObject();
            while (object != null) {
                if (object instanceof PrivateKeyInfo info) {
                    return converter.getPrivateKey(info);
                }
                if (object instanceof PEMKeyPair pair) {
                    return converter.getKeyPair(pair).getPrivate();
                }
                object = parser.readObject();
            }
            throw new GeneralSecurityException("it holds no private key that is not encrypted");
        } catch (IOException e) {
            throw new GeneralSecurityException("it is not PEM", e);
        }
    }

    private static String block(String type, byte[] der) {
        String base64 = Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(der);
        return "-----BEGIN " + type + "-----\n" + base64 + "\n-----END " + type + "-----\n";
    }
}
