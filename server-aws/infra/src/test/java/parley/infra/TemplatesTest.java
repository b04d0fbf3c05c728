package parley.infra;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import org.junit.jupiter.api.Test;
import parley.server.aws.deploy.StackKind;

class TemplatesTest {
    private static final String AGAIN =
            "the templates that are committed are not those of the stacks:"
                    + " run ./parley aws templates and commit what changed";

    @Test
    void whatIsDeployedIsWhatTheStacksSay() throws IOException {
        Templates.make(Retention.KEEP)
                .forEach(
                        (kind, made) -> assertThat(kind.template(false)).as(AGAIN).isEqualTo(made));
    }

    @Test
    void theOtherRetentionDiffersInWhatBecomesOfTableAndFilesOnly() throws IOException {
        Templates.make(Retention.DESTROY)
                .forEach((kind, made) -> assertThat(kind.template(true)).as(AGAIN).isEqualTo(made));
        assertThat(StackKind.CHAT.template(true)).doesNotContain("Retain");
    }
}
