package parley.server.lite.tls;

import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Looks from time to time whether there is a newer certificate, on a thread of its own, and shows
 * it to those who connect from then on. What clients pin never changes while the server runs.
 */
public final class CertificateRenewal implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(CertificateRenewal.class);

    /** Where the certificate comes from: made anew when it is due, or read from its files again. */
    @FunctionalInterface
    public interface Source {
        TlsIdentity now() throws TlsException;
    }

    private final Source source;
    private final CurrentIdentity shown;
    private final ScheduledExecutorService timer;

    /** Looks {@code every} so often until it is closed. */
    public CertificateRenewal(Source source, CurrentIdentity shown, Duration every) {
        this.source = source;
        this.shown = shown;
        this.timer =
                Executors.newSingleThreadScheduledExecutor(
                        Thread.ofPlatform().name("parley-certificate").daemon().factory());
        var _ =
                timer.scheduleWithFixedDelay(
                        this::look, every.toMillis(), every.toMillis(), TimeUnit.MILLISECONDS);
    }

    /** Looks now. What cannot be used is logged, and the certificate of before stays. */
    void look() {
        try {
            TlsIdentity next = source.now();
            TlsIdentity held = shown.identity();
            if (next.leaf().equals(held.leaf())) {
                return;
            }
            if (!next.pin().equals(held.pin())) {
                LOG.warn("the new certificate is of another CA; restart the server to use it");
                return;
            }
            shown.set(next);
            LOG.info("showing a certificate until {}", next.leaf().getNotAfter().toInstant());
        } catch (TlsException e) {
            LOG.warn("there is no newer certificate: {}", e.getMessage());
        } catch (RuntimeException e) {
            LOG.error("cannot look for a newer certificate", e);
        }
    }

    @Override
    public void close() {
        timer.shutdownNow();
    }
}
