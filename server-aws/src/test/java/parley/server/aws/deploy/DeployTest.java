package parley.server.aws.deploy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import parley.server.aws.deploy.export.Export;
import parley.server.aws.local.DynamoDbLocal;
import parley.server.aws.local.S3Local;
import parley.server.aws.table.Item;
import parley.server.aws.table.Table;
import parley.server.aws.table.TableSchema;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.regions.Region;

/** Against DynamoDB Local and s3proxy, with a double of CloudFormation that makes no resource. */
class DeployTest {
    private static final String WORKSPACE = "club";

    @TempDir private static Path shared;
    private static DynamoDbLocal tables;
    private static S3Local objects;

    @TempDir private Path folder;
    private FakeAws aws;
    private Account account;
    private final ByteArrayOutputStream said = new ByteArrayOutputStream();
    private final PrintStream out = new PrintStream(said, true, StandardCharsets.UTF_8);

    @BeforeAll
    static void start() throws IOException {
        tables = DynamoDbLocal.start(0);
        objects = S3Local.start(shared.resolve("blobs"), 0);
    }

    @AfterAll
    static void stop() {
        objects.close();
        tables.close();
    }

    @BeforeEach
    void prepare() throws IOException {
        aws = new FakeAws();
        account =
                account(
                        StaticCredentialsProvider.create(
                                AwsBasicCredentials.create("local", "local")));
        TableSchema.create(new Table(account.tables(), "the-table"));
        account.objects().createBucket(request -> request.bucket("the-files"));
        account.objects().createBucket(request -> request.bucket("the-pages"));
        aws.outputs(
                "club-chat",
                Map.of(
                        "Address", aws.endpoint().toString(),
                        "FunctionName", "the-function",
                        "TableName", "the-table",
                        "BucketName", "the-files",
                        "QueueName", "the-queue",
                        "DeadLettersName", "the-dead",
                        "SocketApiId", "sockets",
                        "WebApiId", "web"));
        aws.outputs(
                "club-site",
                Map.of("PagesBucketName", "the-pages", "SiteAddress", "https://page.example"));
        Files.createDirectories(folder.resolve("lib"));
        Files.writeString(folder.resolve("lib/b.jar"), "two");
        Files.writeString(folder.resolve("lib/a.jar"), "one");
    }

    private Account account(AwsCredentialsProvider credentials) {
        URI fake = aws.endpoint();
        return Account.at(
                Region.EU_CENTRAL_1,
                credentials,
                new Account.Endpoints(fake, fake, objects.endpoint(), tables.endpoint()));
    }

    @AfterEach
    void finish() {
        if (account.tables().listTables().tableNames().contains("the-table")) {
            account.tables().deleteTable(request -> request.tableName("the-table"));
        }
        for (String each : new String[] {"the-files", "the-pages", codeBucket()}) {
            Buckets.remove(account.objects(), each);
        }
        account.close();
        aws.close();
    }

    private static String codeBucket() {
        return "club-code-000000000000-eu-central-1";
    }

    private Plan plan() {
        return new Plan(
                WORKSPACE,
                "The Club",
                "",
                folder.resolve("lib"),
                Optional.of(new Plan.Watch("owner@example.org", 10)),
                Optional.of(new Plan.Site(Optional.of("https://get.example/parley"))),
                false);
    }

    private Stacks stacks() {
        return new Stacks(account.stacks(), Duration.ofMillis(1), out);
    }

    private void deploy(Plan plan) throws DeployException {
        new Deploy(account, stacks(), InstantSource.system(), out).run(plan);
    }

    private String output() {
        return said.toString(StandardCharsets.UTF_8);
    }

    @Test
    void aWorkspaceIsMadeAndItsAddressAndSetupCodeAreSaid() throws DeployException {
        deploy(plan());

        assertThat(aws.calls())
                .containsExactly(
                        "CreateStack club-chat", "CreateStack club-watch", "CreateStack club-site");
        assertThat(aws.parameters("club-chat"))
                .containsEntry("WorkspaceName", "The Club")
                .containsEntry("CodeBucket", codeBucket())
                .containsKeys("CodeKey", "CodeHash", "ReleaseId", "Origins");
        assertThat(aws.parameters("club-watch"))
                .containsEntry("MonthlyBudget", "10")
                .containsEntry("OwnerMail", "owner@example.org")
                .containsEntry("TableName", "the-table");
        assertThat(aws.template("club-chat")).contains(codeBucket()).endsWith("stack-chat.json");
        assertThat(output())
                .contains("Give people this address: " + aws.endpoint())
                .contains("https://page.example")
                .containsPattern("needs this code: \\w{20,}");
    }

    @Test
    void thePageNamesTheAddressAndTheDownload() throws DeployException {
        deploy(plan());

        String page =
                account.objects()
                        .getObjectAsBytes(request -> request.bucket("the-pages").key("index.html"))
                        .asUtf8String();
        assertThat(page)
                .contains("<title>The Club</title>", aws.endpoint().toString())
                .contains("href=\"https://get.example/parley\"");
    }

    @Test
    void theSameAgainChangesNothingAndOtherCodeIsAnotherRelease() throws Exception {
        deploy(plan());
        String before = aws.parameters("club-chat").get("ReleaseId");
        deploy(plan());

        assertThat(aws.parameters("club-chat")).containsEntry("ReleaseId", before);

        Files.writeString(folder.resolve("lib/a.jar"), "three");
        deploy(plan());

        assertThat(aws.parameters("club-chat").get("ReleaseId")).isNotEqualTo(before);
        assertThat(Buckets.keys(account.objects(), codeBucket(), "function/"))
                .containsExactly(aws.parameters("club-chat").get("CodeKey"));
    }

    @Test
    void theFirstCauseOfAFailureIsSaidAndWhatWasNeverWholeIsMadeAnew() throws DeployException {
        aws.failing("club-chat", "the bucket's name is taken");

        assertThatThrownBy(() -> deploy(plan()))
                .isInstanceOf(DeployException.class)
                .hasMessageContaining("Bucket: the bucket's name is taken")
                .hasMessageNotContaining("cancelled");
        assertThat(aws.calls()).containsExactly("CreateStack club-chat");

        aws.failing("club-chat", "again");
        assertThatThrownBy(() -> deploy(plan())).isInstanceOf(DeployException.class);
        assertThat(aws.calls())
                .containsExactly(
                        "CreateStack club-chat", "DeleteStack club-chat", "CreateStack club-chat");
    }

    @Test
    void withoutCredentialsItSaysWhereToGetThem() {
        try (Account nobody =
                account(() -> {
                    throw SdkClientException.create("Unable to load credentials from any of …");
                })) {
            assertThatThrownBy(nobody::number)
                    .isInstanceOf(DeployException.class)
                    .hasMessageContaining("aws configure")
                    .hasMessageContaining("AWS_PROFILE");
        }
    }

    @Test
    void withoutABuiltFunctionNothingIsTouched() {
        Plan nothing =
                new Plan(
                        WORKSPACE,
                        "The Club",
                        "",
                        folder.resolve("missing"),
                        Optional.empty(),
                        Optional.empty(),
                        false);

        assertThatThrownBy(() -> deploy(nothing)).hasMessageContaining("no built function");
        assertThat(aws.calls()).isEmpty();
    }

    @Test
    void statusSaysWhatIsThereAndWhetherItAnswers() throws DeployException {
        assertThat(new Status(stacks(), Region.EU_CENTRAL_1, out).run(WORKSPACE)).isFalse();
        assertThat(output())
                .contains("club-chat: not there", "no workspace 'club' in eu-central-1");

        deploy(plan());
        said.reset();

        assertThat(new Status(stacks(), Region.EU_CENTRAL_1, out).run(WORKSPACE)).isTrue();
        assertThat(output())
                .contains("club-chat: CREATE_COMPLETE", "It answers.")
                .contains("Give people this address: " + aws.endpoint());
    }

    @Test
    void whoDoesNotConfirmKeepsEverything() throws DeployException {
        deploy(plan());

        boolean gone =
                new Destroy(account, stacks(), _ -> false, out).run(WORKSPACE, Optional.empty());

        assertThat(gone).isFalse();
        assertThat(aws.calls()).noneMatch(each -> each.startsWith("Delete"));
        assertThat(account.tables().listTables().tableNames()).contains("the-table");
    }

    @Test
    void destroyExportsFirstAndLeavesNothing() throws Exception {
        deploy(plan());
        new Table(account.tables(), "the-table")
                .put(Item.key("LOG#r_1", "E#1").with("d", "hello").with("n", 7));
        account.objects()
                .putObject(
                        request -> request.bucket("the-files").key("content/abc-3"),
                        RequestBody.fromString("abc"));
        Path export = folder.resolve("export");

        boolean gone =
                new Destroy(account, stacks(), WORKSPACE::equals, out)
                        .run(WORKSPACE, Optional.of(export));

        assertThat(gone).isTrue();
        assertThat(aws.calls())
                .endsWith(
                        "DeleteStack club-watch", "DeleteStack club-site", "DeleteStack club-chat");
        try (GZIPInputStream in =
                new GZIPInputStream(Files.newInputStream(export.resolve("table.json.gz")))) {
            assertThat(new String(in.readAllBytes(), StandardCharsets.UTF_8).lines())
                    .anySatisfy(each ->
                            assertThat(each)
                                    .startsWith("{\"Item\":{")
                                    .contains("\"d\":{\"S\":\"hello\"}", "\"n\":{\"N\":\"7\"}"));
        }
        assertThat(export.resolve("files/content/abc-3")).hasContent("abc");
        assertThat(account.tables().listTables().tableNames()).doesNotContain("the-table");
        assertThat(account.objects().listBuckets().buckets())
                .extracting(each -> each.name())
                .doesNotContain("the-files", codeBucket());
        assertThat(Buckets.keys(account.objects(), "the-pages", "")).isEmpty();
    }

    @Test
    void whatWasExportedComesBackAndTheFunctionTakesItsKeys() throws Exception {
        deploy(plan());
        String before = aws.parameters("club-chat").get("ReleaseId");
        Table table = new Table(account.tables(), "the-table");
        Item said = Item.key("LOG#r_1", "E#1").with("d", "hello");
        table.put(said);
        Path export = folder.resolve("export");
        new Export(table, account.objects(), "the-files").run(export);
        table.delete(said.pk(), said.sk());

        assertThat(bringBack("else", export)).isFalse();
        assertThat(output()).contains("no workspace 'else'", "./parley aws deploy");
        assertThat(bringBack(WORKSPACE, export)).isTrue();

        assertThat(table.get(said.pk(), said.sk())).contains(said);
        assertThat(table.get("WORKSPACE", "RESTORE")).isEmpty();
        assertThat(aws.calls()).endsWith("UpdateStack club-chat");
        assertThat(aws.parameters("club-chat"))
                .containsEntry("WorkspaceName", "The Club")
                .doesNotContainEntry("ReleaseId", before);
        assertThat(output()).contains("Give people this address: " + aws.endpoint());
    }

    private boolean bringBack(String workspace, Path export) throws DeployException {
        return new BringBack(account, stacks(), InstantSource.system(), out).run(workspace, export);
    }

    @Test
    void anExportNeverOverwritesAndThenNothingIsRemoved() throws Exception {
        deploy(plan());
        Path export = Files.createDirectory(folder.resolve("export"));

        assertThatThrownBy(() ->
                        new Destroy(account, stacks(), _ -> true, out)
                                .run(WORKSPACE, Optional.of(export)))
                .hasMessageContaining("never overwrites");
        assertThat(aws.calls()).noneMatch(each -> each.startsWith("Delete"));
    }
}
