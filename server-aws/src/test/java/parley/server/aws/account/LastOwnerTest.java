package parley.server.aws.account;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import parley.protocol.CloseCode;
import parley.protocol.DeviceId;
import parley.protocol.ErrorCode;
import parley.protocol.UserId;
import parley.protocol.WorkspaceRole;
import parley.server.Outcome;
import parley.server.account.Account;
import parley.server.account.AccountSettings;
import parley.server.account.Accounts;
import parley.server.account.Admission;
import parley.server.account.Device;
import parley.server.account.LiveSessions;
import parley.server.account.Profile;
import parley.server.account.SharedAccountStore;
import parley.server.aws.table.Table;
import parley.server.aws.table.TestTables;

/** Two workers, and two owners of whom each takes the other's role. */
class LastOwnerTest {
    private static final Instant NOW = Instant.parse("2100-03-01T12:00:00Z");
    private static final UserId ANA = new UserId("u_ana");
    private static final UserId BEN = new UserId("u_ben");

    private final Table table = TestTables.fresh();
    private final DynamoAccountStore store = new DynamoAccountStore(table);

    /** What another worker does once this one has decided and before it writes. */
    private final AtomicReference<Runnable> meanwhile = new AtomicReference<>(() -> {});

    LastOwnerTest() {
        create(ANA, "ana", new Admission.First());
        create(BEN, "ben", new Admission.Open());
    }

    private void create(UserId user, String name, Admission admission) {
        Account account =
                new Account(
                        user,
                        name,
                        name,
                        WorkspaceRole.OWNER,
                        Account.Standing.ACTIVE,
                        1,
                        NOW,
                        Profile.EMPTY);
        Device device = new Device(new DeviceId("v_" + name), user, "laptop", NOW, NOW, 0, false);
        store.create(account, "hash", device, admission);
    }

    private static Accounts worker(SharedAccountStore store) {
        LiveSessions nobody = (UserId _, Optional<DeviceId> _, CloseCode _, String _) -> {};
        return new Accounts(store, AccountSettings.DEFAULT, nobody, InstantSource.fixed(NOW));
    }

    private SharedAccountStore overtaken() {
        return (SharedAccountStore)
                Proxy.newProxyInstance(
                        LastOwnerTest.class.getClassLoader(),
                        new Class<?>[] {SharedAccountStore.class},
                        (_, method, arguments) -> {
                            if (method.getName().startsWith("replace")) {
                                meanwhile.getAndSet(() -> {}).run();
                            }
                            try {
                                return method.invoke(store, arguments);
                            } catch (InvocationTargetException e) {
                                throw e.getCause();
                            }
                        });
    }

    private List<UserId> owners() {
        return store.accounts().stream()
                .filter(each -> each.active() && each.role() == WorkspaceRole.OWNER)
                .map(Account::id)
                .toList();
    }

    private static Optional<ErrorCode> refusal(Outcome<Account> outcome) {
        return outcome instanceof Outcome.Problem<Account> problem
                ? Optional.of(problem.error().code())
                : Optional.empty();
    }

    @Test
    void whoIsLateFindsThatTheyWouldTakeTheLastOwner() {
        Accounts one = worker(store);
        Accounts other = worker(overtaken());
        meanwhile.set(() -> one.setRole(BEN, WorkspaceRole.MEMBER));

        Outcome<Account> late = other.setRole(ANA, WorkspaceRole.MEMBER);

        assertThat(refusal(late)).contains(ErrorCode.CONFLICT);
        assertThat(owners()).containsExactly(ANA);
    }

    @Test
    void theSameGoesForOwnersWhoAreRemoved() {
        Accounts one = worker(store);
        Accounts other = worker(overtaken());
        meanwhile.set(() -> one.remove(BEN, true));

        Outcome<Account> late = other.remove(ANA, false);

        assertThat(refusal(late)).contains(ErrorCode.CONFLICT);
        assertThat(owners()).containsExactly(ANA);
    }

    @Test
    void anotherChangeMeanwhileIsDecidedAnew() {
        Accounts one = worker(store);
        Accounts other = worker(overtaken());
        meanwhile.set(() -> one.describe(BEN, Optional.of("Ben B."), held -> held));

        Outcome<Account> done = other.setRole(ANA, WorkspaceRole.MEMBER);

        assertThat(refusal(done)).isEmpty();
        assertThat(owners()).containsExactly(BEN);
    }
}
