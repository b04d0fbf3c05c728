package parley.protocol;

/** One signed-in device of a user: {@code v_…}. */
public record DeviceId(String value) implements WireId {
    public DeviceId {
        value = WireId.require("device", value);
    }

    @Override
    public String toString() {
        return value;
    }
}
