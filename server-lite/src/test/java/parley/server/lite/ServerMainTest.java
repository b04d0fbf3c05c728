package parley.server.lite;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;

/** Settings from the command line, the environment and a file. */
class ServerMainTest {
    @TempDir private Path folder;

    private static ServerOptions parsed(OtherSettings others, String... args) {
        ServerOptions options = new ServerOptions();
        new CommandLine(CommandLine.Model.CommandSpec.create().addMixin("all", mixin(options)))
                .setDefaultValueProvider(others)
                .parseArgs(args);
        return options;
    }

    private static CommandLine.Model.CommandSpec mixin(ServerOptions options) {
        return CommandLine.Model.CommandSpec.forAnnotatedObject(options);
    }

    @Test
    void theCommandLineWinsThenTheEnvironmentThenTheFile() throws IOException {
        Path file = folder.resolve("parley.properties");
        Files.writeString(file, "port=1\nname=from file\nmax-per-address=3\n");
        String[] args = {"--config", file.toString(), "--port", "7"};
        Map<String, String> environment = Map.of("PARLEY_PORT", "2", "PARLEY_NAME", "from env");

        ServerConfig config = parsed(OtherSettings.read(args, environment), args).config();

        assertThat(config.transport().address().getPort()).isEqualTo(7);
        assertThat(config.name()).isEqualTo("from env");
        assertThat(config.transport().perAddress()).isEqualTo(3);
        assertThat(config.transport().outgoingBytes()).isEqualTo(1 << 20);
        assertThat(config.certificate()).isInstanceOf(ServerConfig.Certificate.Own.class);
    }

    @Test
    void guardsOffMeansNoLimits() throws IOException {
        String[] args = {"--guards", "off", "--tls", "off"};

        ServerConfig config = parsed(OtherSettings.read(args, Map.of()), args).config();

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
                "--config=/no/such/file"
            })
    void aWrongSettingEndsWithCode2AndItsName(String argument) {
        StringWriter err = new StringWriter();

        int code = ServerMain.run(new String[] {argument}, new PrintWriter(err, true));

        assertThat(code).isEqualTo(2);
        assertThat(err.toString())
                .contains(argument.substring(0, argument.indexOf('=')).replace("--config", "/no"));
    }

    @Test
    void helpNamesEverySetting() {
        StringWriter out = new StringWriter();

        new CommandLine(new ServerMain()).usage(new PrintWriter(out, true));

        assertThat(out.toString())
                .contains("--data", "--port", "--bind", "--tls", "--cert", "--key", "--log")
                .contains("--max-connections", "--send-rate", "--metrics-token", "--address");
    }
}
