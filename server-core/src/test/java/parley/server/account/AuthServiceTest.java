package parley.server.account;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;
import static parley.server.account.TestWorkspace.HERE;
import static parley.server.account.TestWorkspace.PASSWORD;
import static parley.server.account.TestWorkspace.address;
import static parley.server.account.TestWorkspace.code;
import static parley.server.account.TestWorkspace.form;
import static parley.server.account.TestWorkspace.login;
import static parley.server.account.TestWorkspace.ok;
import static parley.server.account.TestWorkspace.problem;

import java.net.InetAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;
import parley.protocol.AuthApi;
import parley.protocol.CloseCode;
import parley.protocol.ErrorCode;
import parley.protocol.MeOp;
import parley.protocol.Registration;
import parley.protocol.WorkspaceRole;
import parley.server.Outcome;

class AuthServiceTest {
    private final TestWorkspace workspace = new TestWorkspace();
    private final AuthService auth = workspace.auth;

    @Test
    void theFirstAccountNeedsTheSetUpCodeAndOwnsTheWorkspace() {
        String setupCode = workspace.setupCode.get().orElseThrow();
        assertThat(auth.serverInfo(List.of()).registration()).isEqualTo(Registration.FIRST);

        assertThat(code(auth.register(form("eve", Optional.empty()), HERE)))
                .isEqualTo(ErrorCode.FORBIDDEN);
        assertThat(code(auth.register(form("eve", Optional.of("0".repeat(26))), HERE)))
                .isEqualTo(ErrorCode.FORBIDDEN);
        AuthApi.Session owner =
                ok(
                        auth.register(
                                form("olga", Optional.of(setupCode.toLowerCase(Locale.ROOT))),
                                HERE));

        assertThat(owner.you().role()).isEqualTo(WorkspaceRole.OWNER);
        assertThat(workspace.setupCode.get()).isEmpty();
        assertThat(auth.serverInfo(List.of()).registration()).isEqualTo(Registration.INVITE);
        assertThat(code(auth.register(form("eve", Optional.of(setupCode)), HERE)))
                .isEqualTo(ErrorCode.NOT_FOUND);
    }

    @Test
    void anEmptyOrMissingSetUpCodeOpensNothing() {
        for (Optional<String> held : List.of(Optional.<String>empty(), Optional.of(""))) {
            workspace.setupCode.set(held);
            assertThat(code(auth.register(form("eve", Optional.empty()), HERE)))
                    .isEqualTo(ErrorCode.FORBIDDEN);
        }
    }

    @Test
    void ofManyWhoAreFirstAtOnceOneIs() throws Exception {
        Optional<String> setupCode = workspace.setupCode.get();
        List<Callable<Outcome<AuthApi.Session>>> tries = new ArrayList<>();
        for (int i = 0; i < 16; i++) {
            String name = "first" + i;
            tries.add(() -> auth.register(form(name, setupCode), HERE));
        }

        int owners = 0;
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (var done : threads.invokeAll(tries)) {
                owners += done.get() instanceof Outcome.Ok<AuthApi.Session> ? 1 : 0;
            }
        }

        assertThat(owners).isEqualTo(1);
        assertThat(workspace.accounts.count()).isEqualTo(1);
    }

    @Test
    void othersNeedAnInviteUnlessTheWorkspaceIsOpen() {
        AuthApi.Session owner = workspace.owner();
        assertThat(code(auth.register(form("ana", Optional.empty()), HERE)))
                .isEqualTo(ErrorCode.FORBIDDEN);

        AuthApi.Session ana = workspace.member(owner, "ana");
        workspace.registration.set(Registration.OPEN);
        AuthApi.Session ben = ok(auth.register(form("ben", Optional.empty()), HERE));

        assertThat(List.of(ana.you().role(), ben.you().role())).containsOnly(WorkspaceRole.MEMBER);
    }

    @Test
    void aTakenNameAndAnEasyPasswordAreRefusedAndUseNoInviteUp() {
        AuthApi.Session owner = workspace.owner();
        Optional<String> invite = Optional.of(workspace.invite(owner));

        var taken = problem(auth.register(form("olga", invite), HERE));
        var easy =
                problem(
                        auth.register(
                                new AuthApi.Register(
                                        "ana", "password1", Optional.empty(), invite, "laptop"),
                                HERE));

        assertThat(taken.status()).isEqualTo(409);
        assertThat(taken.error().field()).contains("name");
        assertThat(easy.status()).isEqualTo(400);
        assertThat(easy.error().field()).contains("password");
        ok(auth.register(form("ana", invite), HERE));
    }

    @Test
    void signingInAgainMakesAnotherDevice() {
        AuthApi.Session first = workspace.owner();

        AuthApi.Session second = ok(auth.login(login(" Olga ", PASSWORD), HERE));

        assertThat(second.you()).isEqualTo(first.you());
        assertThat(second.device()).isNotEqualTo(first.device());
        assertThat(workspace.identity(second).device()).isEqualTo(second.device());
        assertThat(workspace.identity(first).device()).isEqualTo(first.device());
    }

    @Test
    void aWrongNameAndAWrongPasswordHaveTheSameAnswer() {
        workspace.owner();

        var wrongPassword = problem(auth.login(login("olga", "wrong-horse"), HERE));
        var wrongName = problem(auth.login(login("nobody", "wrong-horse"), HERE));
        var noName = problem(auth.login(login("' OR 1=1 --", "wrong-horse"), HERE));

        assertThat(wrongPassword.status()).isEqualTo(401);
        assertThat(wrongName).isEqualTo(wrongPassword);
        assertThat(noName).isEqualTo(wrongPassword);
    }

    @Test
    void aNameThatExistsCostsAsManyHashesAsOneThatDoesNot() {
        workspace.owner();
        long before = workspace.passwords.hashes();
        auth.login(login("olga", "wrong-horse"), HERE);
        long known = workspace.passwords.hashes() - before;
        auth.login(login("nobody", "wrong-horse"), HERE);

        assertThat(known).isEqualTo(1);
        assertThat(workspace.passwords.hashes() - before).isEqualTo(2 * known);
    }

    @Test
    void whoGuessesBehindAProxyOnThisMachineShutsNobodyElseOut() {
        workspace.owner();
        InetAddress proxy = InetAddress.getLoopbackAddress();
        for (int i = 0; i < 100; i++) {
            auth.login(login("name" + i, "wrong-horse"), proxy);
            auth.register(form("eve", Optional.of("wrong" + i)), proxy);
        }

        ok(auth.login(login("olga", PASSWORD), proxy));
    }

    @Test
    void guessingIsSlowedForOneNameWhetherItExistsOrNot() {
        workspace.owner();
        for (String name : List.of("olga", "nobody")) {
            for (int i = 0; i < 5; i++) {
                assertThat(code(auth.login(login(name, "wrong-horse"), HERE)))
                        .isEqualTo(ErrorCode.UNAUTHENTICATED);
            }
            var slowed = problem(auth.login(login(name, PASSWORD), HERE));
            assertThat(slowed.status()).isEqualTo(429);
            assertThat(slowed.error().retryMs()).contains(30_000L);
        }

        workspace.ticker.advance(Duration.ofSeconds(30));
        ok(auth.login(login("olga", PASSWORD), HERE));
    }

    @Test
    void tenThousandWrongPasswordsFromManyAddressesAreAtMostFortyTriesAnHour() {
        workspace.owner();
        int tried = 0;

        for (int i = 0; i < 10_000; i++) {
            workspace.ticker.advance(Duration.ofMillis(360));
            var from = address("198.51." + i / 256 + "." + i % 256);
            tried +=
                    code(auth.login(login("olga", "wrong-horse-" + i), from))
                                    == ErrorCode.UNAUTHENTICATED
                            ? 1
                            : 0;
        }

        assertThat(tried).isBetween(5, 40);
    }

    @Test
    void oneAddressMayBeWrongTwentyTimesThenTwentyTimesAMinute() {
        workspace.owner();
        for (int i = 0; i < 20; i++) {
            assertThat(code(auth.login(login("name" + i, "wrong-horse"), HERE)))
                    .isEqualTo(ErrorCode.UNAUTHENTICATED);
        }

        assertThat(code(auth.login(login("olga", PASSWORD), HERE)))
                .isEqualTo(ErrorCode.RATE_LIMITED);
        ok(auth.login(login("olga", PASSWORD), address("192.0.2.2")));
        workspace.ticker.advance(Duration.ofSeconds(4));
        ok(auth.login(login("olga", PASSWORD), HERE));
    }

    @Test
    void rightPasswordsAreNotCounted() {
        workspace.owner();

        for (int i = 0; i < 100; i++) {
            ok(auth.login(login("olga", PASSWORD), HERE));
        }
    }

    @Test
    void oneDeviceMoreThanAllowedSignsOutTheOneSeenLongestAgo() {
        AuthApi.Session first = workspace.owner();
        for (int i = 1; i < 64; i++) {
            workspace.clock.advance(Duration.ofMillis(1));
            ok(auth.login(login("olga", PASSWORD), HERE));
        }
        Identity oldest = workspace.identity(first);
        workspace.clock.advance(Duration.ofMillis(1));

        AuthApi.Session one = ok(auth.login(login("olga", PASSWORD), HERE));

        assertThat(auth.live(oldest)).isFalse();
        assertThat(auth.live(workspace.identity(one))).isTrue();
        assertThat(workspace.ended)
                .containsExactly(
                        new TestWorkspace.Ended(
                                oldest.user(),
                                Optional.of(oldest.device()),
                                CloseCode.TOKEN_REJECTED));
    }

    @Test
    void refreshingGivesNewTokensAndALostAnswerIsGivenAgain() {
        AuthApi.Session session = workspace.owner();

        AuthApi.Tokens lost = ok(auth.refresh(new AuthApi.Refresh(session.refresh())));
        AuthApi.Tokens again = ok(auth.refresh(new AuthApi.Refresh(session.refresh())));

        assertThat(again.refresh()).isEqualTo(lost.refresh()).isNotEqualTo(session.refresh());
        assertThat(ok(auth.authenticate(again.access())).device()).isEqualTo(session.device());
    }

    @Test
    void aRefreshTokenUsedAgainAfterItsSuccessorSignsTheDeviceOutAtOnce() {
        AuthApi.Session session = workspace.owner();
        Identity identity = workspace.identity(session);
        AuthApi.Tokens next = ok(auth.refresh(new AuthApi.Refresh(session.refresh())));
        ok(auth.authenticate(next.access()));

        var reused = problem(auth.refresh(new AuthApi.Refresh(session.refresh())));

        assertThat(reused.status()).isEqualTo(401);
        assertThat(workspace.ended)
                .containsExactly(
                        new TestWorkspace.Ended(
                                identity.user(),
                                Optional.of(identity.device()),
                                CloseCode.TOKEN_REJECTED));
        assertThat(auth.live(identity)).isFalse();
        assertThat(code(auth.authenticate(next.access()))).isEqualTo(ErrorCode.UNAUTHENTICATED);
        assertThat(code(auth.refresh(new AuthApi.Refresh(next.refresh()))))
                .isEqualTo(ErrorCode.UNAUTHENTICATED);
        ok(auth.login(login("olga", PASSWORD), HERE));
    }

    @Test
    void anExpiredAccessTokenIsNamedSoThatTheClientRefreshes() {
        AuthApi.Session session = workspace.owner();
        workspace.clock.advance(Duration.ofMinutes(11));

        var expired = problem(auth.authenticate(session.access()));

        assertThat(expired.status()).isEqualTo(401);
        assertThat(expired.error().code()).isEqualTo(ErrorCode.TOKEN_EXPIRED);
        ok(auth.refresh(new AuthApi.Refresh(session.refresh())));
    }

    @Test
    void whoSignsOutIsOutOnThatDeviceOnly() {
        AuthApi.Session laptop = workspace.owner();
        AuthApi.Session phone = ok(auth.login(login("olga", PASSWORD), HERE));

        ok(auth.logout(workspace.identity(laptop)));

        assertThat(code(auth.authenticate(laptop.access()))).isEqualTo(ErrorCode.UNAUTHENTICATED);
        assertThat(code(auth.refresh(new AuthApi.Refresh(laptop.refresh()))))
                .isEqualTo(ErrorCode.UNAUTHENTICATED);
        ok(auth.authenticate(phone.access()));
        assertThat(workspace.ended)
                .extracting(TestWorkspace.Ended::device)
                .containsExactly(Optional.of(laptop.device()));
    }

    @Test
    void aBannedUserIsOutAtOnceAndIsToldSoOnlyWithTheRightPassword() {
        AuthApi.Session owner = workspace.owner();
        AuthApi.Session ana = workspace.member(owner, "ana");
        Identity identity = workspace.identity(ana);

        ok(workspace.accounts.remove(identity.user(), true));

        assertThat(auth.live(identity)).isFalse();
        assertThat(workspace.ended)
                .containsExactly(
                        new TestWorkspace.Ended(
                                identity.user(), Optional.empty(), CloseCode.BANNED));
        assertThat(code(auth.authenticate(ana.access()))).isEqualTo(ErrorCode.UNAUTHENTICATED);
        assertThat(code(auth.refresh(new AuthApi.Refresh(ana.refresh()))))
                .isEqualTo(ErrorCode.UNAUTHENTICATED);
        assertThat(code(auth.login(login("ana", PASSWORD), HERE))).isEqualTo(ErrorCode.FORBIDDEN);
        assertThat(code(auth.login(login("ana", "wrong-horse"), HERE)))
                .isEqualTo(ErrorCode.UNAUTHENTICATED);

        ok(workspace.accounts.restore(identity.user()));
        assertThat(auth.live(identity)).isFalse();
        ok(auth.login(login("ana", PASSWORD), HERE));
    }

    @Test
    void aRemovedUsersSocketsAreClosedWithTokenRejected() {
        AuthApi.Session ana = workspace.member(workspace.owner(), "ana");

        ok(workspace.accounts.remove(ana.you().id(), false));

        assertThat(workspace.ended)
                .containsExactly(
                        new TestWorkspace.Ended(
                                ana.you().id(), Optional.empty(), CloseCode.TOKEN_REJECTED));
        assertThat(workspace.accounts.find(ana.you().id()).orElseThrow().gone()).isTrue();
    }

    @Test
    void theLastOwnerStays() {
        AuthApi.Session owner = workspace.owner();
        AuthApi.Session ana = workspace.member(owner, "ana");

        assertThat(code(workspace.accounts.remove(owner.you().id(), false)))
                .isEqualTo(ErrorCode.CONFLICT);
        assertThat(code(workspace.accounts.setRole(owner.you().id(), WorkspaceRole.MEMBER)))
                .isEqualTo(ErrorCode.CONFLICT);
        ok(workspace.accounts.setRole(ana.you().id(), WorkspaceRole.OWNER));
        ok(workspace.accounts.setRole(owner.you().id(), WorkspaceRole.MEMBER));
    }

    @Test
    void aNewPasswordSignsOutTheOtherDevicesOnly() {
        AuthApi.Session here = workspace.owner();
        AuthApi.Session there = ok(auth.login(login("olga", PASSWORD), HERE));
        var caller = workspace.identity(here).caller();

        assertThat(
                        code(
                                workspace.own.changePassword(
                                        caller,
                                        new MeOp.ChangePassword("wrong-horse", "marble-lynx-3"))))
                .isEqualTo(ErrorCode.FORBIDDEN);
        assertThat(
                        code(
                                workspace.own.changePassword(
                                        caller, new MeOp.ChangePassword(PASSWORD, "password1"))))
                .isEqualTo(ErrorCode.BAD_REQUEST);
        ok(
                workspace.own.changePassword(
                        caller, new MeOp.ChangePassword(PASSWORD, "marble-lynx-3")));

        ok(auth.authenticate(here.access()));
        assertThat(code(auth.authenticate(there.access()))).isEqualTo(ErrorCode.UNAUTHENTICATED);
        assertThat(workspace.ended)
                .extracting(TestWorkspace.Ended::device)
                .containsExactly(Optional.of(there.device()));
        assertThat(code(auth.login(login("olga", PASSWORD), HERE)))
                .isEqualTo(ErrorCode.UNAUTHENTICATED);
        ok(auth.login(login("olga", "marble-lynx-3"), HERE));
    }

    @Test
    void guessingTheOldPasswordOnALiveSocketIsSlowedToo() {
        AuthApi.Session session = workspace.owner();
        var caller = workspace.identity(session).caller();
        var wrong = new MeOp.ChangePassword("wrong-horse", "marble-lynx-3");

        for (int i = 0; i < 5; i++) {
            assertThat(code(workspace.own.changePassword(caller, wrong)))
                    .isEqualTo(ErrorCode.FORBIDDEN);
        }

        assertThat(code(workspace.own.changePassword(caller, wrong)))
                .isEqualTo(ErrorCode.RATE_LIMITED);
    }

    @Test
    void devicesAreListedAndOneCanBeRevokedButNobodyElses() {
        AuthApi.Session owner = workspace.owner();
        AuthApi.Session ana = workspace.member(owner, "ana");
        workspace.clock.advance(Duration.ofSeconds(1));
        AuthApi.Session phone = ok(auth.login(login("ana", PASSWORD), HERE));
        var caller = workspace.identity(ana).caller();

        assertThat(workspace.own.devices(caller).list())
                .extracting(each -> each.device(), each -> each.current())
                .containsExactly(tuple(phone.device(), false), tuple(ana.device(), true));
        assertThat(code(workspace.own.revoke(caller, owner.device())))
                .isEqualTo(ErrorCode.NOT_FOUND);
        ok(workspace.own.revoke(caller, phone.device()));
        assertThat(code(auth.authenticate(phone.access()))).isEqualTo(ErrorCode.UNAUTHENTICATED);
        ok(auth.authenticate(owner.access()));
    }

    @Test
    void aTicketIsGoodOnceForHalfAMinuteAndNotAfterSigningOut() {
        Identity identity = workspace.identity(workspace.owner());

        AuthApi.Ticket ticket = ok(auth.ticket(identity));
        assertThat(ok(auth.redeem(ticket.ticket()))).isEqualTo(identity);
        assertThat(code(auth.redeem(ticket.ticket()))).isEqualTo(ErrorCode.UNAUTHENTICATED);
        assertThat(code(auth.redeem(""))).isEqualTo(ErrorCode.UNAUTHENTICATED);

        AuthApi.Ticket late = ok(auth.ticket(identity));
        workspace.clock.advance(Duration.ofSeconds(30).plusMillis(1));
        assertThat(code(auth.redeem(late.ticket()))).isEqualTo(ErrorCode.UNAUTHENTICATED);

        AuthApi.Ticket orphan = ok(auth.ticket(identity));
        ok(auth.logout(identity));
        assertThat(code(auth.redeem(orphan.ticket()))).isEqualTo(ErrorCode.UNAUTHENTICATED);
    }

    @Test
    void ticketsAreLimitedAndEndWithTheAccessToken() {
        Identity identity = workspace.identity(workspace.owner());
        workspace.clock.advance(Duration.ofMinutes(9).plusSeconds(50));

        assertThat(ok(auth.ticket(identity)).expires()).isEqualTo(identity.expires());
        for (int i = 1; i < 60; i++) {
            ok(auth.ticket(identity));
        }
        assertThat(problem(auth.ticket(identity)).status()).isEqualTo(429);
    }

    @Test
    void aLiveSocketIsRenewedByATokenOfTheSameDeviceOnly() {
        AuthApi.Session session = workspace.owner();
        Identity identity = workspace.identity(session);
        workspace.clock.advance(Duration.ofMinutes(5));
        AuthApi.Tokens next = ok(auth.refresh(new AuthApi.Refresh(session.refresh())));
        AuthApi.Session phone = ok(auth.login(login("olga", PASSWORD), HERE));

        assertThat(ok(auth.renew(identity, next.access())).expires())
                .isEqualTo(next.accessExpires());
        assertThat(code(auth.renew(identity, phone.access()))).isEqualTo(ErrorCode.FORBIDDEN);
        assertThat(code(auth.renew(identity, "nonsense"))).isEqualTo(ErrorCode.UNAUTHENTICATED);
    }

    @Test
    void everythingOutlivesARestart() {
        AuthApi.Session session = workspace.owner();
        AuthApi.Tokens next = ok(auth.refresh(new AuthApi.Refresh(session.refresh())));

        Accounts accounts =
                new Accounts(
                        workspace.store,
                        AccountSettings.DEFAULT,
                        (_, _, _, _) -> {},
                        workspace.clock);
        AuthService restarted =
                new AuthService(
                        AccountSettings.DEFAULT,
                        accounts,
                        workspace.passwords,
                        new Registrations(
                                AccountSettings.DEFAULT,
                                accounts,
                                workspace.passwords,
                                workspace.invites,
                                workspace.setup,
                                workspace.facts,
                                workspace.clock,
                                workspace.ticker),
                        workspace.facts,
                        workspace.secrets,
                        TicketStore.inMemory(),
                        workspace.clock,
                        workspace.ticker);

        ok(restarted.authenticate(session.access()));
        ok(restarted.authenticate(next.access()));
        assertThat(code(restarted.refresh(new AuthApi.Refresh(session.refresh()))))
                .isEqualTo(ErrorCode.UNAUTHENTICATED);
        assertThat(restarted.keys()).isEqualTo(auth.keys());
    }

    @Test
    void hashesAreMadeAnewWhenTheirCostChanges() {
        workspace.owner();
        var user = workspace.accounts.byName("olga").orElseThrow();
        HashCost dearer = new HashCost(64, 1, 1);
        Passwords later =
                new Passwords(
                        workspace.store,
                        AccountSettings.DEFAULT.withHashCost(dearer),
                        workspace.ticker);

        assertThat(later.check("olga", Optional.of(user), PASSWORD))
                .isInstanceOf(Passwords.Check.Right.class);

        assertThat(workspace.store.passwordHash(user.id()).flatMap(Argon2::costOf))
                .contains(dearer);
        assertThat(later.check("olga", Optional.of(user), PASSWORD))
                .isInstanceOf(Passwords.Check.Right.class);
    }
}
