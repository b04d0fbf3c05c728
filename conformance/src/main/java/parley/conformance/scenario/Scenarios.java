package parley.conformance.scenario;

import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/** All scenarios, in a fixed order. */
public final class Scenarios {
    private static final List<Object> GROUPS =
            List.of(
                    new ConnectScenarios(),
                    new SyncScenarios(),
                    new LogScenarios(),
                    new HistoryScenarios(),
                    new IdempotencyScenarios(),
                    new ResumeScenarios(),
                    new OrderScenarios(),
                    new SizeScenarios(),
                    new BadInputScenarios(),
                    new MessageScenarios(),
                    new ChangeScenarios(),
                    new SearchScenarios(),
                    new ScheduledScenarios(),
                    new PreferenceScenarios(),
                    new FileScenarios(),
                    new UploadScenarios(),
                    new RoomScenarios(),
                    new DirectScenarios(),
                    new MemberScenarios(),
                    new InviteScenarios(),
                    new ReadMarkScenarios(),
                    new PresenceScenarios(),
                    new ProfileScenarios(),
                    new AuthScenarios(),
                    new PermissionScenarios(),
                    new LimitScenarios(),
                    new HttpScenarios());

    private Scenarios() {}

    public static List<Scenario> all() {
        return GROUPS.stream().flatMap(group -> of(group).stream()).toList();
    }

    private static List<Scenario> of(Object group) {
        return Arrays.stream(group.getClass().getDeclaredMethods())
                .filter(method -> Modifier.isPublic(method.getModifiers()))
                .filter(method -> Arrays.equals(method.getParameterTypes(), ONLY_A_STAGE))
                .sorted(Comparator.comparing(Method::getName))
                .map(method -> Scenario.of(group, method))
                .toList();
    }

    private static final Class<?>[] ONLY_A_STAGE = {Stage.class};
}
