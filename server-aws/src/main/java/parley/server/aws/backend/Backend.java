package parley.server.aws.backend;

import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import parley.protocol.Codec;
import parley.protocol.Limits;
import parley.protocol.WorkspaceId;
import parley.server.AccountDesk;
import parley.server.People;
import parley.server.RoomInvites;
import parley.server.WorkspaceOperations;
import parley.server.account.Accounts;
import parley.server.account.AuthService;
import parley.server.account.OwnAccount;
import parley.server.account.Passwords;
import parley.server.account.Registrations;
import parley.server.aws.account.DynamoAccountStore;
import parley.server.aws.account.DynamoTickets;
import parley.server.aws.blob.Bucket;
import parley.server.aws.blob.PresignedLinks;
import parley.server.aws.blob.S3BlobStore;
import parley.server.aws.connection.Connections;
import parley.server.aws.connection.SendPace;
import parley.server.aws.fanout.ConnectionDelivery;
import parley.server.aws.fanout.FanOut;
import parley.server.aws.fanout.Poster;
import parley.server.aws.fanout.RoomQueue;
import parley.server.aws.invite.DynamoInviteStore;
import parley.server.aws.presence.ConnectionLeases;
import parley.server.aws.presence.TableTypists;
import parley.server.aws.secret.DynamoSecretStore;
import parley.server.aws.sweep.ContentSweep;
import parley.server.aws.table.Table;
import parley.server.aws.workspace.DynamoSettings;
import parley.server.aws.workspace.SecretSetupCode;
import parley.server.aws.workspace.TableAnswers;
import parley.server.file.FileGround;
import parley.server.invite.InviteLimits;
import parley.server.invite.Invites;
import parley.server.limit.RequestLimits;
import parley.server.limit.Ticker;
import parley.server.people.Elsewhere;
import parley.server.secret.HmacKey;
import parley.server.secret.WorkspaceKey;
import parley.server.store.SharedStore;

/** Everything a worker answers requests with, built once. Many may live on the same table. */
public final class Backend implements AutoCloseable {
    private final Codec codec;
    private final InstantSource clock;
    private final Accounts accounts;
    private final AuthService auth;
    private final Connections connections;
    private final ConnectionDelivery delivery;
    private final FanOut fanOut;
    private final RequestLimits limits;
    private final SendPace pace;
    private final WorkspaceOperations operations;
    private final ContentSweep contents;
    private final SecretSetupCode setup;

    /** What it rests on; all of it outlives it. */
    public record Ground(
            Table table,
            SharedStore store,
            Bucket bucket,
            Poster poster,
            Optional<RoomQueue> queue,
            Codec codec,
            InstantSource clock) {}

    public Backend(Ground ground, BackendConfig config) {
        Table table = ground.table();
        this.codec = ground.codec();
        this.clock = ground.clock();
        Ticker ticker = Ticker.system();
        CompletableFuture<WorkspaceOperations> later = new CompletableFuture<>();
        DynamoSecretStore secrets = new DynamoSecretStore(table);
        DynamoAccountStore store = new DynamoAccountStore(table);
        DynamoSettings settings =
                new DynamoSettings(table, WorkspaceKey.of(secrets, clock), config.name(), clock);
        this.setup = new SecretSetupCode(secrets);
        this.connections =
                new Connections(table, clock, user -> later.join().presenceChanged(user));
        this.fanOut = new FanOut(ground.poster(), connections);
        this.delivery =
                new ConnectionDelivery(
                        codec,
                        connections,
                        fanOut,
                        () -> later.join().state(),
                        () ->
                                accounts().list(Optional.empty(), Integer.MAX_VALUE).stream()
                                        .map(People.Person::id)
                                        .toList(),
                        ground.queue(),
                        clock);
        this.contents = new ContentSweep(table, ground.store(), ground.bucket(), clock);
        this.limits = new RequestLimits(config.requests(), ticker);
        this.pace = new SendPace(connections, config.operations().sends(), clock);
        this.accounts = new Accounts(store, config.accounts(), delivery, clock);
        Passwords passwords = new Passwords(store, config.accounts(), ticker);
        WorkspaceId workspace = settings.workspace().id();
        Invites invites =
                new Invites(
                        new DynamoInviteStore(table),
                        secrets,
                        new RoomInvites(later::join),
                        new WorkspaceLinks(config.address(), config.pin(), workspace),
                        InviteLimits.DEFAULT,
                        clock,
                        ticker);
        this.auth =
                new AuthService(
                        config.accounts(),
                        accounts,
                        passwords,
                        new Registrations(
                                config.accounts(),
                                accounts,
                                passwords,
                                invites,
                                setup,
                                settings,
                                clock,
                                ticker),
                        settings,
                        secrets,
                        new DynamoTickets(table),
                        clock,
                        ticker);
        this.operations =
                new WorkspaceOperations(
                        new WorkspaceOperations.Ground(
                                ground.store(),
                                accounts,
                                new AccountDesk(
                                        accounts,
                                        new OwnAccount(store, accounts, passwords),
                                        invites,
                                        settings,
                                        new TableAnswers(table, codec, clock)),
                                settings::workspace,
                                HmacKey.of("workspace", secrets, clock),
                                codec,
                                clock,
                                ticker,
                                delivery,
                                new FileGround(
                                        contents.guarded(new S3BlobStore(ground.bucket())),
                                        new PresignedLinks(ground.bucket()),
                                        config.files()),
                                Optional.of(
                                        new Elsewhere(
                                                new ConnectionLeases(
                                                        table, connections, fanOut, codec, clock),
                                                new TableTypists(table, clock)))),
                        config.operations(),
                        Limits.LAN,
                        config.heartbeat());
        later.complete(operations);
    }

    public Codec codec() {
        return codec;
    }

    public InstantSource clock() {
        return clock;
    }

    public Accounts accounts() {
        return accounts;
    }

    public AuthService auth() {
        return auth;
    }

    public Connections connections() {
        return connections;
    }

    public ConnectionDelivery delivery() {
        return delivery;
    }

    public FanOut fanOut() {
        return fanOut;
    }

    public RequestLimits limits() {
        return limits;
    }

    public SendPace pace() {
        return pace;
    }

    public WorkspaceOperations operations() {
        return operations;
    }

    /** What looks for contents that no file has. */
    public ContentSweep contents() {
        return contents;
    }

    /** The code that makes the first account the owner's; made if there is none. */
    public String setupCode() {
        return setup.make(clock);
    }

    @Override
    public void close() {
        operations.close();
    }
}
