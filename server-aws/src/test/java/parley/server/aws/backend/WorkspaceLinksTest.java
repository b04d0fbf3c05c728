package parley.server.aws.backend;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import parley.client.address.BadAddress;
import parley.client.address.InviteLink;
import parley.client.trust.Pin;
import parley.protocol.WorkspaceId;

/** What clients make of the links. */
class WorkspaceLinksTest {
    private static final WorkspaceId WORKSPACE = new WorkspaceId("w_lantern");
    private static final String PIN = "A".repeat(43);

    private static InviteLink link(String address, Optional<String> pin) throws BadAddress {
        return InviteLink.parse(new WorkspaceLinks(address, pin, WORKSPACE).url("code-1"));
    }

    @Test
    void anAddressWithoutAPortIsThatOfHttps() throws BadAddress {
        InviteLink link = link("d111.cloudfront.net", Optional.empty());

        assertThat(link.address().host()).isEqualTo("d111.cloudfront.net");
        assertThat(link.address().port()).isEqualTo(443);
        assertThat(link.code()).contains("code-1");
        assertThat(link.workspace()).contains(WORKSPACE);
        assertThat(link.address().pin()).isEmpty();
    }

    @Test
    void anAddressOfThisMachineHasItsPortAndItsPin() throws BadAddress {
        InviteLink link = link("127.0.0.1:7430", Optional.of(PIN));

        assertThat(link.address().port()).isEqualTo(7430);
        assertThat(link.address().pin()).contains(new Pin(PIN));
        assertThat(link.workspace()).contains(WORKSPACE);
    }
}
