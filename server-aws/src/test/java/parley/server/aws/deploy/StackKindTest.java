package parley.server.aws.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import parley.server.aws.lambda.ParleyFunction;

/**
 * The templates that are deployed fit the function, also where the stacks' own tests are not run.
 */
class StackKindTest {
    /** Where the certificate is not one that everybody trusts: in {@code aws local} only. */
    private static final String OWN_CERTIFICATE = "PARLEY_PIN";

    private final String chat = StackKind.CHAT.template(false);

    @Test
    void theFunctionIsGivenEveryVariableThatItReadsAndNoOther() throws IOException {
        Set<String> read = variables(code());
        read.remove(OWN_CERTIFICATE);

        assertThat(variables(chat)).hasSizeGreaterThan(5).isEqualTo(read);
    }

    private static String code() throws IOException {
        try (InputStream in = ParleyFunction.class.getResourceAsStream("ParleyFunction.class")) {
            return new String(in.readAllBytes(), StandardCharsets.ISO_8859_1);
        }
    }

    private static Set<String> variables(String text) {
        return Pattern.compile("PARLEY_[A-Z]+")
                .matcher(text)
                .results()
                .map(MatchResult::group)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    @Test
    void itsHandlerIsTheFunction() {
        assertThat(chat)
                .contains("\"" + ParleyFunction.class.getName() + "::handleRequest\"")
                .contains("\"java25\"");
    }

    @Test
    void onlyTheOtherRetentionLetsTableAndFilesGoWithTheirStack() {
        assertThat(chat).contains("\"DeletionPolicy\": \"Retain\"");
        assertThat(StackKind.CHAT.template(true)).doesNotContain("Retain");
    }
}
