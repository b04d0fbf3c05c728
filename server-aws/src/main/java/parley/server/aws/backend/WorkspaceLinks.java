package parley.server.aws.backend;

import java.util.Optional;
import parley.protocol.WorkspaceId;
import parley.server.invite.InviteLinks;

/**
 * Invite links of a workspace.
 *
 * @param address host, and port where it is not 443, which no link leaves out
 * @param pin empty: its certificate is one that everybody trusts
 */
record WorkspaceLinks(String address, Optional<String> pin, WorkspaceId workspace)
        implements InviteLinks {
    @Override
    public String url(String code) {
        return "parley://"
                + (address.matches(".*:[0-9]+") ? address : address + ":443")
                + "/i/"
                + code
                + "#"
                + pin.map(each -> "pin=" + each + "&").orElse("")
                + "ws="
                + workspace.value();
    }
}
