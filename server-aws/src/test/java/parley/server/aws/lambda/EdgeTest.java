package parley.server.aws.lambda;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class EdgeTest {
    private static final Edge EDGE = new Edge(Optional.of("1f0c"));

    @Test
    void theViewerIsWhomCloudFrontNames() {
        assertThat(from(EDGE, "\"X-Parley-Edge\":\"1f0c\",\"x-parley-viewer\":\"2001:db8::7\""))
                .isEqualTo("2001:db8:0:0:0:0:0:7");
    }

    @Test
    void whoGoesRoundCloudFrontCannotNameAnother() {
        assertThat(from(EDGE, "\"x-parley-viewer\":\"192.0.2.1\"")).isEqualTo("203.0.113.9");
        assertThat(from(EDGE, "\"x-parley-edge\":\"1f0d\",\"x-parley-viewer\":\"192.0.2.1\""))
                .isEqualTo("203.0.113.9");
        assertThat(from(Edge.NONE, "\"x-parley-edge\":\"\",\"x-parley-viewer\":\"192.0.2.1\""))
                .isEqualTo("203.0.113.9");
    }

    private static String from(Edge edge, String headers) {
        String event =
                "{\"headers\":{"
                        + headers
                        + "},\"requestContext\":{\"http\":{\"sourceIp\":\"203.0.113.9\"}}}";
        return edge.from(GatewayEvent.read(event.getBytes(StandardCharsets.UTF_8)))
                .getHostAddress();
    }
}
