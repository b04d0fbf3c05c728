package parley.server.people;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import parley.protocol.PeopleOp;
import parley.protocol.Presence;
import parley.protocol.UserId;
import parley.server.session.Connection;
import parley.server.store.PresenceRecord;

/** Who is there. Safe for use by many threads; blocks where other processes have connections. */
public interface Presences {
    /** How these users are now; each of them is in the answer. */
    Map<UserId, Presence> of(Collection<UserId> users);

    /** Replaces whom this connection is told about; answers with how they are now. */
    List<Presence> watch(Connection connection, List<UserId> users);

    /** A connection of this process said hello. */
    void opened(Connection connection);

    /** A connection of this process ended. */
    void closed(Connection connection);

    /** Whether what is kept of a user would be another one with this wish. */
    boolean mustKeep(UserId user, PeopleOp.SetPresence wish);

    /** What is to be kept of a wish. */
    PresenceRecord kept(UserId user, PeopleOp.SetPresence wish);

    /** What a user wants to be shown as while they are connected; it was kept. */
    void set(UserId user, PeopleOp.SetPresence wish);

    /** As {@link #set} with a wish that changes nothing of what is kept. */
    void unkept(UserId user, PeopleOp.SetPresence wish);

    /** Whether a user is connected changed at another place than here. */
    void changed(UserId user);
}
