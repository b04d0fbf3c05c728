package parley.protocol;

/** An invite as its maker sees it: {@code i_…}. Not the code that opens it. */
public record InviteId(String value) implements WireId {
    public InviteId {
        value = WireId.require("invite", value);
    }

    @Override
    public String toString() {
        return value;
    }
}
