package parley.server.lite.wire;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import parley.server.lite.tls.TlsException;

/** Clients that do not get through the TLS handshake, or do not try. */
@Timeout(120)
class TlsPortTest {
    private final EchoServer server;

    TlsPortTest(@TempDir Path folder) throws IOException, TlsException {
        server = EchoServer.overTls(EchoServer.hasty(), folder.resolve("tls"));
    }

    @AfterEach
    void theServerServesANewClient() throws IOException {
        server.assertServes();
        server.close();
    }

    @Test
    void silentClientsAreCut() throws IOException {
        List<RawClient> silent = new ArrayList<>();
        for (int i = 0; i < 50; i++) {
            silent.add(server.connectPlain());
        }
        for (RawClient each : silent) {
            each.awaitEnd();
            each.close();
        }
    }

    @Test
    void halfAClientHelloIsCut() throws IOException {
        try (RawClient client = server.connectPlain()) {
            client.send(HexFormat.of().parseHex("160301020001000001fc0303"));

            client.awaitEnd();
        }
    }

    @Test
    void garbageInsteadOfAHandshakeIsCut() throws IOException {
        try (RawClient client = server.connectPlain()) {
            client.send(HexFormat.of().parseHex("1603010005ffffffffff"));

            client.awaitEnd();
        }
    }

    @Test
    void aHandshakeWithoutARequestIsCut() throws IOException {
        try (RawClient client = server.connect()) {
            client.awaitEnd();
        }
    }

    @Test
    void plainHttpIsToldToUseTls() throws IOException {
        try (RawClient client = server.connectPlain()) {
            client.send("GET /healthz HTTP/1.1\r\nHost: x\r\n\r\n");

            assertThat(client.readHead()).startsWith("http/1.1 400 ");
            client.awaitEnd();
        }
    }
}
