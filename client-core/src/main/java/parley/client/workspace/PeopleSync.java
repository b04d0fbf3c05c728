package parley.client.workspace;

import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import parley.client.log.LogCommand.Answer;
import parley.client.store.LocalStore;
import parley.client.store.RoomRow;
import parley.protocol.PeopleOp;
import parley.protocol.Presence;
import parley.protocol.Result;
import parley.protocol.UserCard;
import parley.protocol.UserId;

/**
 * Asks who people are and whether they are there, and says it of oneself. Used by the engine's
 * thread.
 */
final class PeopleSync {
    private final People people;
    private final LocalStore store;
    private final RoomBook book;
    private final Changes changes;
    private final Told told;
    private final Line line;
    private final Asker asker;
    private boolean asking;
    private Optional<PeopleOp.SetPresence> own = Optional.empty();
    private List<UserId> watched = List.of();

    PeopleSync(
            People people,
            LocalStore store,
            RoomBook book,
            Changes changes,
            Told told,
            Line line,
            Asker asker) {
        this.people = people;
        this.store = store;
        this.book = book;
        this.changes = changes;
        this.told = told;
        this.line = line;
        this.asker = asker;
    }

    /** A new connection: what was asked over the one before is not answered any more. */
    void connected() {
        people.connected();
        asking = false;
    }

    /** Says and asks again what the server keeps for as long as a connection. */
    void present() {
        own.ifPresent(presence -> asker.ask(presence, true, _ -> {}));
        if (!watched.isEmpty()) {
            watch(watched);
        }
    }

    /** Nobody's presence is known without a connection. */
    void disconnected() {
        people.forgetPresence();
    }

    void heard(List<Presence> presence) {
        people.told(presence);
        told.presence(presence);
    }

    void presence(PeopleOp.SetPresence presence) {
        own = Optional.of(presence);
        if (line.live()) {
            asker.ask(presence, true, _ -> {});
        }
    }

    void watch(List<UserId> users) {
        watched = List.copyOf(users);
        if (line.live()) {
            asker.ask(
                    new PeopleOp.WatchPresence(watched),
                    true,
                    answer -> {
                        if (answer instanceof Answer.Success(Result.PresenceList list)) {
                            heard(list.list());
                        }
                    });
        }
    }

    /** These look different now. */
    void stale(Collection<UserId> users) {
        people.stale(users);
        ask();
    }

    /** Asks for those whose cards are not here. */
    void want(Collection<UserId> users) {
        people.want(users);
        ask();
    }

    private void ask() {
        if (!line.live() || asking) {
            return;
        }
        List<UserId> next = people.next();
        if (next.isEmpty()) {
            return;
        }
        asking = true;
        asker.ask(
                new PeopleOp.GetUsers(next),
                false,
                answer -> {
                    asking = false;
                    if (answer instanceof Answer.Success(Result.UserList list)) {
                        keep(list.list());
                        ask();
                    } else if (answer instanceof Answer.None) {
                        people.again(next);
                    }
                });
    }

    private void keep(List<UserCard> cards) {
        people.keep(store, cards);
        Set<UserId> users = new LinkedHashSet<>();
        cards.forEach(card -> users.add(card.user()));
        for (RoomRow row : book.rows()) {
            if (row.state().other().filter(users::contains).isPresent()) {
                changes.summaries.add(row.state().room());
            }
        }
        told.users(users);
    }
}
