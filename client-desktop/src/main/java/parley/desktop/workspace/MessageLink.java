package parley.desktop.workspace;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Optional;
import parley.client.address.Address;
import parley.protocol.RoomId;
import parley.protocol.WorkspaceId;

/** A link that leads to a message: {@code parley://host:port/m/ROOM/PLACE#ws=WORKSPACE}. */
public record MessageLink(WorkspaceId workspace, RoomId room, long seq) {
    private static final String WORKSPACE = "ws=";

    /** As it is written; the address only says where to ask who does not know the workspace yet. */
    public String at(Address address) {
        var host = address.host().contains(":") ? "[" + address.host() + "]" : address.host();
        return "parley://"
                + host
                + ":"
                + address.port()
                + "/m/"
                + room
                + "/"
                + seq
                + "#"
                + WORKSPACE
                + workspace;
    }

    /** Reads one; empty for every other link. */
    public static Optional<MessageLink> read(String link) {
        try {
            var uri = new URI(link.strip());
            var fragment = uri.getRawFragment();
            var path = uri.getRawPath();
            if (!"parley".equalsIgnoreCase(uri.getScheme())
                    || path == null
                    || fragment == null
                    || !fragment.startsWith(WORKSPACE)) {
                return Optional.empty();
            }
            var parts = path.split("/", -1);
            if (parts.length != 4 || !parts[1].equals("m")) {
                return Optional.empty();
            }
            return Optional.of(
                    new MessageLink(
                            new WorkspaceId(fragment.substring(WORKSPACE.length())),
                            new RoomId(parts[2]),
                            Long.parseLong(parts[3])));
        } catch (URISyntaxException | IllegalArgumentException e) {
            return Optional.empty(); // not a link of this kind
        }
    }
}
