package parley.desktop.profile;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import parley.desktop.fake.ImmediateBackground;
import parley.desktop.fake.Lantern;
import parley.desktop.workspace.RoomMember;
import parley.protocol.RoomId;
import parley.protocol.RoomRole;

class ProfileViewModelTest {
    private final Lantern lantern = new Lantern();
    private final List<RoomId> opened = new ArrayList<>();
    private int closed;

    private RoomMember member(String name) {
        return lantern.workspace.members.stream()
                .filter(m -> m.person().name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private ProfileViewModel profile(String name) {
        return new ProfileViewModel(
                lantern.workspace,
                lantern.workspace.rooms.getFirst(),
                lantern.who(name),
                Optional.of(member(name)),
                new ImmediateBackground(),
                opened::add,
                () -> closed++);
    }

    @Test
    void anOwnerGivesEveryRole() {
        var model = profile("mai");

        assertThat(model.roles()).containsExactly(RoomRole.values());
        model.role(RoomRole.MODERATOR);

        assertThat(member("mai").role()).isEqualTo(RoomRole.MODERATOR);
        assertThat(model.member().get().orElseThrow().role()).isEqualTo(RoomRole.MODERATOR);
    }

    @Test
    void nobodyGivesThemselvesARole() {
        assertThat(profile("ruth").roles()).isEmpty();
        assertThat(profile("ruth").mayRemove()).isFalse();
    }

    @Test
    void aRefusedRoleIsSaidAndNotShown() {
        var model = profile("mai");
        lantern.workspace.offline = true;

        model.role(RoomRole.VIEWER);

        assertThat(model.problem().get()).isNotNull();
        assertThat(model.member().get().orElseThrow().role()).isEqualTo(RoomRole.MEMBER);
    }

    @Test
    void removingClosesTheCard() {
        profile("sam").remove();

        assertThat(closed).isEqualTo(1);
        assertThat(lantern.workspace.members).noneMatch(m -> m.person().equals(lantern.who("sam")));
    }

    @Test
    void writingGoesToTheDirectRoom() {
        profile("mai").write();

        assertThat(opened).hasSize(1);
    }
}
