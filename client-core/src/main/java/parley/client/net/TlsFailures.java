package parley.client.net;

import java.security.cert.CertPathValidatorException;
import java.security.cert.CertificateException;
import java.security.cert.CertificateExpiredException;
import java.security.cert.CertificateNotYetValidException;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLPeerUnverifiedException;
import org.jspecify.annotations.Nullable;
import parley.client.trust.TrustProblem;

/** Tells from Java's own TLS failures why a server is not believed. */
final class TlsFailures {
    private TlsFailures() {}

    static TrustProblem problem(SSLException failure) {
        if (failure instanceof SSLPeerUnverifiedException) {
            return TrustProblem.WRONG_HOST;
        }
        for (@Nullable Throwable each = failure; each != null; each = each.getCause()) {
            if (each instanceof CertificateExpiredException
                    || each instanceof CertificateNotYetValidException) {
                return TrustProblem.EXPIRED;
            }
            if (each instanceof CertPathValidatorException path
                    && path.getReason() == CertPathValidatorException.BasicReason.EXPIRED) {
                return TrustProblem.EXPIRED;
            }
        }
        for (@Nullable Throwable each = failure; each != null; each = each.getCause()) {
            if (each instanceof CertificateException certificate) {
                String text = String.valueOf(certificate.getMessage());
                return text.contains("subject alternative")
                        ? TrustProblem.WRONG_HOST
                        : TrustProblem.NOT_PUBLIC;
            }
        }
        return TrustProblem.NO_TLS;
    }

    /** Whether a broken connection is about trust at all, and not only cut short. */
    static boolean isAboutTrust(SSLException failure) {
        for (@Nullable Throwable each = failure; each != null; each = each.getCause()) {
            if (each instanceof CertificateException
                    || each instanceof CertPathValidatorException
                    || each instanceof SSLPeerUnverifiedException) {
                return true;
            }
        }
        String text = String.valueOf(failure.getMessage());
        return text.contains("plaintext")
                || text.contains("Unsupported or unrecognized")
                || text.contains("protocol_version");
    }
}
