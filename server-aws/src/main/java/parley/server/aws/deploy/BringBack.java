package parley.server.aws.deploy;

import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import parley.server.aws.deploy.export.ExportException;
import parley.server.aws.deploy.export.Exported;
import parley.server.aws.deploy.export.Restore;
import parley.server.aws.table.Table;
import software.amazon.awssdk.services.cloudformation.model.Stack;

/** {@code parley aws restore}: an export becomes the workspace of stacks that were just made. */
final class BringBack {
    private final Account account;
    private final Stacks stacks;
    private final InstantSource clock;
    private final PrintStream out;

    BringBack(Account account, Stacks stacks, InstantSource clock, PrintStream out) {
        this.account = account;
        this.stacks = stacks;
        this.clock = clock;
        this.out = out;
    }

    /** False if there is no workspace of this name. */
    boolean run(String workspace, Path export) throws DeployException {
        account.number();
        String name = StackKind.CHAT.of(workspace);
        Optional<Stack> chat = stacks.find(name);
        Map<String, String> told = chat.map(Stacks::outputs).orElse(Map.of());
        String table = told.get("TableName");
        String bucket = told.get("BucketName");
        if (table == null || bucket == null) {
            out.println(
                    "There is no workspace '"
                            + workspace
                            + "' in "
                            + account.region()
                            + " to restore into. './parley aws deploy' makes an empty one.");
            return false;
        }
        Restore restore =
                new Restore(new Table(account.tables(), table), account.objects(), bucket, clock);
        try {
            out.println("Looking whether " + export + " is whole …");
            Exported whole = Exported.in(export);
            out.println("Writing …");
            Restore.Restored restored = restore.run(whole);
            out.println(
                    "Restored " + restored.items() + " items and " + restored.files() + " files.");
        } catch (ExportException e) {
            throw new DeployException(e.getMessage(), e);
        }
        // The function's snapshot holds the keys of the empty workspace: it takes another one.
        stacks.change(name, "ReleaseId", release(export));
        restore.finish();
        out.println();
        out.println("Give people this address: " + told.get("Address"));
        out.println("They sign in there with the names and passwords they had.");
        return true;
    }

    private String release(Path export) {
        String fresh = export + "@" + clock.millis();
        return HexFormat.of()
                .formatHex(FunctionCode.sha256(fresh.getBytes(StandardCharsets.UTF_8)), 0, 8);
    }
}
