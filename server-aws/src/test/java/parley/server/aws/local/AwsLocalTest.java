package parley.server.aws.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class AwsLocalTest {
    @Test
    void onePartThatDoesNotEndKeepsNoneOfTheOthersFromEnding() {
        List<String> ended = new ArrayList<>();
        List<AutoCloseable> parts =
                List.of(
                        () -> ended.add("gateway"),
                        () -> {
                            throw new IOException("first");
                        },
                        () -> {
                            throw new IllegalStateException("second");
                        },
                        () -> ended.add("emulators"));

        assertThatThrownBy(() -> AwsLocal.closeAll(parts))
                .hasRootCauseMessage("first")
                .satisfies(e -> assertThat(e.getSuppressed()).hasSize(1));

        assertThat(ended).containsExactly("gateway", "emulators");
    }
}
