package parley.client.address;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import parley.client.trust.Pin;
import parley.protocol.WorkspaceId;

class InviteLinkTest {
    private static final String PIN = "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA";

    @Test
    void anInviteLinkTellsEverything() throws BadAddress {
        InviteLink link =
                InviteLink.parse(
                        "  parley://192.168.1.20:7421/i/K7Q2-M9XA#pin=" + PIN + "&ws=w_1 \n");

        assertThat(link.address())
                .isEqualTo(
                        new Address(
                                "192.168.1.20",
                                7421,
                                Address.Security.TLS,
                                Optional.of(new Pin(PIN))));
        assertThat(link.code()).contains("K7Q2-M9XA");
        assertThat(link.workspace()).contains(new WorkspaceId("w_1"));
        assertThat(link.toString()).doesNotContain("K7Q2");
    }

    @ParameterizedTest
    @CsvSource({
        "lantern,lantern,7420,TLS",
        "Lantern.local:7421,lantern.local,7421,TLS",
        "10.0.0.7,10.0.0.7,7420,TLS",
        "[fd00::7]:9000,fd00::7,9000,TLS",
        "fe80::1,fe80::1,7420,TLS",
        "parley://host,host,7420,TLS",
        "wss://chat.example.org,chat.example.org,443,PUBLIC_TLS",
        "wss://chat.example.org:8443/v1/ws?x=1,chat.example.org,8443,PUBLIC_TLS",
        "HTTPS://chat.example.org/,chat.example.org,443,PUBLIC_TLS",
        "http://localhost:7420,localhost,7420,PLAIN",
        "ws://192.168.1.2,192.168.1.2,80,PLAIN",
        "http://[::1]:1,::1,1,PLAIN",
    })
    void addressesAsPeoplePasteThem(String text, String host, int port, Address.Security security)
            throws BadAddress {
        Address address = InviteLink.parse(text).address();

        assertThat(address.host()).isEqualTo(host);
        assertThat(address.port()).isEqualTo(port);
        assertThat(address.security()).isEqualTo(security);
    }

    @ParameterizedTest
    @CsvSource({
        "'  ',EMPTY",
        "htp://lantern,SCHEME",
        "htp:/lantern,SCHEME",
        "mailto:someone,SCHEME",
        "parley://,HOST",
        "wss://a b,HOST",
        "https://-x,HOST",
        "1:2:3:zz,HOST",
        "[fd00::7,HOST",
        "[nonsense]:1,HOST",
        "host:0,PORT",
        "host:65536,PORT",
        "host:99999999999,PORT",
        "parley://host/i/#pin=x,PIN",
        "parley://host/i/a%20b,CODE",
        "parley://host/i/,CODE",
        "http://chat.example.org,PLAIN",
        "ws://8.8.8.8,PLAIN",
        "http://172.32.0.1,PLAIN",
        "http://10.example.org,PLAIN",
    })
    void whatIsNoAddressIsToldWhy(String text, BadAddress.Reason reason) {
        assertThatThrownBy(() -> InviteLink.parse(text))
                .isInstanceOfSatisfying(
                        BadAddress.class, e -> assertThat(e.reason()).isEqualTo(reason));
    }

    @Test
    void aHugeTextIsRefusedQuickly() {
        assertThatThrownBy(() -> InviteLink.parse("a".repeat(1_000_000)))
                .isInstanceOf(BadAddress.class);
    }
}
