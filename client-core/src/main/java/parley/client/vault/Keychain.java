package parley.client.vault;

import com.github.javakeyring.Keyring;
import com.github.javakeyring.PasswordAccessException;

/**
 * The keychain of the operating system. Each call may also throw a {@link RuntimeException}: what
 * talks to it is not ours.
 */
interface Keychain {
    String SERVICE = "Parley";

    String get(String account) throws PasswordAccessException;

    void set(String account, String secret) throws PasswordAccessException;

    void delete(String account) throws PasswordAccessException;

    static Keychain of(Keyring keyring) {
        return new Keychain() {
            @Override
            public String get(String account) throws PasswordAccessException {
                return keyring.getPassword(SERVICE, account);
            }

            @Override
            public void set(String account, String secret) throws PasswordAccessException {
                keyring.setPassword(SERVICE, account, secret);
            }

            @Override
            public void delete(String account) throws PasswordAccessException {
                keyring.deletePassword(SERVICE, account);
            }
        };
    }
}
