package parley.server.aws.deploy;

import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import parley.server.aws.secret.DynamoSecretStore;
import parley.server.aws.table.Table;
import parley.server.aws.workspace.SecretSetupCode;
import software.amazon.awssdk.core.sync.RequestBody;

/** {@code parley aws deploy}: makes a workspace, or brings one up to date. */
final class Deploy {
    /** What Chat tells that Watch must know. */
    private static final List<String> WATCHED =
            List.of(
                    "FunctionName",
                    "TableName",
                    "SocketApiId",
                    "WebApiId",
                    "QueueName",
                    "DeadLettersName");

    private final Account account;
    private final Stacks stacks;
    private final InstantSource clock;
    private final PrintStream out;

    Deploy(Account account, Stacks stacks, InstantSource clock, PrintStream out) {
        this.account = account;
        this.stacks = stacks;
        this.clock = clock;
        this.out = out;
    }

    void run(Plan plan) throws DeployException {
        FunctionCode code = FunctionCode.of(plan.libraries());
        CodeBucket bucket = new CodeBucket(account, plan.workspace());
        bucket.make();
        bucket.put(code);
        boolean fresh = stacks.find(StackKind.CHAT.of(plan.workspace())).isEmpty();
        Map<String, String> chat = chat(plan, bucket, code);
        if (plan.watch().isPresent()) {
            watch(plan, plan.watch().get(), bucket, chat);
        }
        Optional<String> page =
                plan.site().isPresent()
                        ? Optional.of(site(plan, plan.site().get(), bucket, chat))
                        : Optional.empty();
        bucket.keepOnly(code);
        out.println();
        out.println("Give people this address: " + chat.get("Address"));
        page.ifPresent(each -> out.println("or this page:              " + each));
        setupCode(chat, fresh)
                .ifPresent(each ->
                        out.println(
                                "The first account is the owner's and needs this code: " + each));
        if (plan.watch().isPresent() && fresh) {
            out.println(
                    "AWS has sent a mail to "
                            + plan.watch().get().mail()
                            + "; alarms come once it is confirmed.");
        }
    }

    private Map<String, String> chat(Plan plan, CodeBucket bucket, FunctionCode code)
            throws DeployException {
        String template = StackKind.CHAT.template(plan.destroy());
        Map<String, String> parameters = new HashMap<>();
        parameters.put("WorkspaceName", plan.name());
        parameters.put("Origins", plan.origins());
        parameters.put("CodeBucket", bucket.name());
        parameters.put("CodeKey", code.key());
        parameters.put("CodeHash", code.base64());
        parameters.put("ReleaseId", release(template, parameters));
        return stacks.deploy(
                StackKind.CHAT.of(plan.workspace()),
                bucket.put(StackKind.CHAT, template),
                parameters);
    }

    /** Another one for another template, other code and other settings. */
    private static String release(String template, Map<String, String> parameters) {
        String all = template + new TreeMap<>(parameters);
        return HexFormat.of()
                .formatHex(FunctionCode.sha256(all.getBytes(StandardCharsets.UTF_8)), 0, 8);
    }

    private void watch(Plan plan, Plan.Watch watch, CodeBucket bucket, Map<String, String> chat)
            throws DeployException {
        Map<String, String> parameters = new HashMap<>();
        parameters.put("OwnerMail", watch.mail());
        parameters.put("MonthlyBudget", Integer.toString(watch.budget()));
        for (String each : WATCHED) {
            parameters.put(each, required(chat, each));
        }
        String template = StackKind.WATCH.template(plan.destroy());
        stacks.deploy(
                StackKind.WATCH.of(plan.workspace()),
                bucket.put(StackKind.WATCH, template),
                parameters);
    }

    private String site(Plan plan, Plan.Site site, CodeBucket bucket, Map<String, String> chat)
            throws DeployException {
        Map<String, String> told =
                stacks.deploy(
                        StackKind.SITE.of(plan.workspace()),
                        bucket.put(StackKind.SITE, StackKind.SITE.template(plan.destroy())),
                        Map.of());
        String page = Page.of(plan.name(), required(chat, "Address"), site.download());
        account.objects()
                .putObject(
                        request ->
                                request.bucket(told.get("PagesBucketName"))
                                        .key("index.html")
                                        .contentType("text/html; charset=utf-8")
                                        .cacheControl("max-age=300"),
                        RequestBody.fromString(page, StandardCharsets.UTF_8));
        return required(told, "SiteAddress");
    }

    private Optional<String> setupCode(Map<String, String> chat, boolean fresh)
            throws DeployException {
        SecretSetupCode code =
                new SecretSetupCode(
                        new DynamoSecretStore(
                                new Table(account.tables(), required(chat, "TableName"))));
        return fresh ? Optional.of(code.make(clock)) : code.current();
    }

    private static String required(Map<String, String> outputs, String name)
            throws DeployException {
        String value = outputs.get(name);
        if (value == null) {
            throw new DeployException("the stack says no " + name);
        }
        return value;
    }
}
