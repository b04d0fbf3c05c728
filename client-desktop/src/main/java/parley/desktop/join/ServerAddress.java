package parley.desktop.join;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import java.util.Optional;

/**
 * Where a workspace answers, as somebody typed or pasted it.
 *
 * @param pin base64url of the SHA-256 of the server's CA key, from an invite link
 * @param invite an invite code, from an invite link
 */
public record ServerAddress(
        String host, int port, boolean tls, Optional<String> pin, Optional<String> invite) {
    /** Where a workspace on a network answers unless it says otherwise. */
    public static final int DEFAULT_PORT = 7420;

    /**
     * Reads {@code parley://host:port/i/CODE#pin=…&ws=…}, {@code wss://}, {@code https://}, {@code
     * host:port} or a bare host; empty when it is none of them.
     */
    public static Optional<ServerAddress> parse(String typed) {
        var text = typed.strip();
        if (text.isEmpty() || text.length() > 2_048 || text.chars().anyMatch(c -> c <= ' ')) {
            return Optional.empty();
        }
        try {
            var uri = new URI(text.contains("://") ? text : "parley://" + text);
            var scheme = uri.getScheme().toLowerCase(Locale.ROOT);
            if (uri.getHost() == null || uri.getUserInfo() != null || !known(scheme)) {
                return Optional.empty();
            }
            boolean web = !scheme.equals("parley");
            boolean tls = !scheme.equals("http") && !scheme.equals("ws");
            int port = uri.getPort() > 0 ? uri.getPort() : web ? (tls ? 443 : 80) : DEFAULT_PORT;
            return Optional.of(
                    new ServerAddress(
                            uri.getHost(),
                            port,
                            tls,
                            pin(uri.getFragment()),
                            invite(uri.getPath())));
        } catch (URISyntaxException e) {
            return Optional.empty();
        }
    }

    /** Whether a pin came with it, so that there is nothing to compare. */
    public boolean pinned() {
        return pin.isPresent();
    }

    /** Host and port, as people say it. */
    public String shown() {
        return host + ":" + port;
    }

    @Override
    public String toString() {
        return shown();
    }

    private static boolean known(String scheme) {
        return switch (scheme) {
            case "parley", "wss", "ws", "https", "http" -> true;
            default -> false;
        };
    }

    private static Optional<String> pin(String fragment) {
        if (fragment == null) {
            return Optional.empty();
        }
        for (var part : fragment.split("&", -1)) {
            if (part.startsWith("pin=") && part.length() > 4) {
                return Optional.of(part.substring(4));
            }
        }
        return Optional.empty();
    }

    private static Optional<String> invite(String path) {
        return path != null && path.startsWith("/i/") && path.length() > 3
                ? Optional.of(path.substring(3))
                : Optional.empty();
    }
}
