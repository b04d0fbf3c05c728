package parley.protocol;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Schemas and golden vectors are made from the records and committed; see {@link Golden}. */
class WireFilesTest {
    private static final Path ROOT = Path.of("src/main/resources/parley/protocol");
    private static final ObjectMapper JSON = new ObjectMapper();

    static List<WireFiles.Wired> all() throws ProtocolException, IOException {
        return WireFiles.all();
    }

    @ParameterizedTest
    @MethodSource("all")
    void theSchemaIsAsCommitted(WireFiles.Wired type) throws JsonProcessingException {
        Golden.check(schema(type), pretty(type.schema()));
    }

    @ParameterizedTest
    @MethodSource("all")
    void theVectorIsAsCommittedAndComesBackTheSame(WireFiles.Wired type)
            throws ProtocolException, IOException {
        Golden.check(vector(type), pretty(JSON.readTree(type.sample())));

        byte[] committed = Golden.read(vector(type)).getBytes(StandardCharsets.UTF_8);
        JsonNode again = JSON.readTree(type.again().read(committed));
        assertThat(again).isEqualTo(JSON.readTree(committed));
    }

    @ParameterizedTest
    @MethodSource("all")
    void theVectorObeysTheSchema(WireFiles.Wired type) throws IOException {
        var schema =
                JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012)
                        .getSchema(JSON.readTree(Golden.read(schema(type))));

        assertThat(schema.validate(JSON.readTree(Golden.read(vector(type))))).isEmpty();
        assertThat(schema.validate(JSON.createArrayNode())).isNotEmpty();
    }

    @Test
    void noFileIsLeftOver() throws ProtocolException, IOException {
        Set<Path> wanted = new TreeSet<>();
        for (WireFiles.Wired each : all()) {
            wanted.add(schema(each));
            wanted.add(vector(each));
        }
        wanted.add(ROOT.resolve("vectors/refused.json"));

        Set<Path> found = new TreeSet<>();
        for (String folder : List.of("schemas", "vectors")) {
            try (Stream<Path> files = Files.walk(ROOT.resolve(folder))) {
                files.filter(Files::isRegularFile).forEach(found::add);
            }
        }
        assertThat(found).isEqualTo(wanted);
    }

    private static Path schema(WireFiles.Wired type) {
        return ROOT.resolve("schemas/" + type.path() + ".json");
    }

    private static Path vector(WireFiles.Wired type) {
        return ROOT.resolve("vectors/" + type.path() + ".json");
    }

    private static String pretty(JsonNode node) throws JsonProcessingException {
        DefaultIndenter lines = new DefaultIndenter("  ", "\n");
        DefaultPrettyPrinter printer =
                new DefaultPrettyPrinter().withObjectIndenter(lines).withArrayIndenter(lines);
        return JSON.writer(printer).writeValueAsString(node) + "\n";
    }
}
