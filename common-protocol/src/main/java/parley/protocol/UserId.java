package parley.protocol;

/** A user of a workspace: {@code u_…}. */
public record UserId(String value) implements WireId {
    public UserId {
        value = WireId.require("user", value);
    }

    @Override
    public String toString() {
        return value;
    }
}
