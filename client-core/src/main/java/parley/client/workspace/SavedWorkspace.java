package parley.client.workspace;

import java.time.Instant;
import java.util.Optional;
import parley.client.address.Address;
import parley.client.trust.Pin;
import parley.protocol.DeviceId;
import parley.protocol.Result;

/** What is kept of a workspace beside its history; no secrets. */
public record SavedWorkspace(
        Result.Workspace workspace,
        Result.You you,
        DeviceId device,
        String host,
        int port,
        String security,
        Optional<String> pin,
        Instant added) {

    static SavedWorkspace of(
            Address address,
            Result.Workspace workspace,
            Result.You you,
            DeviceId device,
            Instant added) {
        return new SavedWorkspace(
                workspace,
                you,
                device,
                address.host(),
                address.port(),
                address.security().name(),
                address.pin().map(Pin::value),
                added);
    }

    Address address() {
        return new Address(host, port, Address.Security.valueOf(security), pin.map(Pin::new));
    }

    SavedWorkspace with(Result.Workspace newWorkspace, Result.You newYou) {
        return new SavedWorkspace(newWorkspace, newYou, device, host, port, security, pin, added);
    }
}
