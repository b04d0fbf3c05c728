package parley.protocol;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import parley.protocol.Permissions.Place;

class PermissionsTest {
    private static final RoomPolicy CLOSED =
            new RoomPolicy(PostPolicy.MODERATORS, PostPolicy.MODERATORS, HistoryPolicy.JOINED);

    @Test
    void everyOperationHasARowAndEveryRowAnOperation() {
        Set<String> rows = new HashSet<>();
        Permissions.table().forEach(row -> rows.add(row.op()));

        assertThat(rows).isEqualTo(OpNames.all().keySet());
    }

    @Test
    void noTwoRowsSpeakOfTheSame() {
        Set<String> seen = new HashSet<>();
        for (Permission row : Permissions.table()) {
            if (row.kinds().isEmpty()) {
                assertThat(seen.add(row.op())).as(row.op()).isTrue();
            }
            for (RoomKind kind : row.kinds()) {
                assertThat(seen.add(row.op() + " " + kind)).as(row.op()).isTrue();
            }
        }
    }

    /** Each cell by hand once, then kept: a change shows as a difference of this file. */
    @Test
    void theWholeTableIsAsWrittenDown() {
        Golden.check(Path.of("src/test/resources/parley/protocol/permissions.txt"), everyCell());
    }

    @Test
    void aStrangerNeverLearnsOfAPrivateRoom() {
        for (RoomKind kind : List.of(RoomKind.PRIVATE, RoomKind.GROUP, RoomKind.DIRECT)) {
            for (String op : roomOps()) {
                for (WorkspaceRole asker : WorkspaceRole.values()) {
                    for (boolean archived : new boolean[] {false, true}) {
                        Place place = new Place(kind, RoomPolicy.OPEN, archived, Optional.empty());
                        assertThat(Permissions.verdict(op, asker, Optional.of(place), false))
                                .as("%s in a %s room by %s", op, kind, asker)
                                .isEqualTo(Verdict.NOT_FOUND);
                    }
                }
            }
        }
    }

    @Test
    void aStrongerRoleIsNeverDeniedWhatAWeakerMay() {
        for (String op : OpNames.all().keySet()) {
            for (RoomKind kind : RoomKind.values()) {
                for (WorkspaceRole asker : WorkspaceRole.values()) {
                    boolean allowed = false;
                    for (RoomRole role : List.of(RoomRole.values()).reversed()) {
                        Place place = new Place(kind, CLOSED, false, Optional.of(role));
                        boolean now =
                                Permissions.verdict(op, asker, Optional.of(place), false)
                                        == Verdict.ALLOWED;
                        assertThat(now || !allowed).as("%s %s %s", op, kind, role).isTrue();
                        allowed = now;
                    }
                }
            }
        }
    }

    @Test
    void whatIsNotNamedIsNotAllowed() {
        assertThat(Permissions.verdict("nope", WorkspaceRole.OWNER, Optional.empty(), true))
                .isEqualTo(Verdict.NOT_FOUND);
        assertThat(
                        Permissions.verdict(
                                "nope",
                                WorkspaceRole.OWNER,
                                Optional.of(place(RoomKind.PRIVATE, RoomRole.OWNER)),
                                true))
                .isEqualTo(Verdict.FORBIDDEN);
    }

    @Test
    void anAdminOfTheWorkspaceKeepsPublicRoomsButOpensNoPrivateOne() {
        assertThat(say("room.set", WorkspaceRole.ADMIN, place(RoomKind.PUBLIC, RoomRole.VIEWER)))
                .isEqualTo(Verdict.ALLOWED);
        assertThat(say("room.set", WorkspaceRole.ADMIN, place(RoomKind.PRIVATE, RoomRole.MEMBER)))
                .isEqualTo(Verdict.FORBIDDEN);
        Place stranger = new Place(RoomKind.PRIVATE, RoomPolicy.OPEN, false, Optional.empty());
        assertThat(say("history.read", WorkspaceRole.OWNER, stranger)).isEqualTo(Verdict.NOT_FOUND);
    }

    @Test
    void nobodyGrantsAboveTheirOwnOrActsOnAnEqual() {
        for (RoomRole asker : RoomRole.values()) {
            for (RoomRole other : RoomRole.values()) {
                boolean below = asker.compareTo(other) < 0;
                boolean owner = asker == RoomRole.OWNER;
                assertThat(Permissions.mayRemove(asker, other)).isEqualTo(below || owner);
                assertThat(Permissions.mayGrant(asker, Optional.empty(), other, false))
                        .isEqualTo(asker.atLeast(other));
                assertThat(Permissions.mayGrant(asker, Optional.of(asker), other, true))
                        .as("%s makes itself %s", asker, other)
                        .isEqualTo(asker.atLeast(other));
            }
        }
        assertThat(
                        Permissions.mayGrant(
                                RoomRole.MODERATOR,
                                Optional.of(RoomRole.MODERATOR),
                                RoomRole.VIEWER,
                                false))
                .isFalse();
    }

    @Test
    void rankHoldsInTheWorkspaceToo() {
        WorkspaceRole admin = WorkspaceRole.ADMIN;
        WorkspaceRole member = WorkspaceRole.MEMBER;
        assertThat(Permissions.mayGrant(admin, member, admin, false)).isTrue();
        assertThat(Permissions.mayGrant(admin, member, WorkspaceRole.OWNER, false)).isFalse();
        assertThat(Permissions.mayGrant(admin, admin, member, false)).isFalse();
        assertThat(Permissions.mayGrant(admin, admin, member, true)).isTrue();
        assertThat(Permissions.mayGrant(WorkspaceRole.OWNER, WorkspaceRole.OWNER, member, false))
                .isTrue();
        assertThat(Permissions.mayGrant(WorkspaceRole.OWNER, member, WorkspaceRole.BOT, false))
                .isFalse();
        assertThat(Permissions.mayRemove(admin, WorkspaceRole.BOT)).isTrue();
        assertThat(Permissions.mayRemove(admin, admin)).isFalse();
    }

    @Test
    void onlyAnOwnerInvitesToMoreThanMembership() {
        assertThat(Permissions.mayInviteAs(WorkspaceRole.MEMBER, WorkspaceRole.MEMBER)).isTrue();
        assertThat(Permissions.mayInviteAs(WorkspaceRole.ADMIN, WorkspaceRole.ADMIN)).isFalse();
        assertThat(Permissions.mayInviteAs(WorkspaceRole.OWNER, WorkspaceRole.ADMIN)).isTrue();
        assertThat(Permissions.mayInviteAs(WorkspaceRole.OWNER, WorkspaceRole.OWNER)).isFalse();
        assertThat(Permissions.mayInviteAs(WorkspaceRole.GUEST, WorkspaceRole.GUEST)).isFalse();
        assertThat(Permissions.mayInviteAs(RoomRole.MODERATOR, RoomRole.MODERATOR)).isFalse();
        assertThat(Permissions.mayInviteAs(RoomRole.OWNER, RoomRole.MODERATOR)).isTrue();
        assertThat(Permissions.mayInviteAs(RoomRole.VIEWER, RoomRole.VIEWER)).isFalse();
    }

    @Test
    void theLastOwnerStaysWhileOthersDo() {
        assertThat(Permissions.wouldOrphan(true, 1, 3)).isTrue();
        assertThat(Permissions.wouldOrphan(true, 1, 0)).isFalse();
        assertThat(Permissions.wouldOrphan(true, 2, 3)).isFalse();
        assertThat(Permissions.wouldOrphan(false, 1, 3)).isFalse();
    }

    @Test
    void aVerdictIsAnError() {
        assertThat(Verdict.ALLOWED.error()).isEmpty();
        for (Verdict each : Verdict.values()) {
            assertThat(each == Verdict.ALLOWED || each.error().isPresent()).isTrue();
        }
    }

    private static Verdict say(String op, WorkspaceRole asker, Place place) {
        return Permissions.verdict(op, asker, Optional.of(place), false);
    }

    private static Place place(RoomKind kind, RoomRole role) {
        return new Place(kind, RoomPolicy.OPEN, false, Optional.of(role));
    }

    private static Set<String> roomOps() {
        Set<String> ops = new TreeSet<>();
        for (Permission row : Permissions.table()) {
            boolean existing = row.any().need() != Permission.Need.NOTHING;
            if (!row.kinds().isEmpty() && existing) {
                ops.add(row.op());
            }
        }
        return ops;
    }

    private static String everyCell() {
        List<String> lines = new ArrayList<>();
        lines.add("Every cell of the roles x operations table.");
        lines.add("Roles of the workspace: Owner Admin Member Guest Bot. In a room: as its owner,");
        lines.add("moderator, member, viewer, stranger. y allowed, - forbidden, 0 not_found,");
        lines.add("+ not_member, a room_archived. closed: policy post and invite are moderators.");
        for (String op : OpNames.all().keySet()) {
            lines.add("");
            lines.add(op);
            List<String> any = block(op, false);
            List<String> own = block(op, true);
            any.forEach(cells -> lines.add("  " + cells));
            if (!own.equals(any)) {
                lines.add(" on one's own:");
                own.forEach(cells -> lines.add("  " + cells));
            }
        }
        return String.join("\n", lines) + "\n";
    }

    private static List<String> block(String op, boolean own) {
        List<String> lines = new ArrayList<>();
        StringBuilder roles = new StringBuilder();
        for (WorkspaceRole asker : WorkspaceRole.values()) {
            roles.append(letter(Permissions.verdict(op, asker, Optional.empty(), own)));
        }
        lines.add(line("no room", roles.toString()));
        for (RoomKind kind : RoomKind.values()) {
            lines.add(line(kind.toString(), cells(op, kind, RoomPolicy.OPEN, false, own)));
            lines.add(line(kind + " closed", cells(op, kind, CLOSED, false, own)));
            lines.add(line(kind + " archived", cells(op, kind, RoomPolicy.OPEN, true, own)));
        }
        return lines;
    }

    private static String line(String where, String cells) {
        return "%-17s %s".formatted(where, cells);
    }

    private static String cells(
            String op, RoomKind kind, RoomPolicy policy, boolean archived, boolean own) {
        StringBuilder cells = new StringBuilder();
        for (WorkspaceRole asker : WorkspaceRole.values()) {
            cells.append(asker.name().charAt(0)).append(':');
            for (RoomRole role : RoomRole.values()) {
                cells.append(
                        cell(op, asker, new Place(kind, policy, archived, Optional.of(role)), own));
            }
            cells.append(cell(op, asker, new Place(kind, policy, archived, Optional.empty()), own));
            cells.append(' ');
        }
        return cells.toString().strip();
    }

    private static char cell(String op, WorkspaceRole asker, Place place, boolean own) {
        return letter(Permissions.verdict(op, asker, Optional.of(place), own));
    }

    private static char letter(Verdict verdict) {
        return switch (verdict) {
            case ALLOWED -> 'y';
            case FORBIDDEN -> '-';
            case NOT_FOUND -> '0';
            case NOT_MEMBER -> '+';
            case ROOM_ARCHIVED -> 'a';
        };
    }
}
