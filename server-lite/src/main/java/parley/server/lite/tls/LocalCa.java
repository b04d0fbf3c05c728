package parley.server.lite.tls;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.PrivateKey;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import parley.server.lite.file.PrivateFile;

/**
 * The workspace's own CA and the certificate that it gives this server, in a folder of four files.
 * The CA is made once and stays for ten years, because clients know the workspace by it; the
 * server's certificate is made anew whenever its time nears its end or the machine has got another
 * name or address.
 */
public final class LocalCa {
    private static final Logger LOG = LoggerFactory.getLogger(LocalCa.class);
    private static final Duration RENEW_BEFORE_END = Duration.ofDays(30);
    private static final int DNS_NAME = 2;
    private static final int IP_ADDRESS = 7;

    private final Path caFile;
    private final Path caKeyFile;
    private final Path leafFile;
    private final Path leafKeyFile;
    private final InstantSource clock;
    private final X509Certificate ca;
    private final PrivateKey caKey;

    private LocalCa(Path folder, InstantSource clock) throws TlsException {
        this.caFile = folder.resolve("ca.pem");
        this.caKeyFile = folder.resolve("ca.key");
        this.leafFile = folder.resolve("server.pem");
        this.leafKeyFile = folder.resolve("server.key");
        this.clock = clock;
        boolean certificateThere = Files.exists(caFile);
        boolean keyThere = Files.exists(caKeyFile);
        if (certificateThere != keyThere) {
            throw new TlsException(
                    "%s is there but %s is not: put it back from a backup. Only if there is none delete both; then everybody has to trust this workspace anew."
                            .formatted(
                                    certificateThere ? caFile : caKeyFile,
                                    certificateThere ? caKeyFile : caFile));
        }
        if (!keyThere) {
            KeyPair keys = Certificates.keyPair();
            X509Certificate fresh = Certificates.ca(keys, clock.instant());
            save(caKeyFile, keys.getPrivate(), caFile, fresh);
            LOG.info("made a CA for this workspace, pin {}", TlsIdentity.pinOf(fresh));
        }
        this.ca = certificate(caFile);
        this.caKey = key(caKeyFile);
        if (!KeyPairs.match(ca.getPublicKey(), caKey)) {
            throw new TlsException(caKeyFile + " is not the key of " + caFile);
        }
    }

    /**
     * Reads the CA in the folder, or makes one if there is none.
     *
     * @throws TlsException if the files are damaged, incomplete or open to others
     */
    public static LocalCa open(Path folder, InstantSource clock) throws TlsException {
        return new LocalCa(folder, clock);
    }

    /** What clients know the workspace by. */
    public String pin() {
        return TlsIdentity.pinOf(ca);
    }

    /**
     * A certificate for these names: the one on disk if it still does, else a new one. Call it at
     * the start and from time to time.
     */
    public synchronized TlsIdentity identity(Names names) throws TlsException {
        Instant now = clock.instant();
        Optional<TlsIdentity> held = held();
        if (held.isPresent() && fits(held.get().leaf(), names, now)) {
            return held.get();
        }
        KeyPair keys = Certificates.keyPair();
        X509Certificate leaf = Certificates.leaf(keys.getPublic(), names, ca, caKey, now);
        save(leafKeyFile, keys.getPrivate(), leafFile, leaf);
        LOG.info("made a certificate for {} {}", names.hosts(), names.addresses());
        return new TlsIdentity(keys.getPrivate(), List.of(leaf, ca), Optional.of(pin()));
    }

    private Optional<TlsIdentity> held() {
        if (!Files.exists(leafFile) || !Files.exists(leafKeyFile)) {
            return Optional.empty();
        }
        try {
            X509Certificate leaf = certificate(leafFile);
            leaf.verify(ca.getPublicKey());
            PrivateKey key = key(leafKeyFile);
            return KeyPairs.match(leaf.getPublicKey(), key)
                    ? Optional.of(new TlsIdentity(key, List.of(leaf, ca), Optional.of(pin())))
                    : Optional.empty();
        } catch (TlsException | GeneralSecurityException e) {
            LOG.warn("the server's certificate cannot be used and is made anew", e);
            return Optional.empty();
        }
    }

    private static boolean fits(X509Certificate leaf, Names names, Instant now) {
        return !now.isBefore(leaf.getNotBefore().toInstant())
                && now.plus(RENEW_BEFORE_END).isBefore(leaf.getNotAfter().toInstant())
                && namesOf(leaf).cover(names);
    }

    private static Names namesOf(X509Certificate leaf) {
        SortedSet<String> hosts = new TreeSet<>();
        SortedSet<String> addresses = new TreeSet<>();
        try {
            var all = leaf.getSubjectAlternativeNames();
            for (List<?> each : all == null ? List.<List<?>>of() : all) {
                if (each.get(0) instanceof Integer type && each.get(1) instanceof String name) {
                    if (type == DNS_NAME) {
                        hosts.add(name);
                    } else if (type == IP_ADDRESS) {
                        addresses.add(name);
                    }
                }
            }
        } catch (CertificateException e) {
            LOG.warn("cannot read the names in the server's certificate", e);
        }
        return new Names(hosts, addresses);
    }

    private static void save(
            Path keyFile, PrivateKey key, Path certificateFile, X509Certificate certificate)
            throws TlsException {
        try {
            PrivateFile.write(keyFile, Pem.of(key).getBytes(StandardCharsets.US_ASCII));
            PrivateFile.write(
                    certificateFile, Pem.of(certificate).getBytes(StandardCharsets.US_ASCII));
        } catch (IOException | CertificateException e) {
            throw new TlsException("cannot write " + certificateFile, e);
        }
    }

    private static X509Certificate certificate(Path file) throws TlsException {
        try {
            List<X509Certificate> all = Pem.certificates(Files.readAllBytes(file));
            if (all.size() == 1) {
                return all.getFirst();
            }
            throw new TlsException(file + " holds " + all.size() + " certificates, not one");
        } catch (IOException | CertificateException e) {
            throw new TlsException("cannot read " + file, e);
        }
    }

    private static PrivateKey key(Path file) throws TlsException {
        try {
            return Pem.ecKey(PrivateFile.read(file));
        } catch (IOException | GeneralSecurityException e) {
            throw new TlsException("cannot read " + file + ": " + e.getMessage(), e);
        }
    }
}
