package parley.desktop.ui;

import static org.assertj.core.api.Assertions.assertThat;

import javafx.scene.control.ChoiceBox;
import javafx.scene.control.MenuButton;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.Test;
import parley.desktop.fake.Lantern;
import parley.desktop.workspace.RoomMember;
import parley.protocol.PostPolicy;
import parley.protocol.RoomRole;
import parley.protocol.WorkspaceRole;

/** Looking after a room, and after the workspace, through the real screens. */
class ModerationWalkTest {
    private final Lantern lantern = new Lantern();

    private RoomMember member(String name) {
        return lantern.workspace.members.stream()
                .filter(m -> m.person().name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private boolean isMember(String name) {
        return lantern.workspace.members.stream().anyMatch(m -> m.person().name().equals(name));
    }

    private static void fire(Walk walk, String menu, String item) throws Exception {
        walk.hand().await(menu);
        Fx.call(() -> {
            var button = (MenuButton) walk.hand().now(menu);
            button.getItems().stream()
                    .filter(i -> item.equals(i.getId()))
                    .findFirst()
                    .orElseThrow()
                    .fire();
            return true;
        });
    }

    @SuppressWarnings("unchecked")
    private static void choose(Walk walk, String box, RoomRole role) throws Exception {
        walk.hand().await(box);
        Fx.call(() -> {
            ((ChoiceBox<RoomRole>) walk.hand().now(box)).setValue(role);
            return true;
        });
    }

    @Test
    void anOwnerPromotesRemovesBansAndLetsInAgain() throws Exception {
        try (var walk = Walk.in(lantern, "orders")) {
            Fx.call(() -> {
                walk.main().moderation().room();
                return true;
            });
            walk.hand().awaitText("Members of orders");

            choose(walk, "#role-mai", RoomRole.MODERATOR);
            walk.hand().until("Mai moderates", () -> member("mai").role() == RoomRole.MODERATOR);

            fire(walk, "#more-hana", "remove");
            walk.hand().awaitText("Remove Hana Kim (김하나) from orders?");
            walk.hand().click("#remove-dialog-no");
            assertThat(isMember("hana")).isTrue();

            fire(walk, "#more-sam", "ban");
            walk.hand().awaitFocus("#ban-dialog-reason");
            walk.hand().type("spam");
            walk.hand().click("#ban-dialog-yes");
            walk.hand().until("Sam is out", () -> !isMember("sam"));
            assertThat(lantern.workspace.moderation.reasons).containsExactly("spam");

            walk.hand().click("#tab-banned");
            walk.hand().awaitText("Sam Okafor");
            walk.hand().click("#unban-sam");
            walk.hand().until("nobody is banned", lantern.workspace.moderation.banned::isEmpty);

            walk.hand().press(KeyCode.ESCAPE);
            walk.hand().await("#timeline");
        }
    }

    @Test
    void theRulesOfARoomAreSetAndTheRoomIsArchived() throws Exception {
        var room = lantern.workspace.rooms.getFirst().id();
        try (var walk = Walk.in(lantern, "orders")) {
            Fx.call(() -> {
                walk.main().moderation().room();
                return true;
            });
            walk.hand().click("#tab-settings");
            walk.hand().click("#settings-post");
            walk.hand().click("#settings-save");
            walk.hand()
                    .until(
                            "only moderators write",
                            () ->
                                    lantern.workspace.moderation.policies.containsKey(room)
                                            && lantern.workspace
                                                            .moderation
                                                            .policies
                                                            .get(room)
                                                            .post()
                                                    == PostPolicy.MODERATORS);

            walk.hand().click("#settings-archive");
            walk.hand().awaitText("Archive orders?");
            walk.hand().click("#archive-dialog-yes");
            walk.hand().awaitText("This room is archived: nobody writes there.");
            assertThat(lantern.workspace.moderation.archived).containsExactly(room);
        }
    }

    @Test
    void aMemberIsOfferedNothingButTheList() throws Exception {
        lantern.workspace.moderation.me = WorkspaceRole.MEMBER;
        try (var walk = Walk.in(lantern, "announcements")) {
            Fx.call(() -> {
                walk.main().moderation().room();
                return true;
            });
            walk.hand().awaitText("Jonas Lindqvist");

            assertThat(walk.node("#tab-settings")).isEmpty();
            assertThat(walk.node("#tab-banned")).isEmpty();
            assertThat(walk.node("#role-mai")).isEmpty();
            assertThat(walk.hand().shown("#more-mai")).isFalse();
        }
    }

    @Test
    void anAdminIsBannedOnlyAfterTheNameWasTyped() throws Exception {
        lantern.workspace.moderation.roles.put(lantern.who("jonas"), WorkspaceRole.ADMIN);
        try (var walk = Walk.in(lantern, "orders")) {
            Fx.call(() -> {
                walk.main().moderation().workspace();
                return true;
            });
            walk.hand().awaitText("Members of Lantern Workshop");

            fire(walk, "#more-jonas", "ban");
            walk.hand().awaitFocus("#ban-dialog-typed");
            assertThat(walk.node("#ban-dialog-yes").orElseThrow().isDisabled()).isTrue();
            walk.hand().type("jonas");
            walk.hand().click("#ban-dialog-yes");
            walk.hand()
                    .until(
                            "Jonas is banned",
                            () ->
                                    lantern.workspace.moderation.banned.contains(
                                            lantern.who("jonas")));

            walk.hand().click("#tab-audit");
            walk.hand().await("#moderation-audit");
        }
    }
}
