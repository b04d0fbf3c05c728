package parley.infra;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.cdklabs.cdknag.AwsSolutionsChecks;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awscdk.Aspects;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.assertions.Annotations;
import software.amazon.awscdk.assertions.Match;

class FindingsTest {
    @Test
    void whatCdkNagFindsIsMendedOrExplained(@TempDir Path folder) {
        ParleyApp app = ParleyApp.of(folder, Retention.KEEP);
        Aspects.of(app.app()).add(AwsSolutionsChecks.Builder.create().verbose(true).build());

        assertThat(
                        Stream.of(app.chat(), app.watch(), app.site())
                                .flatMap(FindingsTest::unexplained)
                                .toList())
                .isEmpty();
    }

    @SuppressWarnings("deprecation") // what the assertions of the CDK return
    private static Stream<String> unexplained(Stack stack) {
        Annotations found = Annotations.fromStack(stack);
        Object any = Match.stringLikeRegexp("AwsSolutions-.*");
        return Stream.of(found.findError("*", any), found.findWarning("*", any))
                .flatMap(each -> each.stream())
                .map(each -> each.getId() + ": " + each.getEntry().getData());
    }
}
