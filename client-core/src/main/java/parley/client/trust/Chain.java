package parley.client.trust;

import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.cert.CertPath;
import java.security.cert.CertPathValidator;
import java.security.cert.CertPathValidatorException;
import java.security.cert.CertificateExpiredException;
import java.security.cert.CertificateFactory;
import java.security.cert.CertificateNotYetValidException;
import java.security.cert.PKIXParameters;
import java.security.cert.PKIXReason;
import java.security.cert.TrustAnchor;
import java.security.cert.X509Certificate;
import java.util.Base64;
import java.util.Date;
import java.util.List;
import java.util.Set;

/** The certificates a server showed: the leaf first, its authority last. */
record Chain(List<X509Certificate> certificates) {
    Chain {
        certificates = List.copyOf(certificates);
    }

    /** Whether the last certificate signs others, itself included. */
    boolean endsInAuthority() {
        X509Certificate last = certificates.getLast();
        return certificates.size() > 1
                && last.getBasicConstraints() >= 0
                && last.getSubjectX500Principal().equals(last.getIssuerX500Principal());
    }

    /** The pin of the last certificate. */
    Pin pin() {
        return pin(certificates.getLast());
    }

    /** Refuses unless the leaf chains, validly now, to the authority named by {@code pin}. */
    void require(Pin pin, Date now) throws UntrustedException {
        for (int i = 1; i < certificates.size(); i++) {
            if (pin(certificates.get(i)).equals(pin)) {
                validate(certificates.subList(0, i), certificates.get(i), now);
                return;
            }
        }
        if (pin(certificates.getFirst()).equals(pin)) {
            throw new UntrustedException(
                    TrustProblem.BAD_CHAIN, "the authority's own key serves as the leaf's");
        }
        throw new UntrustedException(TrustProblem.PIN_CHANGED, "another authority");
    }

    private static void validate(List<X509Certificate> path, X509Certificate authority, Date now)
            throws UntrustedException {
        try {
            if (authority.getBasicConstraints() < 0) {
                throw new UntrustedException(
                        TrustProblem.BAD_CHAIN, "the pinned certificate may not sign others");
            }
            authority.checkValidity(now);
            authority.verify(authority.getPublicKey());
            CertPath certPath = CertificateFactory.getInstance("X.509").generateCertPath(path);
            PKIXParameters parameters =
                    new PKIXParameters(Set.of(new TrustAnchor(authority, null)));
            parameters.setRevocationEnabled(false);
            parameters.setDate(now);
            CertPathValidator.getInstance("PKIX").validate(certPath, parameters);
        } catch (UntrustedException e) {
            throw e;
        } catch (CertificateExpiredException | CertificateNotYetValidException e) {
            throw new UntrustedException(TrustProblem.EXPIRED, String.valueOf(e.getMessage()));
        } catch (CertPathValidatorException e) {
            throw new UntrustedException(problem(e), String.valueOf(e.getMessage()));
        } catch (GeneralSecurityException e) {
            throw new UntrustedException(TrustProblem.BAD_CHAIN, String.valueOf(e.getMessage()));
        }
    }

    private static TrustProblem problem(CertPathValidatorException e) {
        return e.getReason() == CertPathValidatorException.BasicReason.EXPIRED
                        || e.getReason() == CertPathValidatorException.BasicReason.NOT_YET_VALID
                ? TrustProblem.EXPIRED
                : e.getReason() == PKIXReason.NAME_CHAINING
                        ? TrustProblem.PIN_CHANGED
                        : TrustProblem.BAD_CHAIN;
    }

    private static Pin pin(X509Certificate certificate) {
        try {
            byte[] hash =
                    MessageDigest.getInstance("SHA-256")
                            .digest(certificate.getPublicKey().getEncoded());
            return new Pin(Base64.getUrlEncoder().withoutPadding().encodeToString(hash));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
