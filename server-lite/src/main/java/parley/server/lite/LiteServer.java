package parley.server.lite;

import io.netty.buffer.PooledByteBufAllocator;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import parley.protocol.CloseCode;
import parley.protocol.Codec;
import parley.protocol.Limits;
import parley.server.AccountDesk;
import parley.server.RoomInvites;
import parley.server.WorkspaceOperations;
import parley.server.account.AccountStore;
import parley.server.account.AuthService;
import parley.server.account.SetupCode;
import parley.server.file.FileGround;
import parley.server.limit.RequestLimits;
import parley.server.limit.Ticker;
import parley.server.lite.account.SetupCodeFile;
import parley.server.lite.account.SqliteAccountStore;
import parley.server.lite.account.SqliteSecretStore;
import parley.server.lite.api.Calls;
import parley.server.lite.api.SignIn;
import parley.server.lite.api.Watching;
import parley.server.lite.api.Workers;
import parley.server.lite.blob.BlobTransfers;
import parley.server.lite.blob.DiskBlobStore;
import parley.server.lite.blob.SignedLinks;
import parley.server.lite.http.Routes;
import parley.server.lite.metrics.Metrics;
import parley.server.lite.socket.RoundDelivery;
import parley.server.lite.socket.SocketEnvironment;
import parley.server.lite.socket.SocketMetrics;
import parley.server.lite.socket.SocketUpgrade;
import parley.server.lite.socket.Sockets;
import parley.server.lite.socket.TokenDoor;
import parley.server.lite.socket.WorkspaceSockets;
import parley.server.lite.store.SqliteDatabase;
import parley.server.lite.store.SqliteSettings;
import parley.server.lite.store.SqliteWorkspaceStore;
import parley.server.secret.HmacKey;
import parley.server.secret.SecretStore;
import parley.server.secret.WorkspaceKey;
import parley.server.store.StoreException;

/**
 * A workspace's server in this process: builds everything, listens, and takes it all down again.
 * Several may run in one process, each with a folder of its own.
 */
public final class LiteServer implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(LiteServer.class);

    /** Those that hash and those that wait for them; a hash is waited for on its thread. */
    private static final int HASHING_THREADS = 36;

    private static final int HASHING_WAITING = 64;
    private static final int CALL_THREADS = 4;

    /** After a stop, clients come back spread over this time, in milliseconds. */
    private static final long RECONNECT_MS = 3_000;

    private static final Duration GOODBYE = Duration.ofSeconds(1);

    private final InstantSource clock = InstantSource.system();
    private final Ticker ticker = Ticker.system();
    private final Codec codec = new Codec();
    private final Metrics metrics = new Metrics();
    private final Sockets sockets = new Sockets();
    private final CompletableFuture<WorkspaceOperations> operations = new CompletableFuture<>();
    private final CompletableFuture<SetupCode> setup = new CompletableFuture<>();
    private final CompletableFuture<Addresses> addresses = new CompletableFuture<>();
    private final Closing started = new Closing();
    private final AtomicBoolean closed = new AtomicBoolean();

    private final ServerConfig config;
    private final DataFolder folder;
    private final Transport transport;

    private LiteServer(ServerConfig config) throws StartException {
        this.config = config;
        this.folder = started.add(DataFolder.open(config.data()));
        this.transport = started.add(new Transport(config.transport(), codec));
    }

    /**
     * Starts a server and returns when it listens.
     *
     * @throws StartException saying why it could not, and what to do
     */
    public static LiteServer start(ServerConfig config) throws StartException {
        try {
            LiteServer server = new LiteServer(config);
            try {
                server.build();
                return server;
            } finally {
                if (!server.addresses.isDone()) {
                    server.started.close();
                }
            }
        } catch (StoreException | IOException e) {
            throw new StartException(String.valueOf(e.getMessage()), e);
        }
    }

    private void build() throws StartException, IOException {
        SqliteDatabase database = started.add(new SqliteDatabase(folder.database()));
        SecretStore secrets = new SqliteSecretStore(database);
        AccountStore accountStore = new SqliteAccountStore(database);
        SetupCode setupCode =
                SetupCodeFile.open(folder.setupCode(), accountStore.accounts().isEmpty());
        setup.complete(setupCode);
        SqliteSettings settings =
                new SqliteSettings(database, WorkspaceKey.of(secrets, clock), config.name(), clock);
        Certificates certificates =
                started.add(
                        Certificates.of(
                                config.certificate(), folder.tls(), config.publicAddress(), clock));
        Accounting accounting =
                Accounting.on(
                        new Accounting.Ground(
                                database,
                                accountStore,
                                secrets,
                                settings,
                                setupCode,
                                sockets::end,
                                new RoomInvites(operations::join),
                                new Links(
                                        addresses::join,
                                        certificates.pin(),
                                        settings.workspace().id()),
                                clock),
                        config.guards().accounts());
        SocketEnvironment env =
                SocketEnvironment.of(
                        codec,
                        config.transport().sockets(),
                        new SocketMetrics(metrics),
                        PooledByteBufAllocator.DEFAULT);
        SignedLinks links = new SignedLinks(HmacKey.of("blob", secrets, clock), clock);
        operations.complete(
                started.add(
                        new WorkspaceOperations(
                                new WorkspaceOperations.Ground(
                                        started.add(new SqliteWorkspaceStore(database)),
                                        accounting.accounts(),
                                        new AccountDesk(
                                                accounting.accounts(),
                                                accounting.own(),
                                                accounting.invites(),
                                                settings),
                                        settings::workspace,
                                        HmacKey.of("workspace", secrets, clock),
                                        codec,
                                        clock,
                                        ticker,
                                        new RoundDelivery(env, sockets, transport.turns()),
                                        new FileGround(
                                                new DiskBlobStore(folder.blobs()),
                                                links,
                                                config.guards().files()),
                                        Optional.empty()),
                                config.guards().operations(),
                                Limits.LAN,
                                config.transport().sockets().heartbeat())));
        listen(env, accounting.auth(), certificates, links);
    }

    private void listen(
            SocketEnvironment env, AuthService auth, Certificates certificates, SignedLinks links)
            throws IOException {
        WorkspaceOperations served = operations.join();
        RequestLimits limits = new RequestLimits(config.guards().requests(), ticker);
        Workers hashing =
                started.add(new Workers("parley-sign-in-", HASHING_THREADS, HASHING_WAITING));
        Workers callers =
                started.add(
                        new Workers(
                                "parley-call-", CALL_THREADS, config.transport().connections()));
        transport.turns().forEach(turn -> turn.serve(served));
        Routes routes = new Routes();
        new SignIn(codec, auth, WorkspaceOperations.CAPS).addTo(routes, hashing, callers);
        new Calls(codec, auth, served, limits).addTo(routes, callers);
        new Watching(codec, metrics, config.metricsToken(), this::ready).addTo(routes);
        SocketUpgrade upgrade =
                new SocketUpgrade(
                        env,
                        config.transport().origins(),
                        new WorkspaceSockets(
                                served, sockets, TokenDoor.of(auth), limits, callers, clock),
                        transport::turn);
        Addresses reached =
                new Addresses(
                        certificates.context().isPresent(),
                        transport.listen(
                                certificates.context(),
                                routes,
                                upgrade,
                                started.add(new BlobTransfers(links, served.files())),
                                metrics),
                        config.publicAddress(),
                        certificates.pin());
        started.add(ServerJson.write(folder.serverJson(), codec, reached));
        addresses.complete(reached);
        LOG.info("listening on {}", reached.bound());
    }

    private boolean ready() {
        return !closed.get() && !operations.join().readOnly();
    }

    /** For programs on this machine: {@code https://127.0.0.1:7420}. */
    public String url() {
        return addresses.join().url();
    }

    /** What clients find in the certificate; empty without TLS of its own. */
    public Optional<String> pin() {
        return addresses.join().pin();
    }

    /** The folder of this workspace. */
    public Path data() {
        return folder.path();
    }

    /** What makes the first account the owner's; empty once there is an owner. */
    public Optional<String> setupCode() {
        return setup.join().current();
    }

    /**
     * Stops: takes no more connections, says goodbye, carries out what was begun, and writes
     * everything to its place.
     */
    @Override
    public void close() {
        if (closed.compareAndSet(false, true)) {
            LOG.info("stopping");
            transport.stopListening();
            sockets.endAll(CloseCode.RESTART, "the server stops", RECONNECT_MS);
            long end = System.nanoTime() + GOODBYE.toNanos();
            while (!sockets.all().isEmpty() && System.nanoTime() < end) {
                LockSupport.parkNanos(GOODBYE.toNanos() / 100);
            }
            started.close();
        }
    }

    /** Stops as a crash would, as far as others can see: every connection is cut at once. */
    public void kill() {
        if (closed.compareAndSet(false, true)) {
            transport.close();
            started.close();
        }
    }
}
