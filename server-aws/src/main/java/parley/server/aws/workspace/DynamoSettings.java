package parley.server.aws.workspace;

import java.time.InstantSource;
import java.util.Optional;
import parley.protocol.Registration;
import parley.protocol.Result;
import parley.protocol.WorkspaceId;
import parley.protocol.WorkspaceKind;
import parley.protocol.WorkspaceOp;
import parley.server.Outcome;
import parley.server.WorkspaceSettings;
import parley.server.aws.table.Expression;
import parley.server.aws.table.Item;
import parley.server.aws.table.Table;
import parley.server.secret.Crockford;
import parley.server.secret.WorkspaceKey;

/** One item, read for each question. */
public final class DynamoSettings implements WorkspaceSettings {
    private static final Item KEY = Item.key("WORKSPACE", "SETTINGS");

    private final Table table;
    private final WorkspaceKey key;

    /** Makes the workspace's id at the first start; {@code name} is what it is called then. */
    public DynamoSettings(Table table, WorkspaceKey key, String name, InstantSource clock) {
        this.table = table;
        this.key = key;
        table.putNew(
                KEY.with("id", Crockford.id("w_", clock))
                        .with("name", name)
                        .with("registration", Registration.INVITE));
    }

    @Override
    public Result.Workspace workspace() {
        Item item = item();
        return new Result.Workspace(
                new WorkspaceId(item.string("id")),
                item.string("name"),
                WorkspaceKind.CLOUD,
                key.fingerprint(),
                Optional.of(key.publicKey()));
    }

    @Override
    public Registration registration() {
        return item().one(Registration.class, "registration");
    }

    @Override
    public Outcome<Result> change(WorkspaceOp.Change change) {
        if (change.name().isPresent()) {
            set("#name", change.name().get());
        }
        if (change.registration().isPresent()) {
            set("#registration", change.registration().get().name());
        }
        return Outcome.ok(Result.Done.DONE);
    }

    private void set(String attribute, String value) {
        table.update(
                KEY,
                Expression.of("SET " + attribute + " = :value").value(":value", value),
                Expression.PRESENT);
    }

    private Item item() {
        return table.get(KEY.pk(), KEY.sk())
                .orElseThrow(() -> new IllegalStateException("the workspace has no settings"));
    }
}
