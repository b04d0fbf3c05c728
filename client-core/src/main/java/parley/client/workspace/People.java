package parley.client.workspace;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import parley.client.store.LocalStore;
import parley.protocol.Presence;
import parley.protocol.UserCard;
import parley.protocol.UserId;

/**
 * Names and presence. Written by the engine's thread, read by any. Cards that are missing are asked
 * for a hundred at a time; whom the server does not tell is asked for once a connection.
 */
final class People {
    private static final int MOST_ASKED = 100;

    private final Map<UserId, UserCard> cards = new ConcurrentHashMap<>();
    private final Map<UserId, Presence> presence = new ConcurrentHashMap<>();
    private final Set<UserId> wanted = new LinkedHashSet<>();
    private final Set<UserId> asked = new LinkedHashSet<>();

    void load(LocalStore store) {
        cards.clear();
        store.users().forEach(card -> cards.put(card.user(), card));
    }

    Optional<UserCard> card(UserId user) {
        return Optional.ofNullable(cards.get(user));
    }

    Optional<Presence> presence(UserId user) {
        return Optional.ofNullable(presence.get(user));
    }

    void keep(LocalStore store, List<UserCard> list) {
        for (UserCard card : list) {
            store.putUser(card);
            cards.put(card.user(), card);
        }
    }

    /** Engine only. Wants cards that are missing. */
    void want(Collection<UserId> users) {
        for (UserId user : users) {
            if (!cards.containsKey(user) && !asked.contains(user)) {
                wanted.add(user);
            }
        }
    }

    /** Engine only. These look different now. */
    void stale(Collection<UserId> users) {
        asked.removeAll(users);
        wanted.addAll(users);
    }

    /** Engine only. Whom to ask for now; empty: nobody. */
    List<UserId> next() {
        List<UserId> next = new ArrayList<>();
        for (UserId each : wanted) {
            if (next.size() < MOST_ASKED) {
                next.add(each);
            }
        }
        next.forEach(wanted::remove);
        asked.addAll(next);
        return next;
    }

    /** Engine only. Not answered: wants them again. */
    void again(List<UserId> users) {
        asked.removeAll(users);
        wanted.addAll(users);
    }

    void connected() {
        asked.clear();
    }

    void told(List<Presence> list) {
        list.forEach(p -> presence.put(p.user(), p));
    }

    /** The connection is gone: nobody's presence is known. */
    List<Presence> forgetPresence() {
        List<Presence> known = List.copyOf(presence.values());
        presence.clear();
        return known;
    }
}
