package parley.client.workspace;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.LongSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import parley.client.address.Address;
import parley.client.address.InviteLink;
import parley.client.connection.ConnectionEvent;
import parley.client.net.ApiException;
import parley.client.net.HttpApi;
import parley.client.vault.FileVault;
import parley.client.vault.KeychainVault;
import parley.client.vault.TokenVault;
import parley.protocol.AuthApi;
import parley.protocol.BadField;
import parley.protocol.WireError;
import parley.protocol.WorkspaceId;

/** The workspaces of a folder. */
final class OpenWorkspaces implements Workspaces, Session.Home {
    private static final Logger LOG = LoggerFactory.getLogger(OpenWorkspaces.class);

    private final ClientConfig config;
    private final LongSupplier ticks;
    private final WorkspaceFolder folder;
    private final TokenVault vault;
    private final Doors doors;
    private final Events events = new Events();
    private final List<Runnable> listeners = new CopyOnWriteArrayList<>();

    /** Guarded by {@code this}. */
    private final List<Session> sessions = new ArrayList<>();

    /** Guarded by {@code this}. */
    private boolean closed;

    OpenWorkspaces(ClientConfig config, LongSupplier ticks) {
        this.config = config;
        this.ticks = ticks;
        this.folder = WorkspaceFolder.open(config.folder());
        FileVault file = new FileVault(folder.tokens());
        this.vault = config.keychain() ? KeychainVault.orFile(file) : file;
        this.doors = new Doors(config.clock());
    }

    void openAll() {
        for (SavedWorkspace saved : folder.list()) {
            Session session = session(saved, tokens(saved));
            synchronized (this) {
                sessions.add(session);
            }
            session.start(Optional.empty());
        }
    }

    private AccessTokens tokens(SavedWorkspace saved) {
        return new AccessTokens(saved.workspace().id(), saved.device(), vault, config.clock());
    }

    private Session session(SavedWorkspace saved, AccessTokens tokens) {
        People people = new People();
        DraftBook drafts = new DraftBook();
        EngineParts parts =
                new EngineParts(
                        saved.workspace().id().value(),
                        folder.history(saved.workspace().id(), saved.you().id()),
                        saved.you().id(),
                        config.program(),
                        saved.address(),
                        doors.tls(saved.address()),
                        doors.api(saved.address()),
                        tokens,
                        config.clock(),
                        ticks,
                        people,
                        drafts,
                        new PreferenceBook(),
                        new Summaries(people, drafts),
                        _ -> {});
        return new Session(saved, parts, events, config.clock(), this);
    }

    @Override
    public synchronized List<WorkspaceSession> list() {
        return List.copyOf(sessions);
    }

    @Override
    public synchronized Optional<WorkspaceSession> find(WorkspaceId workspace) {
        return known(workspace).map(session -> session);
    }

    private synchronized Optional<Session> known(WorkspaceId workspace) {
        return sessions.stream().filter(s -> s.id().equals(workspace)).findFirst();
    }

    @Override
    public ServerCheck check(InviteLink link) {
        return doors.check(link);
    }

    /** One of the two ways in. */
    private interface Entrance {
        AuthApi.Session enter(HttpApi api) throws ApiException;
    }

    @Override
    public SignInOutcome signUp(
            ServerCheck.Found server,
            String name,
            String password,
            String displayName,
            Optional<String> invite) {
        try {
            AuthApi.Register body =
                    new AuthApi.Register(
                            name,
                            password,
                            Optional.of(displayName),
                            invite.or(server::code),
                            config.device());
            return enter(server.address(), api -> api.register(body));
        } catch (BadField e) {
            return new SignInOutcome.Refused(WireError.of(e), Optional.empty());
        }
    }

    @Override
    public SignInOutcome signIn(ServerCheck.Found server, String name, String password) {
        try {
            AuthApi.Login body = new AuthApi.Login(name, password, config.device());
            return enter(server.address(), api -> api.login(body));
        } catch (BadField e) {
            return new SignInOutcome.Refused(WireError.of(e), Optional.empty());
        }
    }

    @Override
    public SignInOutcome signInAgain(Session session, String password) {
        try {
            AuthApi.Login body = new AuthApi.Login(session.you().name(), password, config.device());
            return enter(session.address(), api -> api.login(body));
        } catch (BadField e) {
            return new SignInOutcome.Refused(WireError.of(e), Optional.empty());
        }
    }

    private SignInOutcome enter(Address address, Entrance entrance) {
        try (HttpApi api = doors.api(address)) {
            return new SignInOutcome.Ready(add(address, entrance.enter(api)));
        } catch (ApiException e) {
            return switch (e.failure()) {
                case ApiException.Failure.Refused r ->
                        new SignInOutcome.Refused(r.error(), r.retryAfter());
                case ApiException.Failure.Unreachable u ->
                        new SignInOutcome.Unreachable(u.detail());
                case ApiException.Failure.NotParley n -> new SignInOutcome.Unreachable(n.detail());
                case ApiException.Failure.Untrusted u -> new SignInOutcome.Untrusted(u.problem());
            };
        }
    }

    private Session add(Address address, AuthApi.Session entered) {
        Optional<Session> known = known(entered.workspace().id());
        SavedWorkspace saved =
                SavedWorkspace.of(
                        address,
                        entered.workspace(),
                        entered.you(),
                        entered.device(),
                        known.map(s -> s.saved().added()).orElse(config.clock().instant()));
        try {
            folder.save(saved);
            if (known.isPresent()
                    && known.get().address().equals(address)
                    && known.get().you().id().equals(entered.you().id())) {
                Session session = known.get();
                session.signedIn(saved, session.tokens().signedIn(entered));
                return session;
            }
            known.ifPresent(Session::close);
            AccessTokens tokens = tokens(saved);
            ConnectionEvent token = tokens.signedIn(entered);
            Session session = session(saved, tokens);
            put(known, session);
            session.start(Optional.of(token));
            listChanged();
            return session;
        } catch (IOException e) {
            throw new UncheckedIOException("cannot keep the sign-in", e);
        }
    }

    private synchronized void put(Optional<Session> old, Session fresh) {
        if (closed) {
            throw new IllegalStateException("the client is closed");
        }
        int at = old.map(sessions::indexOf).orElse(-1);
        if (at >= 0) {
            sessions.set(at, fresh);
        } else {
            sessions.add(fresh);
        }
    }

    @Override
    public void save(SavedWorkspace saved) {
        folder.save(saved);
    }

    @Override
    public void remove(WorkspaceId workspace) {
        Optional<Session> known = known(workspace);
        if (known.isEmpty()) {
            return;
        }
        Session session = known.get();
        synchronized (this) {
            sessions.remove(session);
        }
        signOut(session);
        session.close();
        try {
            session.tokens().forget();
        } catch (IOException e) {
            LOG.warn("a token of {} could not be forgotten", workspace, e);
        }
        folder.delete(workspace);
        listChanged();
    }

    private void signOut(Session session) {
        String access = session.tokens().access();
        if (access.isEmpty()) {
            return;
        }
        try (HttpApi api = doors.api(session.address())) {
            api.logout(access);
        } catch (ApiException e) {
            LOG.info("not signed out at the server: {}", e.getMessage());
        }
    }

    @Override
    public void networkUp() {
        List<Session> all;
        synchronized (this) {
            all = List.copyOf(sessions);
        }
        all.forEach(Session::networkUp);
    }

    @Override
    public Subscription listen(Runnable onListChanged) {
        listeners.add(onListChanged);
        return () -> listeners.remove(onListChanged);
    }

    private void listChanged() {
        events.later(() -> listeners.forEach(Events::safely));
    }

    @Override
    public void close() {
        List<Session> all;
        synchronized (this) {
            if (closed) {
                return;
            }
            closed = true;
            all = List.copyOf(sessions);
        }
        List<Thread> closing = all.stream().map(s -> Thread.ofVirtual().start(s::close)).toList();
        try {
            for (Thread each : closing) {
                each.join();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        events.close();
        folder.close();
    }
}
