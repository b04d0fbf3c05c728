package parley.client.workspace;

import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import parley.client.address.Address;
import parley.client.address.InviteLink;
import parley.client.net.ApiException;
import parley.client.net.HttpApi;
import parley.client.trust.FirstLook;
import parley.client.trust.Pin;
import parley.client.trust.Tls;
import parley.protocol.AuthApi;
import parley.protocol.Codec;
import parley.protocol.Words;

/** Looks who answers at an address, and how to believe it from then on. */
final class Doors {
    private final InstantSource clock;

    Doors(InstantSource clock) {
        this.clock = clock;
    }

    /** How TLS is spoken with a server that is known. */
    Optional<Tls> tls(Address address) {
        if (address.security() == Address.Security.PLAIN) {
            return Optional.empty();
        }
        return Optional.of(
                address.pin().map(pin -> Tls.pinned(pin, clock)).orElseGet(Tls::publicAuthorities));
    }

    HttpApi api(Address address) {
        return new HttpApi(address, tls(address), new Codec());
    }

    ServerCheck check(InviteLink link) {
        Address address = link.address();
        boolean unknown = address.security() == Address.Security.TLS && address.pin().isEmpty();
        Optional<Tls> tls = unknown ? Optional.of(Tls.firstLook(clock)) : tls(address);
        try (HttpApi api = new HttpApi(address, tls, new Codec())) {
            AuthApi.ServerInfo info = api.server();
            Optional<Pin> observed =
                    tls.map(Tls::trust)
                            .filter(FirstLook.class::isInstance)
                            .flatMap(look -> ((FirstLook) look).observed());
            return found(link, unknown ? known(address, observed) : address, observed, info);
        } catch (ApiException e) {
            return problem(address, e.failure());
        }
    }

    private static Address known(Address address, Optional<Pin> observed) {
        return observed.map(address::pinned)
                .orElseGet(() ->
                        new Address(
                                address.host(),
                                address.port(),
                                Address.Security.PUBLIC_TLS,
                                Optional.empty()));
    }

    private static ServerCheck found(
            InviteLink link, Address address, Optional<Pin> observed, AuthApi.ServerInfo info) {
        if (!info.protocol().contains(1)) {
            return new ServerCheck.OtherVersion(address, info.protocol());
        }
        if (link.workspace().isPresent() && !link.workspace().get().equals(info.workspace().id())) {
            return new ServerCheck.OtherWorkspace(address, info);
        }
        List<String> words = observed.map(pin -> Words.of(pin.value())).orElse(List.of());
        return new ServerCheck.Found(address, info, words, link.code());
    }

    private static ServerCheck problem(Address address, ApiException.Failure failure) {
        return switch (failure) {
            case ApiException.Failure.Unreachable u ->
                    new ServerCheck.Unreachable(address, u.detail());
            case ApiException.Failure.Untrusted u ->
                    new ServerCheck.Untrusted(address, u.problem());
            case ApiException.Failure.NotParley n -> new ServerCheck.NotParley(address, n.detail());
            case ApiException.Failure.Refused r ->
                    new ServerCheck.Unreachable(address, r.error().msg());
        };
    }
}
