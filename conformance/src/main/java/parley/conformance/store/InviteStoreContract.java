package parley.conformance.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;
import parley.protocol.InviteId;
import parley.protocol.RoomId;
import parley.protocol.RoomRole;
import parley.protocol.UserId;
import parley.protocol.WorkspaceRole;
import parley.server.invite.Invite;
import parley.server.invite.InviteStore;

/** What every {@link InviteStore} does. */
public interface InviteStoreContract {
    /** The moment the tests begin. */
    Instant INVITED = Instant.ofEpochMilli(1_763_690_000_123L);

    InviteStore emptyInvites();

    /** An invite of this name that ends a day after {@link #INVITED}. */
    static Invite invite(String name, boolean shortCode, Optional<Integer> maxUses) {
        return new Invite(
                new InviteId("i_" + name),
                "hash-" + name,
                shortCode,
                new UserId("u_olga"),
                INVITED,
                WorkspaceRole.MEMBER,
                Optional.empty(),
                Optional.empty(),
                0,
                maxUses,
                Optional.of(INVITED.plus(Duration.ofDays(1))),
                0,
                false);
    }

    @Test
    default void anInviteIsKeptAsItIs() {
        InviteStore store = emptyInvites();
        Invite plain = invite("a", false, Optional.empty());
        Invite room =
                new Invite(
                        new InviteId("i_b"),
                        "hash-b",
                        true,
                        new UserId("u_olga"),
                        INVITED.plusMillis(1),
                        WorkspaceRole.GUEST,
                        Optional.of(new RoomId("r_1")),
                        Optional.of(RoomRole.VIEWER),
                        0,
                        Optional.of(7),
                        Optional.empty(),
                        0,
                        false);
        store.add(plain);
        store.add(room);

        assertThat(store.find(plain.id())).contains(plain);
        assertThat(store.byCodeHash("hash-b")).contains(room);
        assertThat(store.byCodeHash("hash-c")).isEmpty();
        assertThat(store.find(new InviteId("i_c"))).isEmpty();
        assertThat(store.good(INVITED, 10)).containsExactly(room, plain);
        assertThat(store.good(INVITED, 1)).containsExactly(room);
    }

    @Test
    default void itsLastMomentCountsTheNextDoesNot() {
        InviteStore store = emptyInvites();
        Invite invite = invite("a", false, Optional.empty());
        store.add(invite);
        Instant end = invite.expires().orElseThrow();

        assertThat(store.good(end, 10)).hasSize(1);
        assertThat(store.use(invite.id(), new UserId("u_ana"), end)).isTrue();
        assertThat(store.good(end.plusMillis(1), 10)).isEmpty();
        assertThat(store.use(invite.id(), new UserId("u_ben"), end.plusMillis(1))).isFalse();
    }

    @Test
    default void theSameUserCountsOnceAlsoAfterTheEnd() {
        InviteStore store = emptyInvites();
        Invite invite = invite("a", false, Optional.of(1));
        store.add(invite);

        assertThat(store.use(invite.id(), new UserId("u_ana"), INVITED)).isTrue();
        assertThat(store.use(invite.id(), new UserId("u_ana"), INVITED)).isTrue();
        assertThat(store.use(invite.id(), new UserId("u_ben"), INVITED)).isFalse();

        assertThat(store.find(invite.id()).orElseThrow().uses()).isEqualTo(1);
        assertThat(store.use(new InviteId("i_none"), new UserId("u_ana"), INVITED)).isFalse();
    }

    @Test
    default void ofManyAtOnceAsManyGetInAsMay() throws Exception {
        InviteStore store = emptyInvites();
        Invite invite = invite("a", false, Optional.of(3));
        store.add(invite);
        List<Callable<Boolean>> tries = new ArrayList<>();
        for (int i = 0; i < 12; i++) {
            UserId user = new UserId("u_" + i);
            tries.add(() -> store.use(invite.id(), user, INVITED));
        }

        int in = 0;
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (var done : threads.invokeAll(tries)) {
                in += done.get() ? 1 : 0;
            }
        }

        assertThat(in).isEqualTo(3);
        assertThat(store.find(invite.id()).orElseThrow().uses()).isEqualTo(3);
    }

    @Test
    default void whatEndedLongAgoIsForgotten() {
        InviteStore store = emptyInvites();
        Invite used = invite("used", false, Optional.of(1));
        Invite expired = invite("expired", false, Optional.empty());
        store.add(used);
        store.add(expired);
        store.use(used.id(), new UserId("u_ana"), INVITED);
        Instant end = expired.expires().orElseThrow();

        assertThat(store.forget(INVITED, end)).isZero();
        assertThat(store.forget(INVITED.plusMillis(1), end)).isEqualTo(1);
        assertThat(store.find(used.id())).isEmpty();
        assertThat(store.forget(end, end.plusMillis(1))).isZero();
        assertThat(store.find(expired.id())).isPresent();
        assertThat(store.forget(end.plusMillis(1), end.plusMillis(1))).isEqualTo(1);
        assertThat(store.good(INVITED, 10)).isEmpty();
    }

    @Test
    default void whatIsRevokedStaysRevoked() {
        InviteStore store = emptyInvites();
        Invite invite = invite("a", false, Optional.empty());
        store.add(invite);

        assertThat(store.revoke(invite.id())).isTrue();
        assertThat(store.revoke(invite.id())).isFalse();

        assertThat(store.good(INVITED, 10)).isEmpty();
        assertThat(store.use(invite.id(), new UserId("u_ana"), INVITED)).isFalse();
    }

    @Test
    default void twentyWrongCodesEndEveryShortOneAndNoLink() {
        InviteStore store = emptyInvites();
        Invite spoken = invite("a", true, Optional.empty());
        Invite link = invite("b", false, Optional.empty());
        store.add(spoken);
        store.add(link);

        for (int i = 1; i < Invite.MAX_WRONG; i++) {
            assertThat(store.wrongShortCode(INVITED)).isZero();
        }
        assertThat(store.good(INVITED, 10)).hasSize(2);
        assertThat(store.wrongShortCode(INVITED)).isEqualTo(1);

        assertThat(store.good(INVITED, 10)).extracting(Invite::id).containsExactly(link.id());
        assertThat(store.use(spoken.id(), new UserId("u_ana"), INVITED)).isFalse();
        assertThat(store.wrongShortCode(INVITED)).isZero();
    }
}
