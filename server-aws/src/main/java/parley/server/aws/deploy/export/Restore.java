package parley.server.aws.deploy.export;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import parley.server.aws.blob.Bucket;
import parley.server.aws.table.Item;
import parley.server.aws.table.Table;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.S3Object;

/**
 * Brings an export into the table and the bucket of a workspace that nobody has an account in yet,
 * which becomes the exported one: the same id and keys, accounts, rooms, histories and files. What
 * belonged to connections stays out. Every room has another epoch, so that clients ask anew for
 * what they hold. Accounts come last; one that was cut can be run again.
 */
public final class Restore {
    private static final String WORKSPACE = "WORKSPACE";
    private static final String ACCOUNTS = "ACCOUNTS";
    private static final String SECRETS = "SECRETS";
    private static final String EPOCH = "epoch";

    /** There from the beginning to the end. */
    private static final Item UNDER_WAY = Item.key(WORKSPACE, "RESTORE");

    private static final Item GENERATION = Item.key(WORKSPACE, "GENERATION");

    /** The sort keys of what is of now only. */
    private static final List<String> PASSING =
            List.of("CONNECTIONS", "WATCHES", "TYPING", "TICKET", "REFUSED", "STRIKES");

    private static final List<String> PER_TABLE = List.of(UNDER_WAY.sk(), GENERATION.sk());

    private final Table table;
    private final S3Client objects;
    private final String bucket;
    private final InstantSource clock;

    public Restore(Table table, S3Client objects, String bucket, InstantSource clock) {
        this.table = table;
        this.objects = objects;
        this.bucket = bucket;
        this.clock = clock;
    }

    /** What is there now. */
    public record Restored(long items, long files) {}

    /** An exception, and nothing written, where somebody has an account already. */
    public Restored run(Exported from) throws ExportException {
        String salt = begun(from);
        // What the deployment made for an empty workspace: another id, other keys, the set-up code.
        for (String each : List.of(SECRETS, WORKSPACE)) {
            table.list(each, "").stream()
                    .filter(item -> !item.sk().equals(UNDER_WAY.sk()))
                    .forEach(item -> table.delete(each, item.sk()));
        }
        long files = contents(from);
        long items = 0;
        for (boolean accounts : new boolean[] {false, true}) {
            ItemBatches batches = new ItemBatches(table);
            from.items(each -> {
                if (each.pk().equals(ACCOUNTS) == accounts && lasts(each)) {
                    batches.put(other(each, salt));
                }
            });
            batches.flush();
            items += batches.written();
        }
        table.put(GENERATION.with("value", UUID.randomUUID().toString()));
        return new Restored(items, files);
    }

    /** Once nothing that knew the empty workspace runs any more; until then it can be run again. */
    public void finish() {
        table.delete(UNDER_WAY.pk(), UNDER_WAY.sk());
    }

    /** What tells this restoration from others; the same when it is run again. */
    private String begun(Exported from) throws ExportException {
        Optional<Item> before = table.get(UNDER_WAY.pk(), UNDER_WAY.sk());
        if (before.isPresent()) {
            if (!before.get().string("export").equals(from.id())) {
                throw new ExportException(
                        "Another export was begun to be restored there. Run that one again, or"
                                + " destroy the workspace and deploy a new one.");
            }
            return before.get().string("salt");
        }
        if (!table.list(ACCOUNTS, "").isEmpty()) {
            throw new ExportException(
                    "Somebody has an account there already; an export is restored into a workspace"
                            + " that was just deployed. Nothing was written.");
        }
        String salt = UUID.randomUUID().toString();
        table.put(UNDER_WAY.with("export", from.id()).with("salt", salt));
        return salt;
    }

    private boolean lasts(Item item) {
        boolean over =
                item.count(Table.EXPIRES)
                        .filter(each -> each <= clock.instant().getEpochSecond())
                        .isPresent();
        boolean mine = item.pk().equals(WORKSPACE) && PER_TABLE.contains(item.sk());
        return !over && !mine && !PASSING.contains(item.sk());
    }

    /** A room's head says another epoch; all else stays what it is. */
    private static Item other(Item item, String salt) {
        if (!item.has(EPOCH) || !item.pk().startsWith("HEAD#")) {
            return item;
        }
        byte[] hash = Sums.sha256().digest((salt + item.pk()).getBytes(StandardCharsets.UTF_8));
        return item.with(EPOCH, "e" + HexFormat.of().formatHex(hash, 0, 5));
    }

    /** Those that are there already, after one that was cut, are not sent again. */
    private long contents(Exported from) {
        Map<String, Long> there = new TreeMap<>();
        for (S3Object each :
                objects.listObjectsV2Paginator(
                                request -> request.bucket(bucket).prefix(Bucket.CONTENT))
                        .contents()) {
            there.put(each.key(), each.size());
        }
        List<String> missing = new ArrayList<>(from.objects().keySet());
        missing.removeAll(there.keySet());
        for (String each : missing) {
            Path file = from.objects().get(each);
            String checksum =
                    Base64.getEncoder().encodeToString(HexFormat.of().parseHex(from.sha256(each)));
            objects.putObject(
                    request -> request.bucket(bucket).key(each).checksumSHA256(checksum),
                    RequestBody.fromFile(file));
        }
        return from.objects().size();
    }
}
