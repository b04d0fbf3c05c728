package parley.desktop.moderation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import parley.desktop.fake.ImmediateBackground;
import parley.desktop.fake.Lantern;
import parley.desktop.question.Question;
import parley.desktop.text.Line;
import parley.desktop.workspace.Listed;
import parley.desktop.workspace.Person;
import parley.desktop.workspace.RoomMember;
import parley.protocol.PresenceState;
import parley.protocol.RoomRole;
import parley.protocol.UserId;
import parley.protocol.WorkspaceRole;

class MembersViewModelTest {
    private final Lantern lantern = new Lantern();
    private final List<Question> asked = new ArrayList<>();
    private final List<Line> problems = new ArrayList<>();
    private final List<Line> done = new ArrayList<>();

    private final Hooks hooks =
            new Hooks() {
                @Override
                public void ask(Question question) {
                    asked.add(question);
                }

                @Override
                public void problem(Line problem) {
                    problems.add(problem);
                }

                @Override
                public void done(Line what) {
                    done.add(what);
                }

                @Override
                public void close() {}
            };

    private MembersViewModel ofRoom() {
        var room = lantern.workspace.rooms.getFirst();
        var model =
                new MembersViewModel(
                        lantern.workspace.moderation,
                        Optional.of(room.id()),
                        room.name(),
                        new ImmediateBackground(),
                        hooks);
        model.refresh();
        return model;
    }

    private MembersViewModel ofWorkspace() {
        var model =
                new MembersViewModel(
                        lantern.workspace.moderation,
                        Optional.empty(),
                        "Lantern Workshop",
                        new ImmediateBackground(),
                        hooks);
        model.refresh();
        return model;
    }

    private static Listed somebody(MembersViewModel model, String name) {
        return model.members().stream()
                .filter(m -> m.person().name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void theLastOwnerKeepsTheRole() {
        var model = ofRoom();

        var offer = model.offer(somebody(model, "ruth"));

        assertThat(offer.lastOwner()).isTrue();
        assertThat(offer.roles()).isEmpty();
        assertThat(offer.menu()).isFalse();
    }

    @Test
    void aModeratorsMenuEndsBelowModerators() {
        lantern.workspace.moderation.me = WorkspaceRole.MEMBER;
        lantern.workspace.rooms.replaceAll(r -> Lantern.withRole(r, RoomRole.MODERATOR));
        var model = ofRoom();

        assertThat(model.offer(somebody(model, "jonas")).roles()).isEmpty();
        assertThat(model.offer(somebody(model, "jonas")).remove()).isFalse();
        assertThat(model.offer(somebody(model, "mai")).roles())
                .containsExactly(RoomRole.MODERATOR, RoomRole.MEMBER, RoomRole.VIEWER);
        assertThat(model.offer(somebody(model, "mai")).ban()).isTrue();
        assertThat(model.offer(somebody(model, "mai")).handOver()).isFalse();
    }

    @Test
    void nothingHappensBeforeTheYes() {
        var model = ofRoom();

        model.remove(somebody(model, "hana"));

        assertThat(asked).hasSize(1);
        assertThat(somebody(model, "hana")).isNotNull();
        asked.getFirst().then().accept("");
        assertThat(model.members()).noneMatch(m -> m.person().name().equals("hana"));
        assertThat(done).isNotEmpty();
    }

    @Test
    void whoHandsARoomOverIsAModeratorThen() {
        var model = ofRoom();

        model.handOver(somebody(model, "mai"));
        asked.getFirst().then().accept("");

        assertThat(somebody(model, "mai").role()).contains(RoomRole.OWNER);
        assertThat(somebody(model, "ruth").role()).contains(RoomRole.MODERATOR);
    }

    @Test
    void aRefusalIsSaidAndTheListIsAsItWas() {
        var model = ofRoom();
        lantern.workspace.offline = true;

        model.role(somebody(model, "mai"), RoomRole.VIEWER);

        assertThat(problems).hasSize(1);
        assertThat(somebody(model, "mai").role()).contains(RoomRole.MEMBER);
    }

    @Test
    void anAdminMayNotTouchTheOwner() {
        lantern.workspace.moderation.me = WorkspaceRole.ADMIN;
        lantern.workspace.moderation.roles.put(lantern.who("hana"), WorkspaceRole.OWNER);
        var model = ofWorkspace();

        assertThat(model.offer(somebody(model, "hana")).workspaceRoles()).isEmpty();
        assertThat(model.offer(somebody(model, "hana")).ban()).isFalse();
        assertThat(model.offer(somebody(model, "mai")).workspaceRoles())
                .containsExactly(WorkspaceRole.ADMIN, WorkspaceRole.MEMBER, WorkspaceRole.GUEST);
    }

    @Test
    void tenThousandMembersAreReadAsTheyAreLookedAt() {
        for (int i = 0; i < 10_000; i++) {
            var person = new Person(new UserId("u_many" + i), "many" + i, "Somebody " + i);
            lantern.workspace.members.add(
                    new RoomMember(
                            person,
                            RoomRole.MEMBER,
                            Optional.of(PresenceState.OFFLINE),
                            "",
                            false));
        }
        var model = ofRoom();
        assertThat(model.members()).hasSize(200);
        assertThat(model.complete().get()).isFalse();

        model.more();
        assertThat(model.members()).hasSize(400);

        model.filterProperty().set("many9999");
        assertThat(model.complete().get()).isTrue();
        assertThat(model.members()).hasSize(1);
        assertThat(lantern.workspace.moderation.asked).isEqualTo(51);
    }
}
