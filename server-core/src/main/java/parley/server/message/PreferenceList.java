package parley.server.message;

import java.util.ArrayList;
import java.util.List;
import parley.protocol.Limits;
import parley.protocol.MeOp;
import parley.protocol.Result;
import parley.protocol.Text;
import parley.protocol.UserId;
import parley.server.state.WorkspaceState;
import parley.server.store.LogKey;
import parley.server.store.WorkspaceStore;

/** Answers {@code me.preferences}: what a user has set, as it is now. Blocks. */
public final class PreferenceList {
    private static final int PAGE_OVERHEAD = 300;
    private static final int ROW_OVERHEAD = 40;

    private final WorkspaceState state;
    private final WorkspaceStore store;

    public PreferenceList(WorkspaceState state, WorkspaceStore store) {
        this.state = state;
        this.store = store;
    }

    /** {@code maxBytes} bounds the answer. */
    public Result.PreferenceList page(UserId user, MeOp.ListPreferences op, int maxBytes) {
        long head = state.log(LogKey.of(user)).published().head(); // before what is read
        int limit = op.limit().orElse(Limits.PAGE);
        List<Result.Preference> list = new ArrayList<>();
        int bytes = PAGE_OVERHEAD;
        for (var each : store.preferences(user, op.after(), limit + 1).entrySet()) {
            bytes += ROW_OVERHEAD + Text.jsonLength(each.getKey());
            bytes += Text.jsonLength(each.getValue());
            if (list.size() == limit || (bytes > maxBytes && !list.isEmpty())) {
                return new Result.PreferenceList(list, true, head);
            }
            list.add(new Result.Preference(each.getKey(), each.getValue()));
        }
        return new Result.PreferenceList(list, false, head);
    }
}
