package parley.desktop.profile;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import org.jspecify.annotations.Nullable;
import parley.desktop.Background;
import parley.desktop.Problems;
import parley.desktop.text.Line;
import parley.desktop.workspace.Person;
import parley.desktop.workspace.Rights;
import parley.desktop.workspace.RoomMember;
import parley.desktop.workspace.RoomSummary;
import parley.desktop.workspace.Workspace;
import parley.protocol.RoomId;
import parley.protocol.RoomRole;

/** One person, as a member of the open room where they are one. UI thread only. */
public final class ProfileViewModel {
    private final Workspace workspace;
    private final RoomSummary room;
    private final Person person;
    private final Background background;
    private final Consumer<RoomId> open;
    private final Runnable close;
    private final ObjectProperty<Optional<RoomMember>> member;
    private final ObjectProperty<@Nullable Line> problem = new SimpleObjectProperty<>();

    /**
     * @param member what they are in {@code room}; empty when they are not in it
     * @param open goes to a room
     */
    public ProfileViewModel(
            Workspace workspace,
            RoomSummary room,
            Person person,
            Optional<RoomMember> member,
            Background background,
            Consumer<RoomId> open,
            Runnable close) {
        this.workspace = workspace;
        this.room = room;
        this.person = person;
        this.member = new SimpleObjectProperty<>(member);
        this.background = background;
        this.open = open;
        this.close = close;
    }

    public Person person() {
        return person;
    }

    public RoomSummary room() {
        return room;
    }

    /** What they are in the room; empty when they are not in it. */
    public ObjectProperty<Optional<RoomMember>> member() {
        return member;
    }

    public ObjectProperty<@Nullable Line> problem() {
        return problem;
    }

    /** Whether it is oneself. */
    public boolean me() {
        return person.id().equals(workspace.card().me().id());
    }

    /** The roles one may give them; empty: none but theirs. */
    public List<RoomRole> roles() {
        return me()
                ? List.of()
                : member.get().map(m -> rights().roles(m.role(), false)).orElse(List.of());
    }

    /** Whether one may take them out of the room. */
    public boolean mayRemove() {
        return !me() && member.get().filter(m -> rights().mayRemove(m.role())).isPresent();
    }

    private Rights rights() {
        return workspace.moderation().rights(Optional.of(room.id()));
    }

    /** Gives them another role. */
    public void role(RoomRole role) {
        if (member.get().filter(m -> m.role() != role).isEmpty()) {
            return;
        }
        act(
                () -> workspace.moderation().role(room.id(), person, role),
                () ->
                        member.set(
                                member.get()
                                        .map(m ->
                                                new RoomMember(
                                                        m.person(),
                                                        role,
                                                        m.presence(),
                                                        m.status(),
                                                        m.me()))));
    }

    /** Takes them out of the room. */
    public void remove() {
        act(() -> workspace.moderation().remove(Optional.of(room.id()), person, false, ""), close);
    }

    /** Goes to the direct room with them; with oneself: the saved messages. */
    public void write() {
        background.run(
                () -> workspace.direct(person),
                id -> {
                    close.run();
                    open.accept(id);
                },
                e -> problem.set(Problems.line(e)));
    }

    private interface Deed {
        void run() throws IOException;
    }

    private void act(Deed deed, Runnable then) {
        problem.set(null);
        background.run(
                () -> {
                    deed.run();
                    return true;
                },
                _ -> then.run(),
                e -> problem.set(Problems.line(e)));
    }
}
