package parley.protocol;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What must be refused, with the error that is due: {@code vectors/refused.json}. */
class RefusedTest {
    private static final Codec CODEC = new Codec();

    record Case(String name, String frame, String code, String field, String re) {
        @Override
        public String toString() {
            return name;
        }
    }

    static List<Case> all() throws IOException {
        List<Case> all = new ArrayList<>();
        var file = RefusedTest.class.getResourceAsStream("vectors/refused.json");
        for (JsonNode each : new ObjectMapper().readTree(file)) {
            all.add(
                    new Case(
                            each.path("name").asText(""),
                            each.path("frame").asText(""),
                            each.path("code").asText(""),
                            each.path("field").asText(""),
                            each.path("re").asText("")));
        }
        return all;
    }

    @ParameterizedTest
    @MethodSource("all")
    void itIsRefusedWithTheErrorThatIsDue(Case each) throws ProtocolException {
        byte[] frame = each.frame().getBytes(StandardCharsets.UTF_8);

        ProtocolException refused =
                catchThrowableOfType(ProtocolException.class, () -> CODEC.decodeRequest(frame));

        assertThat(refused).isNotNull();
        assertThat(refused.error().code()).hasToString(each.code());
        assertThat(refused.error().field().orElse("")).isEqualTo(each.field());
        assertThat(refused.id()).isEqualTo(each.re());
        Response answer = new Response.Failure(refused.id(), refused.error());
        assertThat(CODEC.encode(answer, Limits.ENVELOPE)).isNotEmpty();
    }
}
