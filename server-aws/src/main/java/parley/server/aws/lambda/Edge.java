package parley.server.aws.lambda;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Optional;

/**
 * Who comes, by address. Behind CloudFront, API Gateway sees CloudFront; what CloudFront says of
 * the viewer is believed from who knows the secret only, since both APIs have addresses of their
 * own.
 *
 * @param secret empty: nothing stands in front
 */
record Edge(Optional<String> secret) {
    private static final String SECRET = "x-parley-edge";
    private static final String VIEWER = "x-parley-viewer";

    static final Edge NONE = new Edge(Optional.empty());

    InetAddress from(GatewayEvent event) {
        String address =
                viewer(event)
                        .or(() -> event.text("requestContext", "http", "sourceIp"))
                        .orElse("0.0.0.0");
        try {
            return InetAddress.getByName(address);
        } catch (UnknownHostException e) {
            throw new IllegalArgumentException("neither CloudFront nor API Gateway names one", e);
        }
    }

    private Optional<String> viewer(GatewayEvent event) {
        return secret.isPresent()
                        && event.header(SECRET).filter(each -> same(each, secret.get())).isPresent()
                ? event.header(VIEWER)
                : Optional.empty();
    }

    private static boolean same(String one, String other) {
        return MessageDigest.isEqual(
                one.getBytes(StandardCharsets.UTF_8), other.getBytes(StandardCharsets.UTF_8));
    }
}
