package parley.server.aws.deploy;

import java.io.PrintStream;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import parley.server.aws.deploy.export.Export;
import parley.server.aws.deploy.export.ExportException;
import parley.server.aws.table.Table;
import software.amazon.awssdk.services.cloudformation.model.Stack;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.ResourceNotFoundException;

/** {@code parley aws destroy}: exports a workspace and leaves nothing of it in the account. */
final class Destroy {
    private final Account account;
    private final Stacks stacks;
    private final Predicate<String> asked;
    private final PrintStream out;

    /** {@code asked} tells whether somebody confirmed by writing this name. */
    Destroy(Account account, Stacks stacks, Predicate<String> asked, PrintStream out) {
        this.account = account;
        this.stacks = stacks;
        this.asked = asked;
        this.out = out;
    }

    /** False if there is nothing, or nobody confirmed; {@code export} empty: nothing is kept. */
    boolean run(String workspace, Optional<Path> export) throws DeployException {
        CodeBucket code = new CodeBucket(account, workspace);
        Optional<Stack> chat = stacks.find(StackKind.CHAT.of(workspace));
        if (chat.isEmpty()) {
            out.println(
                    "There is no workspace '"
                            + workspace
                            + "' in "
                            + account.region()
                            + "; nothing was removed. --region and --workspace look elsewhere.");
            return false;
        }
        Map<String, String> told = Stacks.outputs(chat.get());
        out.println("This removes " + workspace + " from " + account.region() + ":");
        out.println("  " + told.get("Address") + ", its messages, files, accounts and backups.");
        out.println(
                export.map(each -> "  A copy of messages and files goes to " + each + " before.")
                        .orElse("  No copy is made."));
        if (!asked.test(workspace)) {
            out.println("Nothing was removed.");
            return false;
        }
        Optional<String> table = Optional.ofNullable(told.get("TableName"));
        Optional<String> bucket = Optional.ofNullable(told.get("BucketName"));
        if (export.isPresent() && table.isPresent() && bucket.isPresent()) {
            copy(table.get(), bucket.get(), export.get());
        }
        stacks.delete(StackKind.WATCH.of(workspace));
        Optional<Stack> site = stacks.find(StackKind.SITE.of(workspace));
        site.map(each -> Stacks.outputs(each).get("PagesBucketName"))
                .ifPresent(each -> Buckets.empty(account.objects(), each));
        stacks.delete(StackKind.SITE.of(workspace));
        // Before the stack, which cannot remove what is full or protected.
        bucket.ifPresent(each -> Buckets.empty(account.objects(), each));
        table.ifPresent(this::unprotect);
        stacks.delete(StackKind.CHAT.of(workspace));
        // What the stack was told to keep.
        bucket.ifPresent(each -> Buckets.remove(account.objects(), each));
        table.ifPresent(this::remove);
        code.remove();
        out.println("Nothing of it is left.");
        return true;
    }

    private void copy(String table, String bucket, Path export) throws DeployException {
        try {
            Export.Copied copied =
                    new Export(new Table(account.tables(), table), account.objects(), bucket)
                            .run(export);
            out.println(
                    "Copied "
                            + copied.items()
                            + " items and "
                            + copied.files()
                            + " files to "
                            + export
                            + ".\nThe workspace's keys and its people's password hashes are in it: keep"
                            + " it to yourself. './parley aws restore' brings it back.");
        } catch (ExportException e) {
            throw new DeployException(e.getMessage() + "\nNothing was removed.", e);
        }
    }

    private void unprotect(String table) {
        DynamoDbClient tables = account.tables();
        tables.updateTable(request -> request.tableName(table).deletionProtectionEnabled(false));
        tables.waiter().waitUntilTableExists(request -> request.tableName(table));
    }

    private void remove(String table) {
        try {
            account.tables().deleteTable(request -> request.tableName(table));
        } catch (ResourceNotFoundException e) {
            return; // it went with its stack
        }
        account.tables().waiter().waitUntilTableNotExists(request -> request.tableName(table));
    }
}
