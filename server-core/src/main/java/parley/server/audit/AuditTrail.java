package parley.server.audit;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import parley.protocol.Codec;
import parley.protocol.ErrorCode;
import parley.protocol.Limits;
import parley.protocol.ProtocolException;
import parley.protocol.Result;
import parley.protocol.UserId;
import parley.protocol.WorkspaceOp;
import parley.server.commit.Refusal;
import parley.server.room.Access;
import parley.server.state.WorkspaceState;
import parley.server.store.LogKey;
import parley.server.store.StoredEntry;
import parley.server.store.WorkspaceStore;

/** Answers {@code workspace.audit}. Blocks. */
public final class AuditTrail {
    private static final int BESIDE_LIST = 300;

    private final WorkspaceState state;
    private final Access access;
    private final WorkspaceStore store;
    private final Codec codec;

    public AuditTrail(WorkspaceState state, Access access, WorkspaceStore store, Codec codec) {
        this.state = state;
        this.access = access;
        this.store = store;
        this.codec = codec;
    }

    /** One page, newest first; {@code maxBytes} bounds the answer. */
    public Result.AuditPage page(UserId caller, WorkspaceOp.Audit op, int maxBytes) {
        access.workspace(caller, op, Optional.empty());
        long until =
                op.cursor()
                        .map(AuditTrail::before)
                        .orElseGet(() -> state.log(LogKey.AUDIT).published().head());
        int limit = op.limit().orElse(Limits.PAGE);
        List<StoredEntry> entries =
                store.entries(LogKey.AUDIT, Math.max(0, until - limit), until, limit);
        List<Result.AuditLine> list = new ArrayList<>();
        int bytes = BESIDE_LIST;
        long last = until + 1;
        for (StoredEntry each : entries.reversed()) {
            bytes += each.json().getBytes(StandardCharsets.UTF_8).length + 1;
            if (bytes > maxBytes && !list.isEmpty()) {
                break;
            }
            list.add(line(each));
            last = each.seq();
        }
        return new Result.AuditPage(
                list, last > 1 && !list.isEmpty() ? Optional.of("" + last) : Optional.empty());
    }

    private static long before(String cursor) {
        try {
            return Math.max(0, Long.parseLong(cursor) - 1);
        } catch (NumberFormatException e) {
            throw new Refusal(ErrorCode.BAD_REQUEST, "not a cursor of this list");
        }
    }

    private Result.AuditLine line(StoredEntry entry) {
        try {
            return codec.decodeBody(
                    entry.json().getBytes(StandardCharsets.UTF_8), Result.AuditLine.class);
        } catch (ProtocolException e) {
            throw new IllegalStateException("audit entry " + entry.seq(), e);
        }
    }
}
