package parley.server.lite;

import java.util.Optional;
import java.util.function.Supplier;
import parley.protocol.WorkspaceId;
import parley.server.invite.InviteLinks;

/** Invite links: where the server is, what it proves itself by, and the code. */
record Links(Supplier<Addresses> addresses, Optional<String> pin, WorkspaceId workspace)
        implements InviteLinks {
    @Override
    public String url(String code) {
        return "parley://"
                + addresses.get().publicAddress()
                + "/i/"
                + code
                + "#"
                + pin.map(each -> "pin=" + each + "&").orElse("")
                + "ws="
                + workspace.value();
    }
}
