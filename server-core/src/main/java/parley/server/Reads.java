package parley.server;

import java.util.function.Supplier;
import parley.server.audit.AuditTrail;
import parley.server.message.Histories;
import parley.server.message.MessageStates;
import parley.server.message.PreferenceList;
import parley.server.message.Searches;
import parley.server.people.Directory;
import parley.server.people.Presences;
import parley.server.room.Access;
import parley.server.state.RequestState;
import parley.server.state.WorkspaceState;
import parley.server.store.SharedStore;
import parley.server.sync.LogReads;
import parley.server.sync.Syncs;

/** Everything that answers and changes nothing, on one view of the workspace. */
record Reads(
        WorkspaceState state,
        Directory directory,
        LogReads logs,
        Histories histories,
        Searches searches,
        AuditTrail audit,
        PreferenceList preferences,
        Syncs syncs) {

    /**
     * The views that requests are answered from: always {@code live} where nobody else writes, else
     * one of its own for each request.
     */
    static Supplier<Reads> on(
            WorkspaceState live,
            WorkspaceOperations.Ground ground,
            Access access,
            MessageStates states,
            Presences presence) {
        if (ground.store() instanceof SharedStore shared) {
            return () -> of(new RequestState(shared.look()), ground, access, states, presence);
        }
        Reads always = of(live, ground, access, states, presence);
        return () -> always;
    }

    private static Reads of(
            WorkspaceState state,
            WorkspaceOperations.Ground ground,
            Access access,
            MessageStates states,
            Presences presence) {
        Directory directory =
                new Directory(state, ground.people(), access, presence, ground.codec());
        return new Reads(
                state,
                directory,
                new LogReads(state, access, ground.store(), ground.codec()),
                new Histories(state, access, ground.store(), states),
                new Searches(state, access, ground.store(), states),
                new AuditTrail(state, access, ground.store(), ground.codec()),
                new PreferenceList(state, ground.store()),
                new Syncs(
                        state,
                        ground.store(),
                        states,
                        directory::sees,
                        ground.key(),
                        ground.codec()));
    }
}
