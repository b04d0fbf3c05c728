package parley.conformance.scenario;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.util.Locale;

/**
 * One thing a server must do.
 *
 * @param group what it is about, in one word
 * @param name the sentence that holds when it passes
 */
public record Scenario(String group, String name, Body body) {
    /** Plays the scenario; throws whatever shows that the sentence does not hold. */
    public interface Body {
        void play(Stage stage) throws Exception;
    }

    static Scenario of(Object scenes, Method method) {
        String group = scenes.getClass().getSimpleName().replace("Scenarios", "");
        return new Scenario(
                group.toLowerCase(Locale.ROOT),
                sentence(method.getName()),
                stage -> {
                    try {
                        method.invoke(scenes, stage);
                    } catch (InvocationTargetException e) {
                        throw unwrapped(e);
                    }
                });
    }

    /** {@code aSentOnePasses} as {@code a sent one passes}. */
    static String sentence(String camelCase) {
        return camelCase
                .replaceAll("(?<=[a-z])(?=[A-Z0-9])|(?<=[0-9])(?=[A-Za-z])|(?=[A-Z])", " ")
                .replaceAll(" +", " ")
                .toLowerCase(Locale.ROOT)
                .strip();
    }

    private static Exception unwrapped(InvocationTargetException e) {
        return switch (e.getCause()) {
            case Error error -> throw error;
            case Exception cause -> cause;
            case null, default -> e;
        };
    }

    @Override
    public String toString() {
        return group + ": " + name;
    }
}
