package parley.server.aws.workspace;

import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.Optional;
import parley.server.account.SetupCode;
import parley.server.secret.Crockford;
import parley.server.secret.Secret;
import parley.server.secret.SecretStore;

/** The code stands among the workspace's secrets until the first account is made. */
public final class SecretSetupCode implements SetupCode {
    private static final String NAME = "setup-code";
    private static final int BITS = 128;

    private final SecretStore secrets;

    public SecretSetupCode(SecretStore secrets) {
        this.secrets = secrets;
    }

    /** Makes a code if there is none; for whoever sets up a workspace that has no account yet. */
    public String make(InstantSource clock) {
        byte[] fresh = Crockford.random(BITS).getBytes(StandardCharsets.US_ASCII);
        return text(secrets.keep(new Secret(NAME, fresh, clock.instant())));
    }

    @Override
    public Optional<String> current() {
        return secrets.find(NAME).map(SecretSetupCode::text);
    }

    @Override
    public void delete() {
        secrets.remove(NAME);
    }

    private static String text(Secret secret) {
        return new String(secret.value(), StandardCharsets.US_ASCII);
    }
}
