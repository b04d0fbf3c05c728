package parley.server.aws.backend;

import java.util.Optional;
import parley.protocol.WorkspaceId;
import parley.server.invite.InviteLinks;

/** Invite links of a workspace whose certificate is one that everybody trusts. */
record WorkspaceLinks(String address, WorkspaceId workspace) implements InviteLinks {
    @Override
    public String url(String code) {
        return "parley://" + address + "/i/" + code + "#ws=" + workspace.value();
    }

    @Override
    public Optional<String> pin() {
        return Optional.empty();
    }
}
