package parley.conformance;

import java.io.IOException;
import java.io.PrintWriter;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import parley.conformance.scenario.Cast;
import parley.conformance.scenario.Credentials;
import parley.conformance.scenario.Scenario;
import parley.conformance.scenario.Scenarios;
import parley.conformance.scenario.Stage;
import parley.conformance.wire.HttpApi;
import parley.conformance.wire.Target;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code parley conformance}: exit code 0 when all passed, 1 when some failed, 2 when misused. */
@Command(
        name = "conformance",
        mixinStandardHelpOptions = true,
        description = {
            "Puts a Parley server through the protocol's scenarios, over the wire.",
            "It makes accounts and rooms of its own there: use a server whose data may go."
        })
public final class ConformanceMain implements Callable<Integer> {
    private static final String SKIPPED = "skip";

    @Spec private CommandSpec spec;

    @Option(names = "--url", paramLabel = "URL", description = "The server: https://host:port")
    private Optional<String> url;

    @Option(
            names = "--pin",
            paramLabel = "PIN",
            description = "The pin that the server printed, for its self-made certificate")
    private Optional<String> pin;

    @Option(
            names = "--setup-code",
            paramLabel = "CODE",
            description = "The set-up code of a server that has no owner yet")
    private Optional<String> setUpCode;

    @Option(
            names = "--owner",
            paramLabel = "NAME:PASSWORD",
            description = "An owner or admin who may invite people")
    private Optional<String> owner;

    @Option(
            names = "--only",
            paramLabel = "TEXT",
            description = "Only scenarios whose group or name contains this")
    private Optional<String> only;

    @Option(names = "--list", description = "Prints the scenarios and plays none")
    private boolean list;

    private ConformanceMain() {
        spec = CommandSpec.create();
        url = Optional.empty();
        pin = Optional.empty();
        setUpCode = Optional.empty();
        owner = Optional.empty();
        only = Optional.empty();
    }

    public static void main(String[] args) {
        System.exit(new CommandLine(new ConformanceMain()).execute(args));
    }

    @Override
    public Integer call() {
        PrintWriter out = spec.commandLine().getOut();
        List<Scenario> scenarios = Scenarios.all().stream().filter(this::chosen).toList();
        if (scenarios.isEmpty()) {
            throw misused("no scenario contains \"" + only.orElse("") + "\"; see --list");
        }
        if (list) {
            scenarios.forEach(out::println);
            return 0;
        }
        return play(scenarios, target(), out) == 0 ? 0 : 1;
    }

    private boolean chosen(Scenario scenario) {
        String text = only.orElse("").toLowerCase(Locale.ROOT);
        return scenario.toString().toLowerCase(Locale.ROOT).contains(text);
    }

    private Target target() {
        String address = url.orElseThrow(() -> misused("--url is missing"));
        try {
            return Target.of(address, pin);
        } catch (IllegalArgumentException e) {
            throw misused("--url: " + e.getMessage());
        }
    }

    private Credentials credentials() {
        if (setUpCode.isPresent()) {
            return new Credentials.SetUpCode(setUpCode.get());
        }
        String[] parts = owner.orElse("").split(":", 2);
        if (parts.length != 2) {
            throw misused("give --setup-code of a new server, or --owner NAME:PASSWORD");
        }
        return new Credentials.Owner(parts[0], parts[1]);
    }

    private int play(List<Scenario> scenarios, Target target, PrintWriter out) {
        List<String> failures = new ArrayList<>();
        int skipped = 0;
        InstantSource clock = InstantSource.system();
        try (HttpApi api = new HttpApi(target, clock)) {
            api.server();
            Cast cast = new Cast(api, credentials(), clock);
            for (Scenario scenario : scenarios) {
                long before = System.nanoTime();
                Optional<Throwable> problem = play(scenario, new Stage(target, api, cast, clock));
                long millis = (System.nanoTime() - before) / 1_000_000;
                String verdict = verdict(problem);
                out.printf(Locale.ROOT, "%s %6d ms  %s%n", verdict, millis, scenario);
                out.flush();
                if (verdict.equals(SKIPPED)) {
                    skipped++;
                } else {
                    problem.ifPresent(e -> failures.add(scenario + "\n    " + e));
                }
            }
        } catch (IOException e) {
            throw misused("nobody answers at " + target.url() + ": " + e.getMessage());
        }
        failures.forEach(failure -> out.println("\n" + failure));
        out.println();
        if (skipped > 0) {
            out.println(skipped + " skipped: this server does not offer what they need");
        }
        int passed = scenarios.size() - failures.size() - skipped;
        out.println(passed + " passed, " + failures.size() + " failed");
        out.flush();
        return failures.size();
    }

    private static String verdict(Optional<Throwable> problem) {
        if (problem.isEmpty()) {
            return "pass";
        }
        return problem.get() instanceof Stage.NotOffered ? SKIPPED : "FAIL";
    }

    /** The top of a scenario: whatever is thrown below is why it failed. */
    @SuppressWarnings("CatchingUnchecked")
    private static Optional<Throwable> play(Scenario scenario, Stage stage) {
        try (stage) {
            scenario.body().play(stage);
            return Optional.empty();
        } catch (Exception | AssertionError e) {
            return Optional.of(e);
        }
    }

    private ParameterException misused(String why) {
        return new ParameterException(spec.commandLine(), why);
    }
}
