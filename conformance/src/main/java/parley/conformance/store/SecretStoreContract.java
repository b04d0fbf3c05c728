package parley.conformance.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;
import parley.server.secret.Secret;
import parley.server.secret.SecretStore;

/** What every {@link SecretStore} does. */
public interface SecretStoreContract {
    /** The moment the tests begin. */
    Instant SECRETS_MADE = Instant.ofEpochMilli(1_763_690_000_123L);

    SecretStore emptySecrets();

    @Test
    default void aSecretIsKeptAsItIs() {
        SecretStore store = emptySecrets();
        byte[] value = {0, 1, -1, 127, -128};

        Secret kept = store.keep(new Secret("k", value, SECRETS_MADE));

        assertThat(kept.value()).isEqualTo(value);
        Secret found = store.find("k").orElseThrow();
        assertThat(found.value()).isEqualTo(value);
        assertThat(found.made()).isEqualTo(SECRETS_MADE);
        assertThat(found.toString()).doesNotContain("-128");
        assertThat(store.find("other")).isEmpty();
    }

    @Test
    default void theFirstOfANameStays() {
        SecretStore store = emptySecrets();
        store.keep(new Secret("k", new byte[] {1}, SECRETS_MADE));

        Secret second = store.keep(new Secret("k", new byte[] {2}, SECRETS_MADE));

        assertThat(second.value()).containsExactly(1);
        assertThat(store.find("k").orElseThrow().value()).containsExactly(1);
    }

    @Test
    default void thoseOfAPrefixComeNewestFirst() {
        SecretStore store = emptySecrets();
        store.keep(new Secret("jwt.a", new byte[] {1}, SECRETS_MADE));
        store.keep(new Secret("jwt.b", new byte[] {2}, SECRETS_MADE.plusMillis(1)));
        store.keep(new Secret("jw", new byte[] {3}, SECRETS_MADE.plusMillis(2)));
        store.keep(new Secret("JWT.c", new byte[] {4}, SECRETS_MADE.plusMillis(3)));

        assertThat(store.startingWith("jwt."))
                .extracting(Secret::name)
                .containsExactly("jwt.b", "jwt.a");
    }

    @Test
    default void whatWasRemovedIsGone() {
        SecretStore store = emptySecrets();
        store.keep(new Secret("k", new byte[] {1}, SECRETS_MADE));

        store.remove("k");
        store.remove("never there");

        assertThat(store.find("k")).isEmpty();
    }
}
