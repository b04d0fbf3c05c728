package parley.conformance.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import parley.conformance.wire.Person;
import parley.conformance.wire.Refused;
import parley.conformance.wire.WireSocket;
import parley.protocol.AuthApi;
import parley.protocol.ErrorCode;
import parley.protocol.InviteOp;
import parley.protocol.Result;
import parley.protocol.RoomId;
import parley.protocol.RoomOp;
import parley.protocol.RoomRole;
import parley.protocol.WorkspaceRole;

/** Bringing people in. */
public final class InviteScenarios {
    public void anInviteBringsSomebodyIntoTheWorkspace(Stage stage) throws Exception {
        Result.Invite invite = stage.api().call(stage.owner(), workspace(Optional.of(1)));

        AuthApi.Session session = register(stage, invite.code().orElseThrow());

        assertThat(session.you().role()).isEqualTo(WorkspaceRole.MEMBER);
        assertThat(session.workspace().id()).isEqualTo(stage.owner().session().workspace().id());
    }

    public void aLinkCarriesTheCodeAndThePin(Stage stage) throws Exception {
        Result.Invite invite = stage.api().call(stage.owner(), workspace(Optional.of(1)));

        String url = invite.url().orElseThrow();
        assertThat(url).startsWith("parley://").contains(invite.code().orElseThrow());
        if (stage.target().pin().isPresent()) {
            assertThat(invite.pin()).isEqualTo(stage.target().pin());
            assertThat(url).contains("pin=" + stage.target().pin().get());
        }
    }

    public void aUsedUpInviteIsExpired(Stage stage) throws Exception {
        String code =
                stage.api().call(stage.owner(), workspace(Optional.of(1))).code().orElseThrow();
        register(stage, code);

        Refused refused = AuthScenarios.refusal(() -> register(stage, code));

        assertThat(refused.code()).isEqualTo(ErrorCode.INVITE_EXPIRED);
    }

    public void aRevokedInviteIsExpired(Stage stage) throws Exception {
        Person owner = stage.owner();
        Result.Invite invite = stage.api().call(owner, workspace(Optional.empty()));
        stage.api().call(owner, new InviteOp.Revoke(invite.invite()));

        Refused refused = AuthScenarios.refusal(() -> register(stage, invite.code().orElseThrow()));

        assertThat(refused.code()).isIn(ErrorCode.INVITE_EXPIRED, ErrorCode.NOT_FOUND);
    }

    public void invitesAreListedWithoutTheirSecret(Stage stage) throws Exception {
        Person owner = stage.owner();
        Result.Invite made = stage.api().call(owner, workspace(Optional.of(3)));

        List<Result.Invite> all =
                stage.api().call(owner, new InviteOp.ListInvites(Optional.empty())).list();

        assertThat(all)
                .filteredOn(invite -> invite.invite().equals(made.invite()))
                .singleElement()
                .satisfies(invite -> {
                    assertThat(invite.maxUses()).contains(3);
                    assertThat(invite.uses()).isZero();
                    assertThat(invite.code()).isEmpty();
                });
    }

    public void aRoomInviteBringsAMemberIntoTheRoom(Stage stage) throws Exception {
        Person ada = stage.person();
        Person ben = stage.person();
        RoomId room = stage.room(ada);
        String code = stage.api().call(ada, room(room, RoomRole.MEMBER)).code().orElseThrow();
        WireSocket bens = stage.connect(ben);

        Result.InviteUsed used = bens.call(new InviteOp.Use(code));

        assertThat(used.room().orElseThrow().room()).isEqualTo(room);
        bens.entry(RoomId.ME, "room.joined", RoomScenarios.joined(room));
        assertThat(RoomScenarios.mine(stage, ben, room).role()).contains(RoomRole.MEMBER);
    }

    public void usingAnInviteTwiceIsNoHarm(Stage stage) throws Exception {
        Person ada = stage.person();
        Person ben = stage.person();
        RoomId room = stage.room(ada);
        String code = stage.api().call(ada, room(room, RoomRole.MEMBER)).code().orElseThrow();
        WireSocket bens = stage.connect(ben);
        bens.call(new InviteOp.Use(code));
        long head = OrderScenarios.head(bens, room);

        bens.call(new InviteOp.Use(code));

        assertThat(OrderScenarios.head(bens, room)).isEqualTo(head);
    }

    public void aCodeNobodyMadeIsNotFoundOrExpired(Stage stage) throws Exception {
        WireSocket socket = stage.connect(stage.person());

        assertThat(socket.refused(new InviteOp.Use("NO-SUCH-CODE")).code())
                .isIn(ErrorCode.NOT_FOUND, ErrorCode.INVITE_EXPIRED);
    }

    public void nobodyInvitesAboveTheirOwnRole(Stage stage) throws Exception {
        Person ada = stage.person();
        Person ben = stage.person();
        RoomId room = stage.room(ada, ben);
        WireSocket bens = stage.connect(ben);

        assertThat(bens.refused(room(room, RoomRole.MODERATOR)).code())
                .isEqualTo(ErrorCode.FORBIDDEN);
        assertThat(
                        bens.refused(
                                        new InviteOp.Create(
                                                Optional.empty(),
                                                Optional.of(WorkspaceRole.ADMIN),
                                                Optional.empty(),
                                                Optional.empty(),
                                                Optional.empty(),
                                                false))
                                .code())
                .isEqualTo(ErrorCode.FORBIDDEN);
    }

    public void aGuestSeesOnlyWhereTheyWereInvited(Stage stage) throws Exception {
        Person ada = stage.person();
        RoomId open = stage.publicRoom(ada);
        Person guest = stage.cast().fresh(WorkspaceRole.GUEST);
        WireSocket guests = stage.connect(guest);

        assertThat(guest.session().you().role()).isEqualTo(WorkspaceRole.GUEST);
        assertThat(guests.refused(new RoomOp.Join(open)).code())
                .isIn(ErrorCode.NOT_FOUND, ErrorCode.FORBIDDEN);
    }

    public void aShortCodeLivesADayAtMost(Stage stage) throws Exception {
        Result.Invite invite =
                stage.api()
                        .call(
                                stage.owner(),
                                new InviteOp.Create(
                                        Optional.empty(),
                                        Optional.empty(),
                                        Optional.empty(),
                                        Optional.of(1),
                                        Optional.empty(),
                                        true));

        Instant latest = stage.clock().instant().plus(Duration.ofHours(24).plusMinutes(1));
        assertThat(invite.expires().orElseThrow()).isBefore(latest);
        assertThat(invite.code().orElseThrow().length()).isLessThan(16);
        assertThat(register(stage, invite.code().get()).you().role())
                .isEqualTo(WorkspaceRole.MEMBER);
    }

    private static InviteOp.Create workspace(Optional<Integer> maxUses) {
        return new InviteOp.Create(
                Optional.empty(),
                Optional.of(WorkspaceRole.MEMBER),
                Optional.empty(),
                maxUses,
                Optional.empty(),
                false);
    }

    private static InviteOp.Create room(RoomId room, RoomRole role) {
        return new InviteOp.Create(
                Optional.of(room),
                Optional.empty(),
                Optional.of(role),
                Optional.empty(),
                Optional.empty(),
                false);
    }

    private static AuthApi.Session register(Stage stage, String code) throws Exception {
        return stage.api()
                .register(
                        new AuthApi.Register(
                                stage.cast().name(),
                                Cast.password(),
                                Optional.empty(),
                                Optional.of(code),
                                "conformance"));
    }
}
