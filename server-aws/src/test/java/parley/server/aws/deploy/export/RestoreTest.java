package parley.server.aws.deploy.export;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import parley.conformance.scenario.Cast;
import parley.conformance.scenario.Credentials;
import parley.conformance.wire.HttpApi;
import parley.conformance.wire.Person;
import parley.conformance.wire.Target;
import parley.protocol.AuthApi;
import parley.protocol.FileId;
import parley.protocol.FileOp;
import parley.protocol.FilePurpose;
import parley.protocol.MeOp;
import parley.protocol.MemberOp;
import parley.protocol.MessageId;
import parley.protocol.MessageOp;
import parley.protocol.Result;
import parley.protocol.RoomId;
import parley.protocol.RoomKind;
import parley.protocol.RoomOp;
import parley.protocol.RoomRole;
import parley.protocol.SessionOp;
import parley.protocol.Sha256;
import parley.protocol.TextFormat;
import parley.server.account.AccountSettings;
import parley.server.account.HashCost;
import parley.server.aws.backend.BackendConfig;
import parley.server.aws.blob.Bucket;
import parley.server.aws.local.AwsLocal;
import parley.server.aws.local.Emulators;
import parley.server.aws.local.S3Local;
import parley.server.aws.local.gateway.GatewayRules;
import parley.server.aws.secret.DynamoSecretStore;
import parley.server.aws.store.DynamoWorkspaceStore;
import parley.server.aws.table.Item;
import parley.server.aws.table.Table;
import parley.server.aws.table.TestTables;
import parley.server.aws.workspace.DynamoSettings;
import parley.server.aws.workspace.SecretSetupCode;
import parley.server.secret.WorkspaceKey;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/** A workspace in which people talked, its export, and what comes back. */
class RestoreTest {
    private static final InstantSource CLOCK = InstantSource.system();
    private static final byte[] CONTENT = new byte[3_000];

    @TempDir private static Path folder;

    private static Emulators emulators;
    private static AwsLocal local;
    private static Path export;
    private static Bucket bucket;
    private static Person owner;
    private static Person anne;
    private static RoomId room;
    private static FileId file;
    private static Seen before;

    /** What somebody sees of a workspace, without the epoch that only restoring changes. */
    private record Seen(String all, String epoch) {}

    @BeforeAll
    static void talk() throws Exception {
        new Random(1).nextBytes(CONTENT);
        emulators = Emulators.start(folder.resolve("blobs"));
        bucket = emulators.bucket();
        local = local(emulators);
        try (HttpApi api = api(local)) {
            Cast cast = new Cast(api, new Credentials.SetUpCode(local.setupCode()), CLOCK);
            owner = cast.owner();
            anne = cast.next();
            Person ben = cast.next();
            room =
                    api.call(
                                    owner,
                                    new RoomOp.Create(
                                            RoomKind.PRIVATE,
                                            Optional.of("plans"),
                                            Optional.empty(),
                                            List.of(anne.id(), ben.id()),
                                            Optional.empty()))
                            .room()
                            .room();
            MessageId first = say(api, owner, "the first").msg().orElseThrow();
            MessageId second = say(api, anne, "the second").msg().orElseThrow();
            MessageId third = say(api, ben, "what nobody should read").msg().orElseThrow();
            api.call(anne, new MessageOp.Edit(room, second, "mended", List.of(), Optional.empty()));
            api.call(ben, new MessageOp.Delete(room, third));
            api.call(ben, new MessageOp.React(room, first, "👍", true));
            api.call(owner, new MessageOp.Pin(room, first, true));
            file = upload(api);
            api.call(anne, saying("here it is", file));
            api.call(
                    owner,
                    new MemberOp.SetRole(
                            Optional.of(room),
                            anne.id(),
                            Optional.of(RoomRole.MODERATOR),
                            Optional.empty()));
            api.call(
                    owner,
                    new MemberOp.Remove(Optional.of(room), ben.id(), true, Optional.empty()));
            api.call(anne, new MessageOp.ReadMark(room, 4, Optional.empty()));
            api.call(anne, new MeOp.SetPreference("mute:" + room.value(), Optional.of("all")));
            before = seen(api);
        }
        export = folder.resolve("export");
        new Export(emulators.table(), bucket.client(), bucket.name()).run(export);
    }

    @AfterAll
    static void stop() {
        local.close();
    }

    private static AwsLocal local(Emulators at) throws IOException {
        return AwsLocal.inProcess(
                at,
                GatewayRules.AWS,
                BackendConfig.of("Parley", "127.0.0.1")
                        .with(AccountSettings.DEFAULT.withHashCost(HashCost.WEAK)),
                1,
                0,
                Duration.ofMinutes(1));
    }

    private static HttpApi api(AwsLocal local) {
        return new HttpApi(Target.of(local.url().toString(), Optional.empty()), CLOCK);
    }

    private static Result.Sent say(HttpApi api, Person by, String text) throws IOException {
        return api.call(by, MessageOp.Send.plain(room, text));
    }

    private static MessageOp.Send saying(String text, FileId carried) {
        return new MessageOp.Send(
                room,
                text,
                TextFormat.PLAIN,
                Optional.empty(),
                List.of(carried),
                Optional.empty(),
                List.of(),
                false,
                Optional.empty(),
                Optional.empty());
    }

    private static FileId upload(HttpApi api) throws IOException {
        Result.FileTicket place =
                api.call(
                        anne,
                        new FileOp.Ticket(
                                Optional.of(room),
                                "plan.bin",
                                CONTENT.length,
                                "application/octet-stream",
                                Sha256.of(CONTENT),
                                FilePurpose.FILE,
                                Optional.empty(),
                                Optional.empty(),
                                Optional.empty()));
        assertThat(api.put(place.put().orElseThrow(), CONTENT).status()).isEqualTo(200);
        api.call(anne, new FileOp.Done(place.file()));
        return place.file();
    }

    private static Seen seen(HttpApi api) throws IOException {
        Result.HistoryPage history =
                api.call(owner, MessageOp.History.before(room, Optional.empty(), 50));
        Result.SyncPage sync =
                api.call(anne, new SessionOp.Sync(Optional.empty(), Optional.empty()));
        String all =
                String.join(
                        "\n",
                        history.toString(),
                        api.call(owner, logOf(room)).toString(),
                        api.call(anne, logOf(RoomId.ME)).toString(),
                        sync.rooms().toString(),
                        sync.me().toString(),
                        api.call(owner, new MessageOp.Versions(room, history.list().get(1).id()))
                                .toString(),
                        api.call(
                                        owner,
                                        new MemberOp.ListMembers(
                                                Optional.of(room),
                                                Optional.empty(),
                                                Optional.empty()))
                                .toString());
        return new Seen(all.replaceAll("epoch=e[0-9a-z]+", "epoch=e"), history.epoch());
    }

    private static SessionOp.LogRead logOf(RoomId log) {
        return new SessionOp.LogRead(log, 0, Optional.empty(), Optional.empty(), Optional.empty());
    }

    private static Restore into(Table table, Bucket to) {
        return new Restore(table, to.client(), to.name(), CLOCK);
    }

    private static Bucket bucket(String name) {
        return S3Local.bucket(emulators.blobs(), name);
    }

    /** All items by their keys. */
    private static Map<String, Item> items(Table table) {
        Map<String, Item> items = new HashMap<>();
        table.client()
                .scanPaginator(request -> request.tableName(table.name()))
                .items()
                .forEach(each -> {
                    Item item = new Item(each);
                    items.put(item.pk() + " " + item.sk(), item);
                });
        return items;
    }

    @Test
    void peopleGoOnWhereTheyWereAndEveryHistoryIsTheSame() throws Exception {
        assertThat(before.all())
                .contains("mended", "👍", "plan.bin")
                .doesNotContain("nobody should");
        Emulators other = Emulators.start(folder.resolve("other"));
        deployed(other.table());
        Restore restore = into(other.table(), other.bucket());
        restore.run(Exported.in(export));
        restore.finish();

        try (AwsLocal restored = local(other);
                HttpApi api = api(restored)) {
            Seen now = seen(api);
            assertThat(now.all()).isEqualTo(before.all());
            assertThat(now.epoch()).isNotEqualTo(before.epoch());
            String url = api.call(anne, new FileOp.Get(file)).url();
            assertThat(api.get(url, Map.of()).body().toByteArray()).isEqualTo(CONTENT);
            AuthApi.Session again =
                    api.login(new AuthApi.Login(owner.name(), owner.password(), "again"));
            assertThat(again.workspace()).isEqualTo(owner.session().workspace());
            long head = api.call(owner, logOf(room)).list().getLast().seq();
            assertThat(say(api, owner, "and on").seq()).contains(head + 1);
        }
    }

    /** What a deployment leaves: a workspace with another id, other keys, and a set-up code. */
    private static void deployed(Table table) {
        DynamoSecretStore secrets = new DynamoSecretStore(table);
        assertThat(
                        new DynamoSettings(table, WorkspaceKey.of(secrets, CLOCK), "New", CLOCK)
                                .workspace()
                                .id())
                .isNotEqualTo(owner.session().workspace().id());
        assertThat(new SecretSetupCode(secrets).make(CLOCK)).isNotEmpty();
        assertThat(new DynamoWorkspaceStore(table, CLOCK).generation()).isNotEmpty();
    }

    @Test
    void oneThatWasCutIsRunAgainAndNoOtherComesBetween() throws Exception {
        Table table = TestTables.fresh();
        Bucket to = bucket("cut");
        assertThatThrownBy(() -> into(failingAfter(table, 1), to).run(Exported.in(export)))
                .isInstanceOf(SdkClientException.class);
        assertThat(items(table)).doesNotContainKey("ACCOUNTS " + owner.id().value());
        Path another = copy("another");
        Files.writeString(another.resolve("files/note"), "new");
        Files.delete(another.resolve("SHA256SUMS"));
        Sums.write(new ExportFolder(another));
        assertThatThrownBy(() -> into(table, to).run(Exported.in(another)))
                .hasMessageContaining("Another export was begun");

        Restore restore = into(table, to);
        Restore.Restored restored = restore.run(Exported.in(export));
        restore.finish();

        assertThat(restored.files()).isEqualTo(1);
        Map<String, Item> there = items(table);
        Map<String, Item> exported = new HashMap<>();
        Exported.in(export).items(each -> exported.put(each.pk() + " " + each.sk(), each));
        assertThat(there.keySet()).isEqualTo(exported.keySet());
        assertThat(there.get("WORKSPACE GENERATION"))
                .isNotEqualTo(exported.get("WORKSPACE GENERATION"));
        there.replaceAll((_, item) -> item.without("epoch"));
        exported.replaceAll((_, item) -> item.without("epoch"));
        there.remove("WORKSPACE GENERATION");
        exported.remove("WORKSPACE GENERATION");
        assertThat(there).isEqualTo(exported);
    }

    /** The same table, whose client gives up after so many batches. */
    private static Table failingAfter(Table table, int batches) {
        AtomicInteger asked = new AtomicInteger();
        DynamoDbClient client =
                (DynamoDbClient)
                        Proxy.newProxyInstance(
                                RestoreTest.class.getClassLoader(),
                                new Class<?>[] {DynamoDbClient.class},
                                (_, method, arguments) -> {
                                    if (method.getName().equals("batchWriteItem")
                                            && asked.getAndIncrement() >= batches) {
                                        throw SdkClientException.create("the line is cut");
                                    }
                                    try {
                                        return method.invoke(table.client(), arguments);
                                    } catch (InvocationTargetException e) {
                                        throw e.getCause();
                                    }
                                });
        return new Table(client, table.name());
    }

    private static Path copy(String name) throws IOException {
        Path to = folder.resolve(name);
        try (Stream<Path> all = Files.walk(export)) {
            for (Path each : all.toList()) {
                Files.copy(each, to.resolve(export.relativize(each).toString()));
            }
        }
        return to;
    }

    private static void damaged(String how, Damage damage, String said) throws Exception {
        Path copy = copy(how);
        damage.to(copy);

        assertThatThrownBy(() -> Exported.in(copy))
                .isInstanceOf(ExportException.class)
                .hasMessageContaining(said);
    }

    private interface Damage {
        void to(Path copy) throws IOException;
    }

    @Test
    void aDamagedOneIsRefusedBeforeAnythingIsWritten() throws Exception {
        damaged(
                "flipped",
                copy -> {
                    Path table = copy.resolve("table.json.gz");
                    byte[] bytes = Files.readAllBytes(table);
                    bytes[bytes.length / 2] ^= 1;
                    Files.write(table, bytes);
                },
                "table.json.gz is not what was written");
        String content = "files/content/" + Sha256.of(CONTENT) + "-" + CONTENT.length;
        damaged("missing", copy -> Files.delete(copy.resolve(content)), content + " is missing");
        damaged(
                "besides",
                copy -> Files.writeString(copy.resolve("files/more"), "more"),
                "files/more does not belong to it");
        damaged("cut", copy -> Files.delete(copy.resolve("SHA256SUMS")), "is no whole export");
        damaged(
                "half",
                copy -> {
                    Path sums = copy.resolve("SHA256SUMS");
                    Files.writeString(sums, Files.readString(sums).substring(0, 40));
                },
                "SHA256SUMS cannot be read");
    }

    @Test
    void whereSomebodyHasAnAccountNothingIsWritten() {
        Map<String, Item> all = items(emulators.table());

        assertThatThrownBy(() -> into(emulators.table(), bucket).run(Exported.in(export)))
                .isInstanceOf(ExportException.class)
                .hasMessageContaining("has an account there already");
        assertThat(items(emulators.table())).isEqualTo(all);
    }

    @Test
    void nobodyElseReadsTheKeysInIt() throws Exception {
        if (Files.getFileStore(export).supportsFileAttributeView("posix")) {
            assertThat(Files.getPosixFilePermissions(export))
                    .isEqualTo(PosixFilePermissions.fromString("rwx------"));
        }
    }
}
