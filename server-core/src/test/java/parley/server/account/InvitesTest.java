package parley.server.account;

import static org.assertj.core.api.Assertions.assertThat;
import static parley.server.account.TestWorkspace.HERE;
import static parley.server.account.TestWorkspace.address;
import static parley.server.account.TestWorkspace.anyMember;
import static parley.server.account.TestWorkspace.code;
import static parley.server.account.TestWorkspace.form;
import static parley.server.account.TestWorkspace.ok;
import static parley.server.account.TestWorkspace.problem;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import parley.protocol.AuthApi;
import parley.protocol.Cid;
import parley.protocol.ErrorCode;
import parley.protocol.InviteOp;
import parley.protocol.Result;
import parley.protocol.RoomId;
import parley.protocol.RoomRole;
import parley.protocol.UserId;
import parley.protocol.WorkspaceRole;
import parley.server.Outcome;
import parley.server.invite.Invites;

class InvitesTest {
    private static final UserId OLGA = new UserId("u_olga");
    private static final UserId ANA = new UserId("u_ana");

    private final TestWorkspace workspace = new TestWorkspace();
    private final Invites invites = workspace.invites;

    @BeforeEach
    void anOwnerIsThere() {
        workspace.owner();
    }

    @Test
    void aLinkHas128BitsAndOnlyItsMakersAnswerHoldsTheCode() {
        Result.Invite invite = ok(create(WorkspaceRole.OWNER, anyMember(Optional.empty())));

        assertThat(invite.code().orElseThrow()).matches("[0-9A-HJKMNP-TV-Z]{26}");
        assertThat(invite.url()).contains("parley://127.0.0.1:7420/i/" + invite.code().get());
        assertThat(invite.pin()).contains("pin");
        assertThat(all().list())
                .singleElement()
                .satisfies(listed -> {
                    assertThat(listed.invite()).isEqualTo(invite.invite());
                    assertThat(listed.code()).isEmpty();
                    assertThat(listed.url()).isEmpty();
                });
        assertThat(workspace.inviteStore.find(invite.invite()).orElseThrow().toString())
                .doesNotContain(invite.code().get());
    }

    @Test
    void aSingleUseCodeLetsExactlyOneOfManyIn() throws Exception {
        Optional<String> code = ok(create(WorkspaceRole.OWNER, anyMember(Optional.of(1)))).code();
        List<Callable<Outcome<AuthApi.Session>>> tries = new ArrayList<>();
        for (int i = 0; i < 16; i++) {
            String name = "guest" + i;
            tries.add(() -> workspace.auth.register(form(name, code), HERE));
        }

        int in = 0;
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (var done : threads.invokeAll(tries)) {
                if (done.get() instanceof Outcome.Ok<AuthApi.Session>) {
                    in++;
                } else {
                    assertThat(code(done.get())).isEqualTo(ErrorCode.INVITE_EXPIRED);
                }
            }
        }

        assertThat(in).isEqualTo(1);
        assertThat(workspace.accounts.count()).isEqualTo(2);
        assertThat(code(workspace.auth.register(form("late", code), HERE)))
                .isEqualTo(ErrorCode.INVITE_EXPIRED);
    }

    @Test
    void anInviteEndsWithItsTimeOrWhenItIsRevoked() {
        Result.Invite timed = ok(create(WorkspaceRole.OWNER, anyMember(Optional.empty())));
        Result.Invite revoked = ok(create(WorkspaceRole.OWNER, anyMember(Optional.empty())));

        ok(invites.revoke(OLGA, WorkspaceRole.MEMBER, revoked.invite()));
        assertThat(ok(invites.revoke(OLGA, WorkspaceRole.MEMBER, revoked.invite())).dup()).isTrue();
        assertThat(code(invites.revoke(ANA, WorkspaceRole.MEMBER, timed.invite())))
                .isEqualTo(ErrorCode.NOT_FOUND);
        assertThat(problem(invites.check(revoked.code().orElseThrow(), Optional.of("x"))).status())
                .isEqualTo(403);
        ok(invites.check(timed.code().orElseThrow(), Optional.of("x")));

        workspace.clock.advance(Duration.ofDays(7).plusMillis(1));
        assertThat(code(invites.check(timed.code().get(), Optional.of("x"))))
                .isEqualTo(ErrorCode.INVITE_EXPIRED);
        assertThat(all().list()).isEmpty();
    }

    @Test
    void aShortCodeCanBeReadAloudAndLastsADayAtMost() {
        Result.Invite invite = ok(create(WorkspaceRole.OWNER, spoken(Optional.empty())));
        String code = invite.code().orElseThrow();

        assertThat(code).matches("[0-9A-HJKMNP-TV-Z]{4}-[0-9A-HJKMNP-TV-Z]{4}");
        ok(invites.check(code.toLowerCase(Locale.ROOT).replace("-", " "), Optional.of("x")));
        ok(invites.check(code.replace('0', 'O').replace('1', 'l'), Optional.of("x")));
        assertThat(code(create(WorkspaceRole.OWNER, spoken(Optional.of(in(Duration.ofHours(25)))))))
                .isEqualTo(ErrorCode.BAD_REQUEST);
        workspace.clock.advance(Duration.ofHours(24).plusMillis(1));
        assertThat(code(invites.check(code, Optional.of("x")))).isEqualTo(ErrorCode.INVITE_EXPIRED);
    }

    @Test
    void shortCodesAreTriedTenTimesAMinuteByEverybodyTogetherAndEndAfterTwentyWrongOnes() {
        String code =
                ok(create(WorkspaceRole.OWNER, spoken(Optional.empty()))).code().orElseThrow();
        for (int i = 0; i < 10; i++) {
            assertThat(code(invites.check("AAAA-AAA" + i, Optional.of("address" + i))))
                    .isEqualTo(ErrorCode.NOT_FOUND);
        }

        var limited = problem(invites.check("AAAA-AAAB", Optional.of("another")));
        assertThat(limited.status()).isEqualTo(429);
        assertThat(limited.error().retryMs()).contains(6_000L);

        for (int i = 0; i < 10; i++) {
            workspace.ticker.advance(Duration.ofSeconds(6));
            ok(invites.check(code, Optional.of("friend")));
            assertThat(code(invites.check("BBBB-BBB" + i, Optional.of("address" + i))))
                    .isEqualTo(ErrorCode.NOT_FOUND);
        }
        workspace.ticker.advance(Duration.ofSeconds(6));
        assertThat(code(invites.check(code, Optional.of("friend"))))
                .isEqualTo(ErrorCode.INVITE_EXPIRED);
    }

    @Test
    void guessingLinksIsLimitedForEachAddress() {
        Optional<String> code = ok(create(WorkspaceRole.OWNER, anyMember(Optional.empty()))).code();
        for (int i = 0; i < 20; i++) {
            assertThat(code(workspace.auth.register(form("eve", Optional.of("GUESS" + i)), HERE)))
                    .isEqualTo(ErrorCode.NOT_FOUND);
        }

        assertThat(code(workspace.auth.register(form("ana", code), HERE)))
                .isEqualTo(ErrorCode.RATE_LIMITED);
        ok(workspace.auth.register(form("ana", code), address("192.0.2.2")));
    }

    @Test
    void roomInvitesBringPeopleInAndWorkAgainForTheSameUserOnly() {
        workspace.rooms.members.add(OLGA);
        String code = ok(create(WorkspaceRole.MEMBER, room(RoomRole.MEMBER))).code().orElseThrow();

        assertThat(ok(invites.use(ANA, code)).room().orElseThrow().room())
                .isEqualTo(TestWorkspace.OneRoom.ROOM);
        ok(invites.use(ANA, code));
        assertThat(code(invites.use(new UserId("u_ben"), code)))
                .isEqualTo(ErrorCode.INVITE_EXPIRED);
        assertThat(code(invites.use(ANA, "WRONG"))).isEqualTo(ErrorCode.NOT_FOUND);
    }

    @Test
    void aNewcomerComesIntoTheRoomOfTheInvite() {
        workspace.rooms.members.add(OLGA);
        Optional<String> code = ok(create(WorkspaceRole.MEMBER, room(RoomRole.MEMBER))).code();

        AuthApi.Session ana = ok(workspace.auth.register(form("ana", code), HERE));

        assertThat(workspace.rooms.newcomers).contains(ana.you().id());
        assertThat(workspace.rooms.members).contains(ana.you().id());
    }

    @Test
    void nobodyGivesMoreThanTheyMay() {
        workspace.rooms.members.add(OLGA);

        assertThat(code(create(WorkspaceRole.ADMIN, role(WorkspaceRole.ADMIN))))
                .isEqualTo(ErrorCode.FORBIDDEN);
        ok(create(WorkspaceRole.OWNER, role(WorkspaceRole.ADMIN)));
        assertThat(code(create(WorkspaceRole.OWNER, role(WorkspaceRole.OWNER))))
                .isEqualTo(ErrorCode.FORBIDDEN);
        assertThat(code(create(WorkspaceRole.GUEST, role(WorkspaceRole.GUEST))))
                .isEqualTo(ErrorCode.FORBIDDEN);
        assertThat(code(create(WorkspaceRole.MEMBER, room(RoomRole.MODERATOR))))
                .isEqualTo(ErrorCode.FORBIDDEN);
        assertThat(
                        code(
                                create(
                                        WorkspaceRole.OWNER,
                                        new InviteOp.Create(
                                                Optional.of(new RoomId("r_other")),
                                                Optional.empty(),
                                                Optional.empty(),
                                                Optional.empty(),
                                                Optional.empty(),
                                                false))))
                .isEqualTo(ErrorCode.NOT_FOUND);
    }

    @Test
    void theSameCidMakesNoSecondInviteAndShowsNoCode() {
        Optional<Cid> cid = Optional.of(Cid.create(workspace.clock));
        InviteOp.Create op = anyMember(Optional.of(3));

        Result.Invite first = ok(invites.create(OLGA, WorkspaceRole.OWNER, op, cid));
        Result.Invite again = ok(invites.create(OLGA, WorkspaceRole.OWNER, op, cid));

        assertThat(again.invite()).isEqualTo(first.invite());
        assertThat(again.dup()).isTrue();
        assertThat(again.code()).isEmpty();
        assertThat(code(invites.create(OLGA, WorkspaceRole.OWNER, anyMember(Optional.of(4)), cid)))
                .isEqualTo(ErrorCode.CONFLICT);
        assertThat(ok(invites.create(ANA, WorkspaceRole.OWNER, op, cid)).invite())
                .isNotEqualTo(first.invite());
    }

    @Test
    void anInviteThatWouldHaveEndedIsNotMade() {
        InviteOp.Create op =
                new InviteOp.Create(
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.of(in(Duration.ZERO)),
                        false);

        assertThat(code(create(WorkspaceRole.OWNER, op))).isEqualTo(ErrorCode.BAD_REQUEST);
    }

    private Outcome<Result.Invite> create(WorkspaceRole role, InviteOp.Create op) {
        return invites.create(OLGA, role, op, Optional.empty());
    }

    private Result.InviteList all() {
        return ok(
                invites.list(ANA, WorkspaceRole.ADMIN, new InviteOp.ListInvites(Optional.empty())));
    }

    private Instant in(Duration time) {
        return workspace.clock.instant().plus(time);
    }

    private static InviteOp.Create spoken(Optional<Instant> expires) {
        return new InviteOp.Create(
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                expires,
                true);
    }

    private static InviteOp.Create room(RoomRole role) {
        return new InviteOp.Create(
                Optional.of(TestWorkspace.OneRoom.ROOM),
                Optional.empty(),
                Optional.of(role),
                Optional.of(1),
                Optional.empty(),
                false);
    }

    private static InviteOp.Create role(WorkspaceRole role) {
        return new InviteOp.Create(
                Optional.empty(),
                Optional.of(role),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                false);
    }
}
