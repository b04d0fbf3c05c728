package parley.client.address;

import java.util.Locale;
import java.util.Optional;
import parley.client.address.Address.Security;
import parley.client.address.BadAddress.Reason;
import parley.client.trust.Pin;
import parley.protocol.BadField;
import parley.protocol.WorkspaceId;

/** Takes a pasted link apart by hand: {@code java.net.URI} refuses much of what people paste. */
final class LinkParser {
    private static final int LONGEST = 2_048;

    private final String text;

    LinkParser(String text) {
        this.text = text.strip();
    }

    InviteLink parse() throws BadAddress {
        if (text.isEmpty()) {
            throw bad(Reason.EMPTY);
        }
        if (text.length() > LONGEST) {
            throw bad(Reason.HOST);
        }
        int colons = text.indexOf("://");
        String scheme = colons < 0 ? "" : text.substring(0, colons).toLowerCase(Locale.ROOT);
        String rest = colons < 0 ? text : text.substring(colons + 3);
        int hash = rest.indexOf('#');
        String fragment = hash < 0 ? "" : rest.substring(hash + 1);
        rest = hash < 0 ? rest : rest.substring(0, hash);
        int query = rest.indexOf('?');
        rest = query < 0 ? rest : rest.substring(0, query);
        int slash = rest.indexOf('/');
        String authority = slash < 0 ? rest : rest.substring(0, slash);
        String path = slash < 0 ? "" : rest.substring(slash + 1);

        Security security = security(scheme);
        int defaultPort =
                switch (scheme) {
                    case "https", "wss" -> 443;
                    case "http", "ws" -> 80;
                    default -> Address.DEFAULT_PORT;
                };
        Optional<String> pin = parameter(fragment, "pin");
        Address address = address(authority, security, defaultPort, pin);
        if (security == Security.PLAIN && !LanHosts.isLan(address.host())) {
            throw bad(Reason.PLAIN);
        }
        return new InviteLink(address, code(path), workspace(fragment));
    }

    private Security security(String scheme) throws BadAddress {
        return switch (scheme) {
            case "", "parley" -> Security.TLS;
            case "https", "wss" -> Security.PUBLIC_TLS;
            case "http", "ws" -> Security.PLAIN;
            default -> throw bad(Reason.SCHEME);
        };
    }

    private Address address(
            String authority, Security security, int defaultPort, Optional<String> pin)
            throws BadAddress {
        String host = authority;
        String port = "";
        if (authority.startsWith("[")) {
            int end = authority.indexOf(']');
            if (end < 0) {
                throw bad(Reason.HOST);
            }
            host = authority.substring(1, end);
            String after = authority.substring(end + 1);
            if (!after.isEmpty() && !after.startsWith(":")) {
                throw bad(Reason.HOST);
            }
            port = after.isEmpty() ? "" : after.substring(1);
            if (!LanHosts.isIpv6(host)) {
                throw bad(Reason.HOST);
            }
        } else if (authority.indexOf(':') == authority.lastIndexOf(':')) {
            int colon = authority.indexOf(':');
            host = colon < 0 ? authority : authority.substring(0, colon);
            port = colon < 0 ? "" : authority.substring(colon + 1);
            if (colon >= 0 && port.isEmpty()) {
                throw bad(text.contains("://") ? Reason.PORT : Reason.SCHEME);
            }
            if (!host.matches("[\\p{L}\\p{N}]([\\p{L}\\p{N}._-]{0,252}[\\p{L}\\p{N}.])?")) {
                throw bad(Reason.HOST);
            }
        } else if (!LanHosts.isIpv6(authority)) {
            throw bad(Reason.HOST);
        }
        return new Address(
                host.toLowerCase(Locale.ROOT), port(port, defaultPort), security, pin(pin));
    }

    private int port(String port, int defaultPort) throws BadAddress {
        if (port.isEmpty()) {
            return defaultPort;
        }
        if (!port.matches("[0-9]{1,5}")) {
            boolean meantAsScheme = !text.contains("://") && !port.matches("[0-9]+");
            throw bad(meantAsScheme ? Reason.SCHEME : Reason.PORT);
        }
        int number = Integer.parseInt(port);
        if (number < 1 || number > 65_535) {
            throw bad(Reason.PORT);
        }
        return number;
    }

    private Optional<Pin> pin(Optional<String> pin) throws BadAddress {
        try {
            return pin.map(Pin::new);
        } catch (BadField e) {
            throw bad(Reason.PIN);
        }
    }

    private Optional<String> code(String path) throws BadAddress {
        if (path.isEmpty() || !path.startsWith("i/")) {
            return Optional.empty();
        }
        String code = path.substring(2);
        if (!code.matches("[A-Za-z0-9_-]{4,64}")) {
            throw bad(Reason.CODE);
        }
        return Optional.of(code);
    }

    private Optional<WorkspaceId> workspace(String fragment) throws BadAddress {
        try {
            return parameter(fragment, "ws").map(WorkspaceId::new);
        } catch (BadField e) {
            throw bad(Reason.CODE);
        }
    }

    private static Optional<String> parameter(String fragment, String name) {
        for (String each : fragment.split("&", 16)) {
            if (each.startsWith(name + "=")) {
                return Optional.of(each.substring(name.length() + 1));
            }
        }
        return Optional.empty();
    }

    private BadAddress bad(Reason reason) {
        return new BadAddress(reason, text);
    }
}
