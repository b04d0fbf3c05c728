package parley.server.lite;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Settings from the command line, the environment and a file. */
class ServerMainTest {
    @TempDir private Path folder;

    private static ServerConfig config(Map<String, String> environment, String... args)
            throws MisuseException {
        return new ServerOptions(CommandLineSettings.read(args, environment)).config();
    }

    @Test
    void theCommandLineWinsThenTheEnvironmentThenTheFile() throws Exception {
        Path file = folder.resolve("parley.properties");
        Files.writeString(file, "port=1\nname=from file\nmax-per-address=3\n");
        String[] args = {"--config", file.toString(), "--port", "7"};
        Map<String, String> environment = Map.of("PARLEY_PORT", "2", "PARLEY_NAME", "from env");

        ServerConfig config = config(environment, args);

        assertThat(config.transport().address().getPort()).isEqualTo(7);
        assertThat(config.name()).isEqualTo("from env");
        assertThat(config.transport().perAddress()).isEqualTo(3);
        assertThat(config.transport().outgoingBytes()).isEqualTo(1 << 20);
        assertThat(config.certificate()).isInstanceOf(ServerConfig.Certificate.Own.class);
    }

    @Test
    void guardsOffMeansNoLimits() throws MisuseException {
        ServerConfig config = config(Map.of(), "--guards", "off", "--tls", "off");

        assertThat(config.guards()).isEqualTo(ServerConfig.Guards.NONE);
        assertThat(config.certificate()).isInstanceOf(ServerConfig.Certificate.None.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "--port=-1",
                "--port=65536",
                "--port=x",
                "--bind=no.such.host.invalid",
                "--cert=a.pem",
                "--heartbeat=0",
                "--log=loud",
                "--tls=maybe",
                "--no-such-setting=1",
                "--hel=1",
                "stray=1",
                "--config=/no/such/file"
            })
    void aWrongSettingEndsWithCode2AndItsName(String argument) {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();

        int code = run(out, err, argument);

        assertThat(code).isEqualTo(2);
        assertThat(out.toString()).isEmpty();
        assertThat(err.toString())
                .contains(argument.substring(0, argument.indexOf('=')).replace("--config", "/no"));
    }

    @Test
    void helpNamesEverySetting() {
        StringWriter out = new StringWriter();

        int code = run(out, new StringWriter(), "--help");

        assertThat(code).isZero();
        assertThat(out.toString())
                .contains("--data", "--port", "--bind", "--tls", "--cert", "--key", "--log")
                .contains("--max-connections", "--send-rate", "--metrics-token", "--address");
        assertThat(out.toString().lines()).allMatch(line -> line.length() <= 100);
    }

    private static int run(StringWriter out, StringWriter err, String argument) {
        return new ServerMain(new PrintWriter(out, true), new PrintWriter(err, true))
                .run(new String[] {argument}, Map.of());
    }
}
