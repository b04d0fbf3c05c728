package parley.server.secret;

import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.MessageDigest;
import java.security.PrivateKey;
import java.security.Signature;
import java.security.spec.PKCS8EncodedKeySpec;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.Base64;

/** The Ed25519 key that a workspace keeps for life, wherever it moves. */
public final class WorkspaceKey {
    private static final String NAME = "workspace.ed25519";
    private static final int RAW = 32;

    private final byte[] publicKey;
    private final PrivateKey privateKey;

    private WorkspaceKey(byte[] publicKey, PrivateKey privateKey) {
        this.publicKey = publicKey;
        this.privateKey = privateKey;
    }

    /** The workspace's key; made when it is asked for the first time. */
    public static WorkspaceKey of(SecretStore store, InstantSource clock) {
        try {
            var held = store.find(NAME);
            byte[] value =
                    held.isPresent()
                            ? held.get().value()
                            : store.keep(new Secret(NAME, fresh(), clock.instant())).value();
            byte[] publicKey = Arrays.copyOf(value, RAW);
            byte[] pkcs8 = Arrays.copyOfRange(value, RAW, value.length);
            return new WorkspaceKey(
                    publicKey,
                    KeyFactory.getInstance("Ed25519")
                            .generatePrivate(new PKCS8EncodedKeySpec(pkcs8)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("cannot read the workspace's key", e);
        }
    }

    /** The raw public key and then the private one in PKCS #8. */
    private static byte[] fresh() throws GeneralSecurityException {
        KeyPair pair = KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
        byte[] spki = pair.getPublic().getEncoded();
        byte[] pkcs8 = pair.getPrivate().getEncoded();
        return ByteBuffer.allocate(RAW + pkcs8.length)
                .put(spki, spki.length - RAW, RAW)
                .put(pkcs8)
                .array();
    }

    /** The raw public key, 32 bytes, in base64url. */
    public String publicKey() {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(publicKey);
    }

    /** SHA-256 of the raw public key in base64url. */
    public String fingerprint() {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(publicKey);
            return Base64.getUrlEncoder().withoutPadding().encodeToString(hash);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("this Java has no SHA-256", e);
        }
    }

    /** An Ed25519 signature (RFC 8032) of 64 bytes. */
    public byte[] sign(byte[] text) {
        try {
            Signature signature = Signature.getInstance("Ed25519");
            signature.initSign(privateKey);
            signature.update(text);
            return signature.sign();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("cannot sign with the workspace's key", e);
        }
    }
}
