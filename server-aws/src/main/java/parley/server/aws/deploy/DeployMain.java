package parley.server.aws.deploy;

import java.io.Console;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.apache.commons.cli.ParseException;
import org.apache.commons.cli.help.HelpFormatter;
import org.apache.commons.cli.help.TextHelpAppendable;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.regions.providers.AwsProfileRegionProvider;

/** {@code parley aws deploy|status|destroy|restore}. */
public final class DeployMain {
    private static final Duration APART = Duration.ofSeconds(5);
    private static final int WIDE = 98;
    private static final Map<String, String> WHAT =
            Map.of(
                    "deploy",
                    "Makes a workspace in your AWS account, or brings it up to date, and prints its"
                            + " address.",
                    "status",
                    "Says which stacks there are and whether the workspace answers.",
                    "destroy",
                    "Copies messages and files to this machine and removes the workspace.",
                    "restore",
                    "Brings what destroy copied into a workspace that was just deployed.");

    private final Function<Region, Account> accounts;
    private final DeployLine.Asking terminal;
    private final PrintStream out;

    DeployMain(Function<Region, Account> accounts, DeployLine.Asking terminal, PrintStream out) {
        this.accounts = accounts;
        this.terminal = terminal;
        this.out = out;
    }

    public static void main(String[] args) {
        System.exit(
                new DeployMain(Account::of, DeployMain::asked, System.out)
                        .run(System.getenv(), System.err, args));
    }

    /** 0: done; 1: AWS does not do it, or not yet; 2: the command line is wrong. */
    int run(Map<String, String> env, PrintStream err, String... args) {
        try {
            return run(env, args) ? 0 : 1;
        } catch (ParseException e) {
            err.println(e.getMessage());
            return 2;
        } catch (DeployException e) {
            err.println(e.getMessage());
        } catch (SdkException e) {
            err.println("AWS says: " + e.getMessage());
        } catch (IOException | UncheckedIOException e) {
            err.println("It cannot be read or written: " + e.getMessage());
        }
        return 1;
    }

    private boolean run(Map<String, String> env, String... args)
            throws ParseException, DeployException, IOException {
        DeployLine line = DeployLine.of(args);
        if (line.isHelp()) {
            help(line.command());
            return true;
        }
        String workspace = line.workspace();
        Region region = line.region(env, DeployMain::configured);
        Optional<Plan> plan =
                line.command().equals("deploy")
                        ? Optional.of(line.plan(terminal))
                        : Optional.empty();
        Optional<Path> exported =
                line.command().equals("restore") ? Optional.of(line.exported()) : Optional.empty();
        try (Account account = accounts.apply(region)) {
            Stacks stacks = new Stacks(account.stacks(), APART, out);
            if (plan.isPresent()) {
                new Deploy(account, stacks, InstantSource.system(), out).run(plan.get());
                return true;
            }
            if (exported.isPresent()) {
                return new BringBack(account, stacks, InstantSource.system(), out)
                        .run(workspace, exported.get());
            }
            if (line.command().equals("status")) {
                account.number();
                return new Status(stacks, region, out).run(workspace);
            }
            return new Destroy(account, stacks, name -> confirmed(line, name), out)
                    .run(workspace, line.export());
        }
    }

    private void help(String command) throws IOException {
        TextHelpAppendable text = new TextHelpAppendable(out);
        text.setMaxWidth(WIDE);
        HelpFormatter.builder()
                .setShowSince(false)
                .setHelpAppendable(text)
                .setComparator((_, _) -> 0) // as they were added
                .get()
                .printHelp(
                        "parley aws "
                                + command
                                + (command.equals("restore") ? " EXPORT" : "")
                                + " [options]",
                        WHAT.get(command),
                        DeployLine.options(command),
                        "",
                        false);
    }

    private boolean confirmed(DeployLine line, String workspace) {
        Optional<String> answer =
                line.confirmed().or(() -> terminal.line("Write " + workspace + " to go on: "));
        if (answer.isEmpty()) {
            out.println("Nobody can be asked here: --yes " + workspace + " confirms.");
        }
        return answer.isPresent() && answer.get().strip().equals(workspace);
    }

    private static Optional<String> asked(String question) {
        return Optional.ofNullable(System.console())
                .filter(Console::isTerminal)
                .flatMap(each -> Optional.ofNullable(each.readLine("%s", question)));
    }

    /** The Region of the profile that the AWS command line would use. */
    private static Optional<String> configured() {
        return Optional.ofNullable(new AwsProfileRegionProvider().getRegion()).map(Region::id);
    }
}
