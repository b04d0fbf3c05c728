package parley.server.aws.deploy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.regions.Region;

/** What a person reads who has made a mistake, and what a script learns of it. */
class DeployMainTest {
    private static final String ALL = "deploy --function lib --region eu-central-1";

    private final ByteArrayOutputStream said = new ByteArrayOutputStream();
    private final ByteArrayOutputStream complained = new ByteArrayOutputStream();

    private int run(String line) {
        return new DeployMain(DeployMainTest::nobody, _ -> Optional.empty(), print(said))
                .run(Map.of("AWS_REGION", "eu-west-1"), print(complained), line.split(" "));
    }

    private static PrintStream print(ByteArrayOutputStream into) {
        return new PrintStream(into, true, StandardCharsets.UTF_8);
    }

    /** An account for which nobody has credentials, and which is nowhere. */
    private static Account nobody(Region region) {
        URI nowhere = URI.create("http://127.0.0.1:1");
        return Account.at(
                region,
                () -> {
                    throw SdkClientException.create("Unable to load credentials from any of …");
                },
                new Account.Endpoints(nowhere, nowhere, nowhere, nowhere));
    }

    static Stream<Arguments> wrong() {
        return Stream.of(
                arguments("", "'./parley aws deploy'"),
                arguments("launch", "'./parley aws --help'"),
                arguments("deploy --bogus", "deploy --help"),
                arguments("status please", "'please' means nothing"),
                arguments("deploy --function lib --region nowhere-1", "eu-central-1, eu-central-2"),
                arguments(ALL + " --workspace My_Club", "not 'My_Club'"),
                arguments(ALL + " --budget ten --owner-mail a@b.org", "not 'ten'"),
                arguments(ALL + " --budget 0 --owner-mail a@b.org", "at least 1"),
                arguments(ALL + " --budget 9.50 --owner-mail a@b.org", "whole US dollars"),
                arguments(ALL + " --budget 10", "--owner-mail you@example.org"),
                arguments(ALL + " --budget 10 --owner-mail me", "'me' is no mail address"),
                arguments(ALL + " --owner-mail a@b.org", "needs --budget"),
                arguments("restore", "Which export?"),
                arguments("restore one two", "'two' means nothing"),
                arguments(ALL + " --retention maybe", "keep or destroy"));
    }

    @ParameterizedTest
    @MethodSource("wrong")
    void aWrongLineSaysWhatWouldBeRight(String line, String cure) {
        assertThat(run(line)).isEqualTo(2);
        assertThat(complained.toString(StandardCharsets.UTF_8))
                .contains(cure)
                .doesNotContain("Exception");
    }

    @ParameterizedTest
    @ValueSource(strings = {"deploy", "status", "destroy", "restore"})
    void helpIsNoMistakeAndNamesNoOptionOfTheScriptsOwn(String command) {
        assertThat(run(command + " --help")).isZero();
        assertThat(said.toString(StandardCharsets.UTF_8))
                .contains("parley aws " + command, "--region", "--workspace")
                .doesNotContain("--function", "Since");
    }

    @ParameterizedTest
    @ValueSource(strings = {"status", "destroy --yes parley", "restore here"})
    void withoutCredentialsItIsSaidWhereToGetThem(String line) {
        assertThat(run(line)).isEqualTo(1);
        assertThat(complained.toString(StandardCharsets.UTF_8)).contains("aws configure");
    }

    @Test
    void whoIsThereIsAskedForTheMail() throws Exception {
        Plan plan =
                DeployLine.of((ALL + " --budget 10").split(" "))
                        .plan(_ -> Optional.of("owner@example.org "));

        assertThat(plan.watch()).contains(new Plan.Watch("owner@example.org", 10));
    }

    @Test
    void theRegionIsThatOfTheAwsCommandLineIfNoOtherIsGiven() throws Exception {
        DeployLine line = DeployLine.of("status");

        assertThat(line.region(Map.of(), () -> Optional.of("ap-south-1")).id())
                .isEqualTo("ap-south-1");
        assertThat(line.region(Map.of("AWS_DEFAULT_REGION", "eu-west-1"), Optional::empty).id())
                .isEqualTo("eu-west-1");
    }
}
