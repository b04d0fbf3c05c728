package parley.conformance.scenario;

import java.io.IOException;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import parley.conformance.wire.HttpApi;
import parley.conformance.wire.Person;
import parley.protocol.AuthApi;
import parley.protocol.InviteOp;
import parley.protocol.Result;
import parley.protocol.WorkspaceRole;

/**
 * The people of a run. Accounts are dear (a password hash takes a tenth of a second and 64 MiB), so
 * scenarios share {@link #SIZE} of them, each a member of the workspace; who takes part in the next
 * scenario goes round, which also spreads the server's rate limits. Safe for use by many threads.
 */
public final class Cast {
    static final int SIZE = 12;
    private static final String PASSWORD = "correct horse battery";

    private final HttpApi api;
    private final Credentials credentials;
    private final String run;

    /** Guarded by {@code this}, as all below. */
    private final List<Person> members = new ArrayList<>();

    private @Nullable Person owner;
    private @Nullable String invite;
    private int made;
    private int turn;

    public Cast(HttpApi api, Credentials credentials, InstantSource clock) {
        this.api = api;
        this.credentials = credentials;
        this.run =
                Long.toString(clock.millis() % 2_000_000_000, 36)
                        + Integer.toString(new SecureRandom().nextInt(36 * 36), 36);
    }

    /** The workspace's owner. */
    public synchronized Person owner() throws IOException {
        if (owner == null) {
            owner =
                    switch (credentials) {
                        case Credentials.SetUpCode(String code) ->
                                register("owner-" + run, Optional.of(code));
                        case Credentials.Owner(String name, String password) ->
                                login(name, password, "conformance");
                    };
        }
        return owner;
    }

    /** The next member in turn; {@link #SIZE} calls in a row give different people. */
    public synchronized Person next() throws IOException {
        int place = turn++ % SIZE;
        while (members.size() <= place) {
            members.add(fresh());
        }
        return members.get(place);
    }

    /** A member nobody else uses, for what ends an account or its devices. */
    synchronized Person fresh() throws IOException {
        return register(name(), Optional.of(code()));
    }

    /** An invite to the workspace that may be used often. */
    synchronized String code() throws IOException {
        if (invite == null) {
            invite = code(owner(), WorkspaceRole.MEMBER);
        }
        return invite;
    }

    /** As {@link #fresh()} with another workspace role. */
    synchronized Person fresh(WorkspaceRole role) throws IOException {
        return register(name(), Optional.of(code(owner(), role)));
    }

    /** The same account on one more device. */
    Person again(Person person) throws IOException {
        return login(person.name(), person.password(), "second device");
    }

    /** A name nobody has taken. */
    synchronized String name() {
        return "u" + ++made + "-" + run;
    }

    static String password() {
        return PASSWORD;
    }

    private String code(Person inviter, WorkspaceRole role) throws IOException {
        Result.Invite made =
                api.call(
                        inviter,
                        new InviteOp.Create(
                                Optional.empty(),
                                Optional.of(role),
                                Optional.empty(),
                                Optional.empty(),
                                Optional.empty(),
                                false));
        return made.code().orElseThrow();
    }

    private Person register(String name, Optional<String> code) throws IOException {
        return new Person(
                name,
                PASSWORD,
                api.register(
                        new AuthApi.Register(
                                name, PASSWORD, Optional.empty(), code, "conformance")));
    }

    private Person login(String name, String password, String device) throws IOException {
        return new Person(name, password, api.login(new AuthApi.Login(name, password, device)));
    }
}
