package parley.desktop.moderation;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.jspecify.annotations.Nullable;
import parley.desktop.Background;
import parley.desktop.Problems;
import parley.desktop.question.Question;
import parley.desktop.text.Line;
import parley.desktop.workspace.Listed;
import parley.desktop.workspace.Moderation;
import parley.desktop.workspace.Page;
import parley.desktop.workspace.Person;
import parley.protocol.RoomId;
import parley.protocol.RoomRole;
import parley.protocol.WorkspaceRole;

/**
 * The members of a room or of the workspace, and those who are kept out of it, page by page. UI
 * thread only.
 */
public final class MembersViewModel {
    private static final Comparator<Listed> ORDER =
            Comparator.comparing((Listed m) -> m.role().orElse(RoomRole.VIEWER))
                    .thenComparing(m -> m.workspaceRole().orElse(WorkspaceRole.BOT))
                    .thenComparing(m -> m.person().displayName(), String.CASE_INSENSITIVE_ORDER);

    private final Moderation moderation;
    private final Optional<RoomId> room;
    private final String place;
    private final Background background;
    private final Hooks hooks;
    private final List<Listed> read = new ArrayList<>();
    private final ObservableList<Listed> members = FXCollections.observableArrayList();
    private final ObservableList<Listed> banned = FXCollections.observableArrayList();
    private final StringProperty filter = new SimpleStringProperty("");
    private final BooleanProperty complete = new SimpleBooleanProperty();
    private final ObjectProperty<@Nullable Line> problem = new SimpleObjectProperty<>();
    private Optional<String> next = Optional.empty();
    private boolean all;
    private boolean asking;
    private int round;

    /** {@code place}: what the room or the workspace is called. */
    MembersViewModel(
            Moderation moderation,
            Optional<RoomId> room,
            String place,
            Background background,
            Hooks hooks) {
        this.moderation = moderation;
        this.room = room;
        this.place = place;
        this.background = background;
        this.hooks = hooks;
        filter.addListener((_, _, now) -> {
            show();
            if (!now.isBlank()) {
                readAll();
            }
        });
    }

    /** Those who are in, as far as they were read and fit what is looked for; owners first. */
    public ObservableList<Listed> members() {
        return members;
    }

    /** Those who are kept out. */
    public ObservableList<Listed> banned() {
        return banned;
    }

    /** A part of a name. */
    public StringProperty filterProperty() {
        return filter;
    }

    /** Whether all were read. */
    public BooleanProperty complete() {
        return complete;
    }

    /** Why they could not be read, or null. */
    public ObjectProperty<@Nullable Line> problem() {
        return problem;
    }

    /** Whether the list is the workspace's. */
    public boolean ofWorkspace() {
        return room.isEmpty();
    }

    /** Reads anew from the beginning. */
    public void refresh() {
        round++;
        asking = false;
        int before = round;
        ask(
                Optional.empty(),
                page -> {
                    if (before == round) {
                        read.clear();
                        take(page);
                    }
                });
    }

    /** Reads the next page, when there is one. */
    public void more() {
        if (!asking && next.isPresent()) {
            int before = round;
            ask(
                    next,
                    page -> {
                        if (before == round) {
                            take(page);
                        }
                    });
        }
    }

    /** Reads page after page to the end. */
    public void readAll() {
        all = true;
        more();
    }

    private void ask(Optional<String> after, java.util.function.Consumer<Page<Listed>> then) {
        asking = true;
        background.run(
                () -> moderation.members(room, after),
                page -> {
                    asking = false;
                    problem.set(null);
                    then.accept(page);
                },
                e -> {
                    asking = false;
                    problem.set(Problems.line(e));
                });
    }

    private void take(Page<Listed> page) {
        read.addAll(page.list());
        next = page.next();
        complete.set(next.isEmpty());
        show();
        if (all) {
            more();
        }
    }

    private void show() {
        var part = filter.get().strip().toLowerCase(Locale.ROOT);
        var fitting =
                read.stream()
                        .filter(m -> part.isEmpty() || fits(m.person(), part))
                        .sorted(ORDER)
                        .toList();
        set(members, fitting.stream().filter(m -> !m.banned()).toList());
        set(banned, fitting.stream().filter(Listed::banned).toList());
    }

    private static void set(ObservableList<Listed> list, List<Listed> now) {
        if (!list.equals(now)) {
            list.setAll(now);
        }
    }

    private static boolean fits(Person person, String part) {
        return person.displayName().toLowerCase(Locale.ROOT).contains(part)
                || person.name().toLowerCase(Locale.ROOT).contains(part);
    }

    /** What one may do with a member. */
    public Offer offer(Listed member) {
        var rights = moderation.rights(room);
        if (member.banned()) {
            return new Offer(List.of(), List.of(), false, false, false, rights.mayUnban(), false);
        }
        boolean last =
                member.owner()
                        && complete.get()
                        && read.stream().filter(m -> m.owner() && !m.banned()).count() == 1;
        boolean out =
                !member.me()
                        && (member.role().filter(rights::mayRemove).isPresent()
                                || member.workspaceRole().filter(rights::mayRemove).isPresent());
        boolean gives =
                rights.place().flatMap(p -> p.role()).filter(r -> r == RoomRole.OWNER).isPresent();
        return new Offer(
                last
                        ? List.of()
                        : member.role().map(r -> rights.roles(r, member.me())).orElse(List.of()),
                last
                        ? List.of()
                        : member.workspaceRole()
                                .map(r -> rights.roles(r, member.me()))
                                .orElse(List.of()),
                out,
                out,
                gives && !member.me() && !member.owner() && member.role().isPresent(),
                false,
                last);
    }

    /** Gives a member another role in the room. */
    public void role(Listed member, RoomRole role) {
        if (!member.role().equals(Optional.of(role))) {
            room.ifPresent(id ->
                    act(
                            () -> moderation.role(id, member.person(), role),
                            Line.of("moderation.done.role", member.person().displayName())));
        }
    }

    /** Gives somebody another role in the workspace. */
    public void role(Listed member, WorkspaceRole role) {
        if (!member.workspaceRole().equals(Optional.of(role))) {
            act(
                    () -> moderation.role(member.person(), role),
                    Line.of("moderation.done.role", member.person().displayName()));
        }
    }

    /** Asks, then takes a member out. */
    public void remove(Listed member) {
        var name = member.person().displayName();
        hooks.ask(
                new Question(
                        "remove-dialog",
                        Line.of("moderation.remove.title", name, place),
                        Line.of(
                                ofWorkspace()
                                        ? "moderation.remove.text.workspace"
                                        : "moderation.remove.text.room",
                                name),
                        Line.of("moderation.remove.yes"),
                        !ofWorkspace(),
                        Optional.empty(),
                        reason ->
                                act(
                                        () ->
                                                moderation.remove(
                                                        room, member.person(), false, reason),
                                        Line.of("moderation.done.removed", name, place))));
    }

    /** Asks, then takes a member out and keeps them out; an admin's name has to be typed. */
    public void ban(Listed member) {
        var name = member.person().displayName();
        boolean admin =
                member.workspaceRole().filter(r -> r.atLeast(WorkspaceRole.ADMIN)).isPresent();
        hooks.ask(
                new Question(
                        "ban-dialog",
                        Line.of("moderation.ban.title", name, place),
                        Line.of(
                                ofWorkspace()
                                        ? "moderation.ban.text.workspace"
                                        : "moderation.ban.text.room",
                                name),
                        Line.of("moderation.ban.yes"),
                        !ofWorkspace(),
                        admin ? Optional.of(member.person().name()) : Optional.empty(),
                        reason ->
                                act(
                                        () ->
                                                moderation.remove(
                                                        room, member.person(), true, reason),
                                        Line.of("moderation.done.banned", name, place))));
    }

    /** Lets somebody in again. */
    public void unban(Listed member) {
        act(
                () -> moderation.unban(room, member.person()),
                Line.of("moderation.done.unbanned", member.person().displayName()));
    }

    /** Asks, then makes a member the owner and oneself a moderator. */
    public void handOver(Listed member) {
        var name = member.person().displayName();
        room.ifPresent(id ->
                hooks.ask(
                        Question.of(
                                "hand-over-dialog",
                                Line.of("moderation.handOver.title", place, name),
                                Line.of("moderation.handOver.text", name),
                                Line.of("moderation.handOver.yes"),
                                () ->
                                        act(
                                                () -> moderation.handOver(id, member.person()),
                                                Line.of(
                                                        "moderation.done.handedOver",
                                                        name,
                                                        place)))));
    }

    private interface Deed {
        void run() throws IOException;
    }

    /** Reads anew in either case: a refusal says that what is shown is not how it is. */
    private void act(Deed deed, Line done) {
        background.run(
                () -> {
                    deed.run();
                    return true;
                },
                _ -> {
                    hooks.done(done);
                    refresh();
                },
                e -> {
                    hooks.problem(Problems.line(e));
                    refresh();
                });
    }
}
