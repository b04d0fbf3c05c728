package parley.conformance.wire;

import parley.protocol.AuthApi;
import parley.protocol.DeviceId;
import parley.protocol.UserId;

/**
 * Somebody who signed in on one device.
 *
 * @param session what register or login answered
 */
public record Person(String name, String password, AuthApi.Session session) {
    public UserId id() {
        return session.you().id();
    }

    public DeviceId device() {
        return session.device();
    }

    public String access() {
        return session.access();
    }

    /** The same person and device with newer tokens. */
    public Person with(AuthApi.Tokens tokens) {
        return new Person(
                name,
                password,
                new AuthApi.Session(
                        tokens.access(),
                        tokens.refresh(),
                        tokens.accessExpires(),
                        session.device(),
                        session.you(),
                        session.workspace()));
    }

    @Override
    public String toString() {
        return name;
    }
}
