package parley.server;

import java.util.function.Supplier;
import parley.protocol.MeOp;
import parley.protocol.MemberOp;
import parley.protocol.MessageOp;
import parley.protocol.Op;
import parley.protocol.PeopleOp;
import parley.protocol.Result;
import parley.protocol.RoomOp;
import parley.protocol.SessionOp;
import parley.protocol.UserId;
import parley.protocol.WorkspaceOp;
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

    /** What {@code user} is answered, in at most {@code maxBytes}; may block. */
    Result answer(UserId user, Op<?> op, int maxBytes) {
        return switch (op) {
            case MessageOp.History history -> histories.read(user, history, maxBytes);
            case MessageOp.Versions versions -> histories.versions(user, versions, maxBytes);
            case MessageOp.Pins pins -> histories.pins(user, pins, maxBytes);
            case MessageOp.Search search -> searches.read(user, search, maxBytes);
            case SessionOp.Sync sync -> syncs.page(user, sync.since(), sync.limit(), maxBytes);
            case SessionOp.LogRead read -> logs.read(user, read, maxBytes);
            case PeopleOp.GetUsers get -> directory.users(user, get.users(), maxBytes);
            case MemberOp.ListMembers list -> directory.members(user, list, maxBytes);
            case RoomOp.ListRooms list -> directory.rooms(user, list, maxBytes);
            case WorkspaceOp.Audit list -> audit.page(user, list, maxBytes);
            case MeOp.ListPreferences list -> preferences.page(user, list, maxBytes);
            default -> throw new IllegalArgumentException("it is no read: " + op);
        };
    }
}
