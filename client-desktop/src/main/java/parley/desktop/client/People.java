package parley.desktop.client;

import parley.client.workspace.WorkspaceSession;
import parley.desktop.workspace.Person;
import parley.protocol.Member;
import parley.protocol.UserId;

/** Names of people, as far as they are known here. */
final class People {
    /** Shown until a name is known; it is asked for by then. */
    private static final String UNKNOWN = "…";

    private final WorkspaceSession session;

    People(WorkspaceSession session) {
        this.session = session;
    }

    Person person(UserId id) {
        var you = session.you();
        if (you.id().equals(id)) {
            return me();
        }
        return session.user(id)
                .map(card -> new Person(id, card.name(), shown(card.displayName(), card.name())))
                .orElseGet(() -> new Person(id, "", UNKNOWN));
    }

    Person me() {
        var you = session.you();
        return new Person(you.id(), you.name(), shown(you.displayName(), you.name()));
    }

    static Person person(Member member) {
        return new Person(member.user(), member.name(), shown(member.displayName(), member.name()));
    }

    String name(UserId id) {
        return person(id).displayName();
    }

    private static String shown(String displayName, String name) {
        return displayName.isBlank() ? name : displayName;
    }
}
