package parley.server.lite.socket;

import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeaders;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpVersion;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** What the head of an upgrade request asks for; RFC 6455, section 4.2.1. */
final class WebSocketHead {
    static final String PROTOCOL = "parley.v1";
    private static final String TICKET = "ticket.";
    private static final String GUID = "258EAFA5-E914-47DA-95CA-C5AB0DC85B11";
    private static final int KEY_BYTES = 16;

    private final HttpRequest request;
    private final HttpHeaders headers;

    WebSocketHead(HttpRequest request) {
        this.request = request;
        this.headers = request.headers();
    }

    boolean asksForWebSocket() {
        return request.protocolVersion().equals(HttpVersion.HTTP_1_1)
                && tokens(HttpHeaderNames.CONNECTION).contains("upgrade")
                && tokens(HttpHeaderNames.UPGRADE).contains("websocket");
    }

    boolean isVersion13() {
        return headers.getAll(HttpHeaderNames.SEC_WEBSOCKET_VERSION).equals(List.of("13"));
    }

    /** The value of {@code Sec-WebSocket-Accept}; empty when the key is none. */
    Optional<String> accept() {
        List<String> keys = headers.getAll(HttpHeaderNames.SEC_WEBSOCKET_KEY);
        if (keys.size() != 1 || !isKey(keys.getFirst().strip())) {
            return Optional.empty();
        }
        try {
            byte[] digest =
                    MessageDigest.getInstance("SHA-1")
                            .digest(
                                    (keys.getFirst().strip() + GUID)
                                            .getBytes(StandardCharsets.US_ASCII));
            return Optional.of(Base64.getEncoder().encodeToString(digest));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-1", e);
        }
    }

    private static boolean isKey(String key) {
        try {
            return Base64.getDecoder().decode(key).length == KEY_BYTES;
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    /** Where a browser says that the page came from. */
    Optional<String> origin() {
        return Optional.ofNullable(headers.get(HttpHeaderNames.ORIGIN));
    }

    boolean offersProtocol() {
        return protocols().contains(PROTOCOL);
    }

    /** The single-use ticket of a client that cannot set headers. */
    Optional<String> ticket() {
        return protocols().stream()
                .filter(each -> each.startsWith(TICKET))
                .map(each -> each.substring(TICKET.length()))
                .findFirst();
    }

    private List<String> protocols() {
        return split(HttpHeaderNames.SEC_WEBSOCKET_PROTOCOL);
    }

    private List<String> tokens(CharSequence name) {
        return split(name).stream().map(each -> each.toLowerCase(Locale.ROOT)).toList();
    }

    private List<String> split(CharSequence name) {
        List<String> all = new ArrayList<>();
        for (String line : headers.getAll(name)) {
            Arrays.stream(line.split(",", -1)).map(String::strip).forEach(all::add);
        }
        return all;
    }
}
